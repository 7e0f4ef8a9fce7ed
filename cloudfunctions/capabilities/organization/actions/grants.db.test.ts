import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import {
  codeOf,
  COUNTY,
  granted,
  HONGLIU,
  LIUWAN,
  NOW,
  openDutyCounty,
  TODAY,
  type DutyCounty,
} from '../testing/duties'

let cloud: TestCloud
let county: DutyCounty

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  county = await openDutyCounty(cloud)
  await county.bind('马玉兰', 'ma')
  await county.bind('李晓燕', 'li')
  await county.bind('赵志强', 'zhao')
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

const liu = () => county.as('liu-min')
const give = (name: string, role: 'township-clerk' | 'inspector' | 'township-leader', unitId = HONGLIU) => ({
  ...{ personId: county.id(name), role, unitId, from: TODAY },
})

describe('giving a role', () => {
  it('counts from the next call of whoever gets it, and until it is ended', async () => {
    expect(codeOf(await county.as('li').call('organization.people', {}))).toBe('caller.forbidden')
    const done = granted(await liu().call('organization.grant', give('李晓燕', 'township-clerk')))
    expect(done.text).toBe('李晓燕11月23日起是红柳镇 · 乡镇干事。')
    const seen = granted(await county.as('li').call('organization.people', {}))
    expect(seen.scopeName).toBe('红柳镇')
    expect(await county.duties('李晓燕')).toContain('红柳镇 · 乡镇干事，2026年11月23日至今')
    const personId = county.id('李晓燕')
    const grantId = await county.grantOf('李晓燕')
    const end = { personId, grantId, lastDay: '2026-11-22', reason: '另有安排' }
    granted(await liu().call('organization.endGrant', end))
    expect(codeOf(await county.as('li').call('organization.people', {}))).toBe('caller.forbidden')
    expect(codeOf(await liu().call('organization.endGrant', end))).toBe('grant.ended')
    const view = granted(await liu().call('organization.person', { personId }))
    expect(view.story.map(({ what }) => what).slice(0, 2)).toEqual([
      '收回：红柳镇 · 乡镇干事，到11月22日',
      '授权：红柳镇 · 乡镇干事，11月23日起',
    ])
    expect(view.story[0]!.when).toBe('2026年11月23日 18:20\u3000刘敏\u3000另有安排')
  })

  it('whoever got it is told', async () => {
    granted(await liu().call('organization.grant', give('李晓燕', 'inspector', COUNTY)))
    const { entries } = granted(await county.as('li').call('notifications.inbox', {}))
    expect(entries.map(({ text }) => text)).toContain('你11月23日起是清河县 · 督查组。')
  })

  it('forged, it is refused: above one’s own, over another place, for somebody of another county', async () => {
    const leader = county.as('ma')
    const up = {
      personId: county.id('李晓燕'),
      role: 'county-organiser',
      unitId: COUNTY,
      from: TODAY,
    } as const
    expect(codeOf(await leader.call('organization.grant', up))).toBe('grant.above')
    expect(codeOf(await liu().call('organization.grant', up))).toBe('grant.above')
    const peer = give('李晓燕', 'township-leader')
    expect(codeOf(await leader.call('organization.grant', peer))).toBe('grant.above')
    const elsewhere = { ...up, role: 'township-clerk', unitId: 'u990102101' } as const
    expect(codeOf(await liu().call('organization.grant', elsewhere))).toBe('grant.above')
    const nowhere = { ...up, role: 'township-clerk', unitId: 'u990101999' } as const
    expect(codeOf(await liu().call('organization.grant', nowhere))).toBe('grant.unit')
    const foreign = { ...give('李晓燕', 'inspector', COUNTY), personId: county.id('钱多') }
    expect(codeOf(await liu().call('organization.grant', foreign))).toBe('person.unknown')
    const forged = { ...up, givenBy: 'h1' } as never
    expect(codeOf(await liu().call('organization.grant', forged))).toBe('request.invalid')
  })

  it('a township leader gives the village secretary of the own township', async () => {
    const input = {
      personId: county.id('孙浩'),
      role: 'village-secretary',
      unitId: LIUWAN,
      from: TODAY,
    } as const
    expect(codeOf(await county.as('ma').call('organization.grant', input))).toBe('ok')
  })

  it('of two organisers at the same moment one gives it', async () => {
    const personId = county.id('王磊')
    const input = { ...give('王磊', 'township-clerk'), personId }
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => liu().call('organization.grant', input)),
    )
    expect(replies.map(codeOf).sort()).toEqual(['grant.twice', 'grant.twice', 'grant.twice', 'ok'])
  })

  it('whose reply was lost is given once when it is asked again', async () => {
    const input = give('孙浩', 'township-clerk')
    for (const [nth, kind] of [
      [1, 'dropReply'],
      [2, 'fail'],
    ] as const) {
      const requestId = newRequestId()
      const mine = {
        ...input,
        from: nth === 1 ? TODAY : '2027-01-01',
        to: nth === 1 ? '2026-12-31' : '2027-02-01',
      }
      await cloud.fault({ match: { action: 'database.modifyDocument' }, nth: 1, kind })
      await liu()
        .call('organization.grant', mine, requestId)
        .catch(() => undefined)
      await cloud.clearFaults()
      expect(codeOf(await liu().call('organization.grant', mine, requestId))).toBe('ok')
    }
    const clerk = (await county.duties('孙浩')).filter((duty) => duty.includes('乡镇干事'))
    expect(clerk).toHaveLength(2)
  })
})

