import { call, hearFailures } from './call'
import { writeDown, writeDownBug } from './failures'

/** Stands for WeChat: what its log was given. */
function wechat(result: unknown, withLog = true) {
  const lines: unknown[] = []
  const log = { setFilterMsg: () => undefined, error: (line: unknown) => lines.push(line) }
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: () =>
          result ? Promise.resolve({ result }) : Promise.reject(new Error('request:fail')),
      },
      ...(withLog ? { getRealtimeLogManager: () => log } : {}),
    },
  })
  hearFailures(writeDown)
  return lines
}
const refusal = (code: string) => ({
  ...{ ok: false, code, params: { name: '周建平' }, requestId: 'r' },
  text: { what: '周建平的假', next: '再看看' },
})
const asked = { complaintId: 'c1', text: '自来水三天没来了。' }

afterAll(() => hearFailures(() => undefined))

it('a lost network is written down with its action and id, without a word of what was sent', async () => {
  const lines = wechat(null)
  await call('complaints.answer', asked, { requestId: 'same-intention-1' })
  expect(lines).toMatchObject([
    { action: 'complaints.answer', code: 'network.offline', requestId: 'same-intention-1' },
  ])
  expect(Object.keys(lines[0] as object).sort()).toEqual(['action', 'code', 'milliseconds', 'requestId'])
})

it.each(['server.failed', 'request.invalid', 'client.tooOld'])(
  '%s is a fault and written down',
  async (code) => {
    const lines = wechat(refusal(code))
    Object.assign(wx, { showModal: () => undefined })
    await call('complaints.answer', asked)
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines)).not.toMatch(/周建平|自来水/)
  },
)

it.each(['complaint.textShort', 'leave.overlaps', 'caller.forbidden', 'record.notFound'])(
  '%s is a rule and not written down',
  async (code) => {
    const lines = wechat(refusal(code))
    await call('complaints.answer', asked)
    expect(lines).toEqual([])
  },
)

it('a bug is written down by its kind and place', () => {
  const lines = wechat(null)
  writeDownBug(
    `TypeError: Cannot read 'x' of 周建平 19900000001 oABCD1234efgh5678ijkl\n    at load (pages/home/index.js:5:9)`,
  )
  expect(lines).toEqual([
    { bug: 'TypeError: Cannot read … of … … …', at: ['at load (pages/home/index.js:5:9)'] },
  ])
  writeDownBug('Error: bad point 35.9123,104.2317 (35.912 -104.231) in 4.0.2')
  expect(lines[1]).toEqual({ bug: 'Error: bad point …,… (… …) in 4.0.2', at: [] })
  writeDownBug(undefined)
  expect(lines).toHaveLength(3)
})

it('a WeChat without such a log, and a phone whose log fails to be there, go on', async () => {
  wechat(null, false)
  expect((await call('complaints.answer', asked)).ok).toBe(false)
  expect(() => writeDownBug('x')).not.toThrow()
})
