import { atClock } from '../../../kernel/day'
import { rawDatabase, type RawDatabase } from '../../../testing/raw-database'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted, NOW, openDutyCounty, type DutyCounty } from '../testing/duties'

let cloud: TestCloud
let county: DutyCounty
let raw: RawDatabase

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  county = await openDutyCounty(cloud)
  raw = rawDatabase(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())
interface Stored extends Record<string, unknown> {
  schema: number
  version: number
  wakeAt: number | null
  history: Array<{ act: string; by: string }>
}
const person = async (name: string): Promise<Stored> => (await raw.get('people', county.id(name))) as Stored
const looksAt = (stored: Stored) => stored.history.filter(({ act }) => act === 'seePhone').map(({ by }) => by)

describe('somebody saved before people had an alarm', () => {
  /** As it lay then: nobody would wake it. */
  const lieAsBefore = async (name: string): Promise<void> =>
    raw.put('people', { ...(await person(name)), schema: 1, wakeAt: null })

  it('is saved once more by the clock, also by one that fails midway, and looked at after the last day', async () => {
    // 王磊 left on 31 October; whoever is still on duty gets no alarm.
    await lieAsBefore('王磊')
    await lieAsBefore('李晓燕')
    const before = await person('王磊')
    await cloud.fault({ match: { function: 'clock', collection: 'people' }, nth: 2, kind: 'fail' })
    await cloud.tick().catch(() => undefined)
    await cloud.clearFaults()
    await cloud.tick()
    const lifted = await person('王磊')
    expect(lifted.schema).toBe(2)
    const since = lifted.history.slice(before.history.length).map(({ act, by }) => `${by} ${act}`)
    expect(since).toEqual(['system lift', 'system left'])
    expect(lifted['state']).toEqual({
      ...(before['state'] as object),
      leaver: { lastDay: '2026-10-31', forgetAt: atClock('2027-04-30', '03:00') },
    })
    expect(lifted.wakeAt).toBe(atClock('2027-04-30', '03:00'))
    expect(await person('李晓燕')).toMatchObject({ schema: 2, wakeAt: null })
  })

  it('is left alone from then on', async () => {
    const all = JSON.stringify(await raw.read('people'))
    await cloud.tick()
    await cloud.tick()
    expect(JSON.stringify(await raw.read('people'))).toBe(all)
  })
})

describe('a whole phone number', () => {
  const ask = (name: string, id?: string) =>
    county.as('liu-min').call('organization.phone', { personId: county.id(name) }, id)

  it('is given once it is on record who looked, once a day for each, and its owner reads it', async () => {
    const owner = await county.bind('赵志强', 'zhao')
    const leader = await county.bind('马玉兰', 'ma')
    for (let times = 0; times < 3; times++) expect(granted(await ask('赵志强')).phone).toBe('19900000004')
    granted(await leader.call('organization.phone', { personId: county.id('赵志强') }))
    expect(looksAt(await person('赵志强'))).toEqual([county.id('刘敏'), county.id('马玉兰')])
    const { story } = granted(await owner.call('organization.record', {}))
    expect(story.slice(0, 2).map(({ what, when }) => `${what} ${when}`)).toEqual([
      expect.stringMatching(/^看了手机号 .*马玉兰$/),
      expect.stringMatching(/^看了手机号 .*刘敏$/),
    ])
  })

  it('of one’s own is nobody else’s look, and of somebody beside the county nobody’s', async () => {
    expect(granted(await ask('刘敏')).phone).toBe('19900009001')
    expect(looksAt(await person('刘敏'))).toEqual([])
    expect(codeOf(await ask('钱多'))).toBe('person.unknown')
    expect(looksAt(await person('钱多'))).toEqual([])
  })

  it('is not given where it could not be written down, and a lost reply is asked again without a second look', async () => {
    const id = newRequestId()
    for (const kind of ['fail', 'dropReply'] as const) {
      await cloud.fault({ match: { action: 'database.modifyDocument' }, nth: 1, kind })
      const reply = await ask('孙浩', id)
      expect(reply).toMatchObject({ ok: false })
      expect(JSON.stringify(reply)).not.toContain('19900000005')
      await cloud.clearFaults()
    }
    expect(granted(await ask('孙浩', id)).phone).toBe('19900000005')
    expect(looksAt(await person('孙浩'))).toEqual([county.id('刘敏')])
  })

  it('that two ask for in the same moment is on record for both', async () => {
    const leader = county.as('ma')
    const replies = await Promise.all([
      ask('柳长河'),
      ask('柳长河'),
      leader.call('organization.phone', { personId: county.id('柳长河') }),
    ])
    for (const reply of replies) expect(granted(reply).phone).toBe('19900008003')
    expect(new Set(looksAt(await person('柳长河')))).toEqual(
      new Set([county.id('刘敏'), county.id('马玉兰')]),
    )
  })
})