describe('those above the county', () => {
  it('are given by the operator, and give in their turn', async () => {
    const personId = county.id('钱多')
    const up = { personId, role: 'region-supervisor', unitId: 'u99', from: TODAY } as const
    expect(codeOf(await liu().call('organization.grant', up))).toBe('person.unknown')
    granted(await cloud.operator('report.grant', up))
    const city = {
      personId: county.id('李晓燕'),
      role: 'city-supervisor',
      unitId: 'u9901',
      from: TODAY,
    } as const
    expect(codeOf(await liu().call('organization.grant', city))).toBe('grant.above')
    expect(codeOf(await county.as('qian-duo').call('organization.grant', city))).toBe('ok')
    const organiser = {
      personId: county.id('赵志强'),
      role: 'county-organiser',
      unitId: COUNTY,
      from: TODAY,
    } as const
    expect(codeOf(await county.as('li').call('organization.grant', organiser))).toBe('ok')
  })

  it('a county keeps an organiser: the last cannot leave, and of two who leave at once one stays', async () => {
    const grantOf = async (name: string) => {
      const view = granted(await county.as('li').call('organization.person', { personId: county.id(name) }))
      return view.grants.find(({ role, open }) => role === 'county-organiser' && open)?.grantId ?? 'none'
    }
    const end = async (name: string) => {
      const ids = { personId: county.id(name), grantId: await grantOf(name) }
      return { ...ids, lastDay: TODAY, reason: '调走了' }
    }
    const [mine, other] = [await end('刘敏'), await end('赵志强')]
    const both = await Promise.all([
      liu().call('organization.endGrant', mine),
      county.as('zhao').call('organization.endGrant', other),
    ])
    const codes = both.map(codeOf)
    expect(codes).toContain('grant.lastOrganiser')
    // Where each saw the other leave, both stay; then one may go.
    if (!codes.includes('ok')) expect(codeOf(await liu().call('organization.endGrant', mine))).toBe('ok')
    const [stays, last] = codes[1] === 'ok' ? ['liu-min', mine] : ['zhao', other]
    expect(codeOf(await county.as(stays).call('organization.endGrant', last))).toBe('grant.lastOrganiser')
    expect(granted(await county.as(stays).call('organization.me', {})).may.importRoster).toBe(true)
    // Whoever stands above may, having given the role to somebody else.
    expect(codeOf(await county.as('li').call('organization.endGrant', last))).toBe('ok')
  })
})
