import { atClock, type Day } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted } from '../../organization/testing/given'
import { INSPECTORS, MORE_POSTED, recompute } from '../testing/spot-check'
import { openTownship, type Township } from '../testing/township'

const HONGLIU = 'u990101101'
const CHENGGUAN = 'u990101100'

let cloud: TestCloud
let town: Township

/** So many that the month's number of spot checks is not used up by these draws. */
const MANY = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许', (surname, i) => ({
  ...{ village: '沙井村', villageCode: '990101101202', role: '队员' },
  name: `${surname}甲乙`,
  phone: `199000002${String(i).padStart(2, '0')}`,
}))

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: atClock('2026-11-23', '09:00') })
  town = await openTownship(cloud, { posted: [...MORE_POSTED, ...MANY], officers: INSPECTORS })
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

async function goTo(day: Day, clock: string): Promise<void> {
  await cloud.setClock(atClock(day, clock))
}
const open = async (people: number, unitId = HONGLIU): Promise<string> =>
  granted(await town.as('刘敏').call('attendance.openDraw', { unitId, people })).drawId
const add = (drawId: string, requestId = newRequestId()) =>
  town.as('付立群').call('attendance.addDigits', { drawId, digits: '482913' }, requestId)
const view = async (drawId: string) => granted(await town.as('刘敏').call('attendance.draw', { drawId }))
async function toldOf(name: string, drawId: string): Promise<number> {
  const { entries } = granted(await town.as(name).call('notifications.inbox', {}))
  return entries.filter(({ page, title }) => page.includes(drawId) && title.startsWith('抽查：')).length
}
async function asksOf(drawId: string): Promise<string[]> {
  const ledgers = await storedIn(cloud, 'ledgers', {})
  return ledgers.flatMap((text) => {
    const { postingId, history } = JSON.parse(text) as {
      postingId: string
      history: Array<{ act?: string; data?: { drawId?: string } }>
    }
    return history.flatMap(({ act, data }) =>
      act === 'spotCheck' && data?.drawId === drawId ? [postingId] : [],
    )
  })
}

const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
/** One after another three draws a day, each with a failure one call later than the last. */
const FAILURES = DAYS.flatMap((day, i) =>
  ['10:00', '12:00', '14:00'].map((clock, j) => ({ day, clock, nth: 2 + i * 3 + j })),
)

describe('a draw that something breaks', () => {
  it.each(FAILURES)(
    'at call $nth of adding the digits asks everybody once and tells everybody once',
    async ({ day, clock, nth }) => {
      await goTo(day, clock)
      const drawId = await open(2)
      const requestId = newRequestId()
      await cloud.fault({ match: { function: 'api' }, nth, kind: nth % 2 === 0 ? 'fail' : 'dropReply' })
      await add(drawId, requestId).catch(() => undefined)
      await cloud.clearFaults()
      await goTo(day, clock.replace(':00', ':01'))
      await cloud.tick()
      granted(await add(drawId, requestId))
      await goTo(day, clock.replace(':00', ':04'))
      await cloud.tick()
      await cloud.tick()
      const { proof } = granted(await town.as('刘敏').call('attendance.drawProof', { drawId }))
      expect(recompute(proof).drawn).toEqual(proof.drawn)
      expect((await asksOf(drawId)).sort()).toEqual([...proof.drawn].sort())
      for (const { who } of (await view(drawId)).rows) expect(await toldOf(who, drawId)).toBe(1)
    },
  )

  it('when the function dies before any ledger was written, is carried on by the clock within a minute', async () => {
    await goTo('2026-12-03', '10:00')
    const drawId = await open(3)
    await cloud.fault({ match: { function: 'api', collection: 'ledgers' }, nth: 1, kind: 'fail' })
    granted(await add(drawId))
    await cloud.clearFaults()
    await cloud.restart()
    await goTo('2026-12-03', '10:02')
    await Promise.all([cloud.tick(), cloud.tick()])
    const rows = (await view(drawId)).rows
    expect(rows.map(({ tag }) => tag.text)).toEqual(['等应答', '等应答', '等应答'])
    expect(await asksOf(drawId)).toHaveLength(3)
    const until = granted(await town.as(rows[0]!.who).call('home.get', {})).today!.spotCheck!.what
    expect(['抽查：请在 10:30 前签到', '抽查：请在 10:32 前签到']).toContain(until)
  })

  it('and whose clock comes back after nine in the evening, wakes nobody: that is written down instead', async () => {
    await goTo('2026-12-04', '20:20')
    const drawId = await open(3)
    await cloud.fault({ match: { function: 'api', collection: 'leaveBooks' }, nth: 1, kind: 'fail' })
    granted(await add(drawId))
    await cloud.clearFaults()
    await goTo('2026-12-04', '21:10')
    await cloud.tick()
    const rows = (await view(drawId)).rows
    expect(rows.map(({ what }) => what)).toEqual(Array.from({ length: 3 }, () => '没有问：过了能问的时间'))
    for (const { who } of rows) expect(await toldOf(who, drawId)).toBe(0)
  })
})

