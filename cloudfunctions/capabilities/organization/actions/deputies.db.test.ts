import { DAY } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted, HONGLIU, NOW, openDutyCounty, TODAY, type DutyCounty } from '../testing/duties'

let cloud: TestCloud
let county: DutyCounty
let held: { holderId: string; grantId: string }

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  county = await openDutyCounty(cloud)
  await county.bind('马玉兰', 'ma')
  await county.bind('陈国栋', 'chen')
  await county.bind('周建平', 'zhou')
  held = { holderId: county.id('马玉兰'), grantId: await county.grantOf('马玉兰') }
})
afterAll(() => cloud?.close())

const stand = (rest: object = {}) => ({
  ...{ personId: county.id('陈国栋'), ...held, from: TODAY, to: '2026-12-02' },
  ...rest,
})
const askFor = async (day: string) => {
  const end = { day, half: 'full' } as const
  const asked = { kind: 'personal', from: end, to: end, reason: '家里有事' } as const
  const { bookId, applicationId } = granted(await county.as('zhou').call('leave.submit', asked))
  return { bookId, applicationId }
}

describe('a deputy', () => {
  it('decides leave like the leader, who may still decide; the story says for whom', async () => {
    const before = await askFor('2026-11-25')
    expect(codeOf(await county.as('chen').call('leave.approve', before))).not.toBe('ok')
    const done = granted(await county.as('ma').call('organization.deputize', stand()))
    expect(done.text).toContain('陈国栋代马玉兰')
    const { entries } = granted(await county.as('chen').call('notifications.inbox', {}))
    expect(entries[0]!.text).toContain('请你代马玉兰')
    expect(await county.duties('陈国栋')).toContain(
      '红柳镇 · 乡镇分管领导（代 马玉兰），2026年11月23日至2026年12月2日',
    )
    expect(codeOf(await county.as('chen').call('leave.approve', before))).toBe('ok')
    const next = await askFor('2026-11-26')
    expect(codeOf(await county.as('ma').call('leave.approve', next))).toBe('ok')
  })

  it('is what the decision rests on: the deputy’s own grant and version are recorded', async () => {
    const asked = await askFor('2026-11-27')
    granted(await county.as('chen').call('leave.approve', asked))
    const grants = granted(
      await county.as('liu-min').call('organization.person', { personId: county.id('陈国栋') }),
    ).grants
    const deputy = grants.find((grant) => grant.deputy)!
    expect(await stored('leaveBooks', asked.bookId)).toContain(deputy.grantId)
  })

  it('names no deputy, gives no role and is not named twice', async () => {
    const view = granted(
      await county.as('liu-min').call('organization.person', { personId: county.id('陈国栋') }),
    )
    const mine = view.grants.find((grant) => grant.deputy)!
    expect(mine).toMatchObject({ mayDeputize: false, mayEnd: true })
    const again = {
      ...{ personId: county.id('李晓燕'), holderId: county.id('陈国栋'), grantId: mine.grantId },
      ...{ from: TODAY, to: '2026-11-30' },
    }
    expect(codeOf(await county.as('chen').call('organization.deputize', again))).toBe('deputy.ofDeputy')
    const role = {
      personId: county.id('周建平'),
      role: 'village-secretary',
      unitId: 'u990101101201',
      from: TODAY,
    } as const
    expect(codeOf(await county.as('chen').call('organization.grant', role))).toBe('grant.above')
    expect(codeOf(await county.as('ma').call('organization.deputize', stand()))).toBe('grant.twice')
  })

  it('is named by the holder or by those above, of the own county only', async () => {
    const other = stand({ personId: county.id('钱多') })
    expect(codeOf(await county.as('ma').call('organization.deputize', other))).toBe('person.unknown')
    expect(codeOf(await county.as('qian-duo').call('organization.deputize', stand()))).toBe('person.unknown')
    const later = { personId: county.id('李晓燕'), from: '2027-01-01', to: '2027-01-10' }
    expect(codeOf(await county.as('liu-min').call('organization.deputize', stand(later)))).toBe('ok')
    expect(codeOf(await county.as('chen').call('organization.deputize', stand(later)))).not.toBe('ok')
  })

  it('stops by date, with nobody doing anything', async () => {
    expect(granted(await county.as('chen').call('organization.me', {})).may.decideLeave).toBe(true)
    await cloud.setClock(NOW + 9 * DAY)
    expect(granted(await county.as('chen').call('organization.me', {})).may.decideLeave).toBe(true)
    await cloud.setClock(NOW + 10 * DAY)
    expect(granted(await county.as('chen').call('organization.me', {})).may.decideLeave).toBe(false)
    await cloud.setClock(NOW)
  })

  it('ends with the role it stands in for, also when a write on the way fails and the request comes again', async () => {
    const end = { personId: held.holderId, grantId: held.grantId, lastDay: '2026-11-22', reason: '调走了' }
    await cloud.fault({
      match: { action: 'database.modifyDocument', collection: 'people' },
      nth: 2,
      kind: 'fail',
    })
    await county
      .as('liu-min')
      .call('organization.endGrant', end, 'end-the-leader-1')
      .catch(() => undefined)
    await cloud.clearFaults()
    granted(await county.as('liu-min').call('organization.endGrant', end, 'end-the-leader-1'))
    expect(granted(await county.as('chen').call('organization.me', {})).may.decideLeave).toBe(false)
    const seats = granted(await county.as('liu-min').call('organization.vacancies', {}))
    expect(seats.rows.find(({ unitId }) => unitId === HONGLIU)?.text).toBe('没有分管领导')
    const late = stand({ personId: county.id('李晓燕'), from: TODAY, to: TODAY })
    expect(codeOf(await county.as('liu-min').call('organization.deputize', late))).toBe('deputy.beyond')
  })

  it('a request goes to the next level at once when nobody holds the role', async () => {
    const { bookId, applicationId } = await askFor('2026-12-08')
    const view = granted(await county.as('zhou').call('leave.application', { bookId, applicationId }))
    expect(view.timeline.map(({ what }) => what)).toContain('等县驻村办决定')
    expect(codeOf(await county.as('liu-min').call('leave.approve', { bookId, applicationId }))).toBe('ok')
  })
})

/** The document as it lies in the database. */
async function stored(collectionName: string, id: string): Promise<string> {
  const body = {
    action: 'database.getDocument',
    collectionName,
    queryType: 'WHERE',
    query: JSON.stringify({ _id: id }),
  }
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(`${cloud.url}/admin`, { method: 'POST', headers, body: JSON.stringify(body) })
  return reply.text()
}
