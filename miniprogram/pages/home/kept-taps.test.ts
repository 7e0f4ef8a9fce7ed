import type * as Kept from './kept-taps'
import type * as Ticket from './ticket'

const tap = (requestId: string): Kept.KeptTap => ({ requestId, input: { noFix: 'failed', tappedAt: 1_000 } })
const recorded = { ok: true, data: {} }
const refused = (code: string) => ({
  ok: false,
  code,
  params: {},
  text: { what: '县里没有开签到', next: '不用签。' },
  requestId: 'r',
})

/** A phone whose cloud gives these answers one after the other; `null` is a lost network. */
function phone(...answers: unknown[]) {
  jest.resetModules()
  const storage = new Map<string, unknown>()
  const sent: Array<{ requestId: string; input: { sentAt: number; tappedAt: number } }> = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: (typeof sent)[number] }) => {
          sent.push(data)
          const result = answers.shift()
          return result ? Promise.resolve({ result }) : Promise.reject({ errCode: -1 })
        },
      },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, JSON.parse(JSON.stringify(value))),
    },
  })
  const kept = jest.requireActual<typeof Kept>('./kept-taps')
  const { rememberTicket: remember } = jest.requireActual<typeof Ticket>('./ticket')
  return {
    kept,
    sent,
    remember,
    ids: () => kept.keptTaps().map((each) => each.requestId),
    nonces: () => kept.keptTaps().map((each) => each.input.nonce),
  }
}

it('a tap without signal stays on the phone, once however often it is kept', () => {
  const { kept, ids } = phone()
  kept.keepTap(tap('r1'))
  kept.keepTap(tap('r2'))
  kept.keepTap(tap('r1'))
  expect(ids()).toEqual(['r2', 'r1'])
})

it('with a signal every tap goes out under its own id, with when it was tapped and when it is sent', async () => {
  const { kept, sent, ids } = phone(recorded, recorded)
  kept.keepTap(tap('r1'))
  kept.keepTap(tap('r2'))
  expect(await kept.sendKeptTaps()).toEqual({ what: '刚才存着的 2 次签到补上了', left: 0 })
  expect(sent.map((each) => each.requestId)).toEqual(['r1', 'r2'])
  expect(sent[0]?.input.tappedAt).toBe(1_000)
  expect(sent[0]!.input.sentAt).toBeGreaterThan(1_000)
  expect(ids()).toEqual([])
})

it('without a signal nothing is lost, and the later ones are not tried', async () => {
  const { kept, sent, ids } = phone(null, null)
  kept.keepTap(tap('r1'))
  kept.keepTap(tap('r2'))
  expect(await kept.sendKeptTaps()).toEqual({ what: '', left: 2 })
  expect(ids()).toEqual(['r1', 'r2'])
  expect(new Set(sent.map((each) => each.requestId))).toEqual(new Set(['r1']))
})

it.each(['server.failed', 'record.busy'])('after %s the tap stays for the next time', async (code) => {
  const { kept, ids } = phone(refused(code))
  kept.keepTap(tap('r1'))
  await kept.sendKeptTaps()
  expect(ids()).toEqual(['r1'])
})

it('a tap that the cloud refuses is said so and goes', async () => {
  const { kept, ids } = phone(refused('attendance.checkInOff'))
  kept.keepTap(tap('r1'))
  expect((await kept.sendKeptTaps()).what).toBe('县里没有开签到，不用签。')
  expect(ids()).toEqual([])
})

it('two pages that send at once send every tap once', async () => {
  const { kept, sent } = phone(recorded, recorded)
  kept.keepTap(tap('r1'))
  await Promise.all([kept.sendKeptTaps(), kept.sendKeptTaps()])
  expect(sent).toHaveLength(1)
})

it('a tap that is made while others are on their way is not lost', async () => {
  const { kept, ids } = phone(recorded)
  kept.keepTap(tap('r1'))
  const sending = kept.sendKeptTaps()
  kept.keepTap(tap('r2'))
  expect((await sending).left).toBe(1)
  expect(ids()).toEqual(['r2'])
})

it('of a long time without signal the newest thirty are kept', () => {
  const { kept, ids } = phone()
  for (let i = 0; i < 35; i++) kept.keepTap(tap(`r${i}`))
  expect(ids()).toHaveLength(30)
  expect(ids().at(-1)).toBe('r34')
})

describe('the numbers that prove when a tap was made', () => {
  it('are given to taps one by one as they are kept, the last use written j', () => {
    const { kept, nonces, remember } = phone()
    remember('ticket')
    for (let i = 0; i < 22; i++) kept.keepTap(tap(`r${i}`))
    expect(nonces().slice(0, 2)).toEqual(['ticket.0', 'ticket.1'])
    expect(nonces().slice(19)).toEqual(['ticket.j', undefined, undefined])
  })

  it('are not used up by keeping the same tap again', () => {
    const { kept, nonces, remember } = phone()
    remember('ticket')
    kept.keepTap(tap('r1'))
    kept.keepTap(kept.keptTaps()[0]!)
    kept.keepTap(tap('r2'))
    expect(nonces()).toEqual(['ticket.0', 'ticket.1'])
  })

  it('come anew with every answer, and the same answer again gives no used one back', async () => {
    const { kept, nonces, remember } = phone({ ok: true, data: { today: { ticket: 'newer' } } })
    remember('ticket')
    kept.keepTap(tap('r1'))
    remember('ticket')
    kept.keepTap(tap('r2'))
    expect(nonces()).toEqual(['ticket.0', 'ticket.1'])
    await kept.sendKeptTaps()
    kept.keepTap(tap('r3'))
    expect(nonces().at(-1)).toBe('newer.0')
  })

  it('are missed by nobody: without one a tap waits all the same', () => {
    const { kept, nonces } = phone()
    kept.keepTap(tap('r1'))
    expect(nonces()).toEqual([undefined])
  })
})