describe('opening that fails', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'at call %i opens one draw when the phone asks again',
    async (nth) => {
      const days = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10']
      const day = days[Math.floor((nth - 1) / 3)]!
      await goTo(day, `${10 + 3 * ((nth - 1) % 3)}:00`)
      const requestId = newRequestId()
      const input = { unitId: HONGLIU, people: 1 }
      await cloud.fault({ match: { function: 'api' }, nth, kind: nth % 2 === 0 ? 'dropReply' : 'fail' })
      await town
        .as('刘敏')
        .call('attendance.openDraw', input, requestId)
        .catch(() => undefined)
      await cloud.clearFaults()
      const { drawId } = granted(await town.as('刘敏').call('attendance.openDraw', input, requestId))
      const stored = await storedIn(cloud, 'draws', { unitId: HONGLIU })
      const today = stored.filter((text) => text.includes(`"day":"${day}"`))
      expect(today).toHaveLength(1 + ((nth - 1) % 3))
      expect(today.filter((text) => text.includes(`"_id":"${drawId}"`))).toHaveLength(1)
      const told = granted(await town.as('严查').call('notifications.inbox', {})).entries
      expect(told.filter(({ page }) => page.includes(drawId)).length).toBeLessThanOrEqual(1)
    },
  )

  it('three that nobody completed are three, and stay on record as such', async () => {
    await goTo('2026-12-10', '19:30')
    expect(codeOf(await town.as('刘敏').call('attendance.openDraw', { unitId: HONGLIU, people: 1 }))).toBe(
      'attendance.drawsUsed',
    )
    const { rows } = granted(await town.as('刘敏').call('attendance.draws', {}))
    expect(rows.slice(0, 3).map(({ tag }) => tag.text)).toEqual(['没有办完', '没有办完', '没有办完'])
  })
})

describe('leave and the draw', () => {
  async function leaveOf(name: string, day: Day, kind: 'personal' | 'trip'): Promise<void> {
    const edge = { day, half: 'full' as const }
    const asked = { kind, from: edge, to: edge, reason: '家里有事' }
    const { bookId, applicationId } = granted(await town.as(name).call('leave.submit', asked))
    granted(await town.as('外镇长').call('leave.approve', { bookId, applicationId }))
  }

  it('approved before the list is frozen keeps somebody off it; approved after that, they are not asked', async () => {
    await goTo('2026-12-11', '09:00')
    await leaveOf('外村人', '2026-12-11', 'trip')
    const drawId = await open(1, CHENGGUAN)
    const before = await view(drawId)
    expect(before).toMatchObject({ size: '名单 3 人，抽 1 人', left: ['请假或公出 1 人'] })
    expect(JSON.stringify(before.lists)).not.toContain('外村人')
    for (const name of ['乙一', '乙二', '乙三']) await leaveOf(name, '2026-12-11', 'personal')
    granted(await add(drawId))
    const [row] = (await view(drawId)).rows
    expect(row).toMatchObject({
      tag: { text: '没有问' },
      what: '没有问：抽到以后请了假或者公出',
      call: false,
    })
    expect(await toldOf(row!.who, drawId)).toBe(0)
    expect(granted(await town.as(row!.who).call('home.get', {})).today!.spotCheck).toBeNull()
    expect(codeOf(await town.as('刘敏').call('attendance.openDraw', { unitId: CHENGGUAN, people: 1 }))).toBe(
      'attendance.drawTooFew',
    )
  })
})

describe('the days and hours of a county', () => {
  it('a draw on a rest day, at night or without the county’s document is refused with the next step', async () => {
    const attempt = async (day: Day, clock: string) => {
      await goTo(day, clock)
      return town.as('刘敏').call('attendance.openDraw', { unitId: HONGLIU, people: 1 })
    }
    expect(codeOf(await attempt('2026-12-12', '10:00'))).toBe('attendance.drawRestDay')
    expect(await attempt('2026-12-14', '20:31')).toMatchObject({
      code: 'attendance.drawHours',
      text: { next: '抽查在 08:00 到 20:30 之间，请到时候再来。' },
    })
    expect(granted(await town.as('刘敏').call('attendance.drawForm', {})).blocked).not.toBeNull()
    expect(codeOf(await attempt('2027-01-05', '10:00'))).toBe('attendance.spotCheckOff')
  })
})
