import type * as Kept from './kept-leave'
import { arrivedWords, keptWords } from './kept-leave-words'

const day = (at: string) => ({ day: at, half: 'full' as const })
const draft = (requestId: string, rest: Partial<Kept.Draft> = {}): Kept.Draft => ({
  bookId: 'b1',
  input: { kind: 'personal', from: day('2026-11-26'), to: day('2026-11-27'), reason: '回家看看' },
  requestId,
  note: false,
  ...rest,
})
const taken = {
  ok: true,
  data: { bookId: 'b1', applicationId: 'a1', what: '交上去了', next: '马玉兰会收到消息，决定了就告诉你。' },
}
const refused = (code: string) => ({
  ok: false,
  code,
  params: {},
  text: { what: '这几天过去太久了', next: '请当面跟镇里说。' },
  requestId: 'r',
})

interface Call {
  action: string
  requestId: string
  input: { reason: string }
}

/** A phone whose cloud gives these answers one after the other; `null` is a lost network, a function is done first. */
function phone(...answers: unknown[]) {
  jest.resetModules()
  const storage = new Map<string, unknown>()
  const sent: Call[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: Call }) => {
          sent.push(data)
          const answer = answers.shift()
          const result: unknown = typeof answer === 'function' ? (answer as () => unknown)() : answer
          return result ? Promise.resolve({ result }) : Promise.reject({ errCode: -1 })
        },
      },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, JSON.parse(JSON.stringify(value))),
    },
  })
  return {
    kept: jest.requireActual<typeof Kept>('./kept-leave'),
    sent,
    ids: () => sent.map((c) => c.requestId),
  }
}

describe('a request for leave that found no signal', () => {
  it('goes out whole under its own id, and is gone from the phone', async () => {
    const { kept, sent } = phone(taken)
    kept.keepDraft(draft('r1'))
    const done = await kept.sendDraft('b1')
    expect(sent).toMatchObject([{ action: 'leave.submit', requestId: 'r1', input: draft('r1').input }])
    expect(kept.keptDraft('b1')).toBeNull()
    expect(arrivedWords(done)).toMatchObject({
      text: '刚才的假条已替你交上',
      more: '马玉兰会收到消息，决定了就告诉你。',
      url: '/packages/leave/application/index?bookId=b1&applicationId=a1',
    })
  })

  it('goes out once when two pages send at once, and both hear the same', async () => {
    const { kept, sent } = phone(taken, taken)
    kept.keepDraft(draft('r1'))
    const [one, other] = await Promise.all([kept.sendDraft('b1'), kept.sendDraft('b1')])
    expect(sent).toHaveLength(1)
    expect(one).toBe(other)
    expect(await kept.sendDraft('b1')).toBeNull()
    expect(kept.arrivedUnder('r1')).toEqual(one)
  })

  it('stays as it was while there is still no signal, and keeps its id', async () => {
    const { kept, ids } = phone(null, null, taken)
    kept.keepDraft(draft('r1'))
    await kept.sendDraft('b1')
    expect(kept.keptDraft('b1')).toEqual(draft('r1'))
    expect(keptWords(kept.keptDraft('b1'), true)).toMatchObject({
      text: '有一张假条还没交上去',
      link: '看看',
    })
    expect(keptWords(kept.keptDraft('b1'), false)).toMatchObject({
      text: '有一张假条还没交上去',
      link: '',
      url: '',
    })
    await kept.sendDraft('b1')
    expect(new Set(ids())).toEqual(new Set(['r1']))
    expect(kept.keptDraft('b1')).toBeNull()
  })

  it.each(['server.failed', 'record.busy'])('stays after %s', async (code) => {
    const { kept } = phone(refused(code))
    kept.keepDraft(draft('r1'))
    await kept.sendDraft('b1')
    expect(kept.keptDraft('b1')).toEqual(draft('r1'))
  })

  it('stays when the cloud says no, with why and where it is mended, and is not sent again by itself', async () => {
    const { kept, sent } = phone(refused('leave.tooLate'))
    kept.keepDraft(draft('r1'))
    const done = await kept.sendDraft('b1')
    expect(arrivedWords(done)).toBeNull()
    expect(keptWords(kept.keptDraft('b1'), true)).toMatchObject({
      tone: 'brick',
      text: '假条没交上：这几天过去太久了',
      more: '请当面跟镇里说。写的还在手机里。',
      url: '/packages/leave/new/index',
    })
    expect(await kept.sendDraft('b1')).toBeNull()
    expect(sent).toHaveLength(1)
  })

  it('is never sent, shown or overwritten by another account on the same phone', async () => {
    const { kept, sent } = phone(taken)
    kept.keepDraft(draft('r1'))
    expect(kept.keptDraft('b2')).toBeNull()
    expect(await kept.sendDraft('b2')).toBeNull()
    expect(await kept.sendDraft('')).toBeNull()
    kept.keepDraft(draft('r2', { bookId: 'b2' }))
    await kept.sendDraft('b2')
    expect(sent.map(({ requestId }) => requestId)).toEqual(['r2'])
    expect(kept.keptDraft('b1')).toEqual(draft('r1'))
  })

  it('of another account is not sent either while that one is on its way', async () => {
    const { kept, ids } = phone(taken, taken)
    kept.keepDraft(draft('r1'))
    const first = kept.sendDraft('b1')
    expect(await kept.sendDraft('b2')).toBeNull()
    await first
    expect(ids()).toEqual(['r1'])
  })
})

describe('a request that is being changed', () => {
  it('does not go out by itself', async () => {
    const { kept, sent } = phone(taken)
    kept.keepDraft(draft('r1'))
    kept.markDraft(draft('r1'), { held: true })
    expect(await kept.sendDraft('b1')).toBeNull()
    expect(sent).toEqual([])
    expect(keptWords(kept.keptDraft('b1'), true)).toMatchObject({ text: '有一张假条改到一半', link: '去改' })
  })

  it('while it is on its way arrives as it was written', async () => {
    const { kept, sent } = phone(taken)
    kept.keepDraft(draft('r1'))
    const sending = kept.sendDraft('b1')
    kept.markDraft(draft('r1'), { held: true })
    expect((await sending)?.reply.ok).toBe(true)
    expect(sent).toMatchObject([{ input: { reason: '回家看看' } }])
    expect(kept.keptDraft('b1')).toBeNull()
  })

  it('and handed in anew goes out after the one that is on its way, under its own id', async () => {
    const { kept, ids } = phone(refused('leave.tooLate'), taken)
    kept.keepDraft(draft('r1'))
    const first = kept.sendDraft('b1')
    kept.keepDraft(draft('r2'))
    const second = await kept.sendDraft('b1')
    expect((await first)?.draft.requestId).toBe('r1')
    expect([second?.draft.requestId, second?.reply.ok]).toEqual(['r2', true])
    expect(ids()).toEqual(['r1', 'r2'])
    expect(kept.keptDraft('b1')).toBeNull()
  })
})

it('a photo that the phone could not keep is asked for again', async () => {
  const { kept } = phone(taken)
  kept.keepDraft(draft('r1', { note: true }))
  expect(arrivedWords(await kept.sendDraft('b1'))?.more).toContain('证明照片没有一起交')
})
