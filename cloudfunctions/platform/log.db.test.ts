import { LIUWAN_OFFICE } from '../capabilities/attendance/testing/given'
import { atClock } from '../kernel/day'
import { data, openCounty } from '../testing/county'
import { startTestCloud, type Phone, type TestCloud } from '../testing/test-cloud'

const START = atClock('2026-11-24', '10:00')
const WORDS = {
  leave: '母亲住院要人陪',
  contest: '那天在三组修水渠',
  wrote: '自来水三天没来了。',
  answer: '水管今天下午修好。',
}

let cloud: TestCloud
const seen = new Map<string, string>()

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: START })
})
afterAll(() => cloud?.close())

/** The log keeps the last hundred runs of each function, so it is read after every step. */
async function gather(): Promise<void> {
  for (const name of ['api', 'clock', 'reports', 'poll']) {
    const reply = await fetch(`${cloud.url}/local/logs?function=${name}&limit=100`)
    const { invocations } = (await reply.json()) as {
      invocations: Array<{ requestId: string; logs: string[] }>
    }
    for (const { requestId, logs } of invocations) seen.set(`${name} ${requestId}`, logs.join(''))
  }
}
const lines = () => [...seen.values()].flatMap((text) => text.split('\n')).filter((line) => line !== '')

describe('a full journey, with everything that can fail failing', () => {
  it('leaves no name, number, account, word or place in any line of the log', async () => {
    const county = await openCounty(cloud)
    await gather()
    const phones: Phone[] = [county.organiser]
    const zhou = await county.bind('周建平', 'oZhouJianping1234567890abcd')
    const ma = await county.bind('马玉兰', 'oMaYulan00001234567890abcde')
    phones.push(zhou, ma)
    const steps: Array<() => Promise<unknown>> = [
      () =>
        zhou.call('attendance.checkIn', {
          fix: { ...LIUWAN_OFFICE, accuracy: 9, capturedAt: START },
          tappedAt: START,
        }),
      () => {
        const day = { day: '2026-11-26', half: 'full' } as const
        return zhou.call('leave.submit', { kind: 'personal', from: day, to: day, reason: WORDS.leave })
      },
      async () => {
        const [item] = data(await ma.call('leave.waiting', {})).items
        return item && ma.call('leave.approve', { bookId: item.bookId, applicationId: item.applicationId })
      },
      () => zhou.call('attendance.contest', { day: '2026-11-20', part: 'day', reason: WORDS.contest }),
      () => zhou.call('complaints.file', { kind: 'problem', about: 'work', named: true, text: WORDS.wrote }),
      async () => {
        const [row] = data(await county.organiser.call('complaints.received', { show: 'waiting' })).rows
        return (
          row &&
          county.organiser.call('complaints.answer', { complaintId: row.complaintId, text: WORDS.answer })
        )
      },
      () => zhou.call('home.get', {}),
      () => county.organiser.call('home.get', {}),
      () => zhou.call('notifications.inbox', {}),
      () => cloud.as('oStranger').call('organization.bind', { inviteCode: 'AAAA2222' }),
      () => zhou.raw('api', { v: 1, action: `周建平 19900000001`, input: {}, requestId: 'hostile-1' }),
      () =>
        zhou.raw('api', {
          v: 1,
          action: 'leave.submit',
          input: { reason: WORDS.leave },
          requestId: 'hostile-2',
        }),
      () => cloud.tick(),
    ]
    for (const step of steps) {
      // First with a call of the database or of WeChat that fails, each in its turn; then whole.
      for (const fault of [1, 2, 3, 4]) {
        await cloud.fault({ match: {}, nth: fault, kind: 'fail' })
        await step().catch(() => undefined)
        await cloud.clearFaults()
      }
      await step().catch(() => undefined)
      await gather()
    }
    const all = lines()
    expect(all.length).toBeGreaterThan(60)
    expect(all.filter((line) => line.includes('"failure"')).length).toBeGreaterThan(5)
    const people = [
      '周建平',
      '马玉兰',
      '刘敏',
      '柳湾',
      '1990000',
      ...phones.map(({ openid }) => openid),
      'oStranger',
    ]
    for (const trace of [...people, ...Object.values(WORDS), String(LIUWAN_OFFICE.latitude), 'AAAA2222'])
      expect(all.filter((line) => line.includes(trace))).toEqual([])
    expect(all.filter((line) => /[\u4e00-\u9fff]/.test(line))).toEqual([])
  })

  it('has one of a request that is none, and nothing of what it said', async () => {
    const event = {
      v: 1,
      action: '周建平',
      requestId: 'x',
      input: { phone: '19900000001' },
      extra: 'oStranger',
    }
    expect(await cloud.as('oStranger12345').raw('api', event)).toMatchObject({ code: 'request.malformed' })
    const before = new Set(lines())
    await gather()
    const [line, ...more] = lines().filter((each) => !before.has(each))
    expect(more).toEqual([])
    expect(JSON.parse(line!)).toEqual({
      ...{ requestId: '', action: 'unknown', code: 'request.malformed', milliseconds: expect.any(Number) },
    })
  })

  it('is lines of one shape: which request, which action, how it ended, how long it took', () => {
    const shapes = lines().map((line) => JSON.parse(line) as Record<string, unknown>)
    for (const { requestId, action, ...rest } of shapes) {
      expect([typeof requestId, typeof action]).toEqual(['string', 'string'])
      expect(
        Object.keys(rest).filter(
          (key) => !['code', 'milliseconds', 'trips', 'woken', 'behind', 'failed', 'failure'].includes(key),
        ),
      ).toEqual([])
    }
    const home = shapes.filter(({ action, code }) => action === 'home.get' && code === 'ok')
    // The round-trip budget of the first page, as the log itself tells it.
    expect(home.length).toBeGreaterThan(0)
    for (const { trips } of home) {
      expect(trips).toBeGreaterThan(1)
      expect(trips).toBeLessThanOrEqual(4)
    }
    expect(shapes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['leave.submit', 'clock', 'unknown']),
    )
  })
})
