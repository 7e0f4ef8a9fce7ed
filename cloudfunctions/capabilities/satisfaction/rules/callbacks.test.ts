import fc from 'fast-check'
import type { Moment } from '../../../kernel/aggregate'
import { atClock, DAY, dayOf } from '../../../kernel/day'
import {
  decideAnswer,
  decideDraw,
  decideForgetNumbers,
  decideTake,
  drawCalls,
  leftOf,
  sampleOf,
  type Answer,
  type CallbacksState,
  type Offered,
} from './callbacks'
import { figuresOf, signsOfSurveyor, type SurveyorFigures } from './surveyor-signs'

const now = atClock('2026-11-26', '09:00')
const at = (by: string, when = now): Moment => ({
  ...{ now: when, today: dayOf(when), by, requestId: 'r', policyVersion: 1 },
})
const offered = (n: number, surveyorId = 'pguo', villageId = 'u0'): Offered => ({
  ...{ villageId, village: '柳湾村', surveyorId },
  phone: `1390000${String(n).padStart(4, '0')}`,
  lot: `${(n * 7919) % 10007}`.padStart(5, '0'),
})
const many = (count: number, surveyorId?: string) =>
  Array.from({ length: count }, (_, n) => offered(n, surveyorId))
const surveyors = [
  { personId: 'pguo', name: '郭静' },
  { personId: 'pbai', name: '白杰' },
]
function drawn(from: Offered[] = many(3)): CallbacksState {
  const decision = decideDraw(null, 'rabcd', from, surveyors, at('pliu'))
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
type Decided = ReturnType<typeof decideAnswer>
function done(decision: Decided): CallbacksState {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

describe('the lot', () => {
  it('takes one number in five, no fewer than three and no more than ten', () => {
    expect([0, 1, 3, 4, 15, 16, 20, 26, 50, 90].map(sampleOf)).toEqual([0, 1, 3, 3, 3, 4, 4, 6, 10, 10])
  })

  it('is the same whatever the order in which the numbers were left, and lists them by village and lot', () => {
    const numbers = [...many(20), ...many(12, 'pbai').map((each) => ({ ...each, villageId: 'u0' }))]
    const calls = drawCalls(numbers)
    expect(calls).toHaveLength(4 + 3)
    fc.assert(
      fc.property(fc.shuffledSubarray(numbers, { minLength: numbers.length }), (shuffled) => {
        expect(drawCalls(shuffled).map(({ phone }) => phone)).toEqual(calls.map(({ phone }) => phone))
      }),
      { numRuns: 30 },
    )
    expect(JSON.stringify(calls)).not.toContain('lot')
  })

  it('draws a number that several households left once, and remembers how many did', () => {
    const same = [offered(1), offered(1), offered(1), offered(2)]
    expect(
      drawCalls(same)
        .map(({ phone }) => phone)
        .sort(),
    ).toEqual([offered(1).phone, offered(2).phone])
    expect(leftOf(same, surveyors)).toEqual([
      { personId: 'pguo', name: '郭静', left: 4, repeated: 3 },
      { personId: 'pbai', name: '白杰', left: 0, repeated: 0 },
    ])
  })

  it('is drawn once', () => {
    expect(decideDraw(drawn(), 'rabcd', [], surveyors, at('pliu'))).toMatchObject({ code: 'callbacks.drawn' })
  })

  it('keeps nothing of the numbers it did not draw', () => {
    const state = drawn(many(20))
    const kept = JSON.stringify(state)
    const phones = new Set(state.calls.map(({ phone }) => phone))
    for (const { phone } of many(20)) expect(kept.includes(phone)).toBe(phones.has(phone))
  })
})

describe('a call', () => {
  const take = (state: CallbacksState, by: string, when = now) =>
    decideTake(state, 'c0', by === 'phan' ? '韩志远' : '张平', at(by, when))

  it('begins with a look at the number, which is on record without the number', () => {
    const decision = take(drawn(), 'phan')
    if (!decision.ok) throw new Error(decision.code)
    expect(decision.entry).toMatchObject({ act: 'seeNumber', by: 'phan', data: { callId: 'c0' } })
    expect(JSON.stringify(decision.entry)).not.toContain('139')
  })

  it('is one person’s for the day', () => {
    const state = done(take(drawn(), 'phan'))
    expect(take(state, 'pzhang')).toMatchObject({ code: 'callbacks.taken', params: { who: '韩志远' } })
    expect(take(state, 'pzhang', now + DAY)).toMatchObject({ ok: true })
    expect(decideAnswer(state, 'c0', 'own', at('pzhang'))).toMatchObject({ code: 'callbacks.notYours' })
    expect(decideAnswer(drawn(), 'c0', 'own', at('phan'))).toMatchObject({ code: 'callbacks.notYours' })
  })

  it.each<Answer>(['own', 'notOwn'])('ends with the answer %s, and the number is gone', (answer) => {
    const state = done(decideAnswer(done(take(drawn(), 'phan')), 'c0', answer, at('phan')))
    expect(state.calls[0]).toMatchObject({ answer, phone: null })
    expect(decideAnswer(state, 'c0', 'own', at('phan'))).toMatchObject({ code: 'callbacks.answered' })
    expect(take(state, 'phan')).toMatchObject({ code: 'callbacks.answered' })
  })

  it('is given up after three tries', () => {
    let state = drawn()
    for (const tries of [1, 2, 3]) {
      state = done(decideAnswer(done(take(state, 'phan')), 'c0', 'unreached', at('phan')))
      expect(state.calls[0]).toMatchObject({ tries, answer: tries === 3 ? 'unreached' : null })
    }
    expect(state.calls[0]!.phone).toBeNull()
  })

  it('is of a household that was drawn', () => {
    expect(decideTake(drawn(), 'c9', '韩志远', at('phan'))).toMatchObject({ code: 'callbacks.unknown' })
  })
})

describe('when their time is over', () => {
  it('the numbers that nobody called go, and the answers stay', () => {
    const taken = done(decideTake(drawn(), 'c0', '韩志远', at('phan')))
    const answered = done(decideAnswer(taken, 'c0', 'notOwn', at('phan')))
    const state = done(decideForgetNumbers(answered, at('system', now + 30 * DAY)))
    expect(state.erasesAt).toBeNull()
    expect(state.calls.map(({ phone }) => phone)).toEqual([null, null, null])
    expect(state.calls[0]!.answer).toBe('notOwn')
    expect(decideTake(state, 'c1', '韩志远', at('phan'))).toMatchObject({ code: 'callbacks.erased' })
  })
})

describe('what may make a human look twice at a surveyor', () => {
  const figures = (personId: string, own: number, notOwn: number, repeated = 1): SurveyorFigures => ({
    ...{ personId, name: personId, own, notOwn, repeated, unreached: 0, waiting: 0 },
  })
  const kinds = (one: SurveyorFigures, ...others: SurveyorFigures[]) =>
    signsOfSurveyor(one, [one, ...others]).map(({ kind }) => kind)

  it.each<[string, string[], string[]]>([
    ['all say that it was their own opinion', kinds(figures('a', 8, 0)), []],
    ['one says that it was not', kinds(figures('a', 7, 1)), []],
    ['two say that it was not', kinds(figures('a', 6, 2)), ['disowned']],
    [
      'far more than of all others together',
      kinds(figures('a', 1, 6), figures('b', 9, 0), figures('c', 8, 1)),
      ['disowned', 'apart'],
    ],
    ['no more than of the others', kinds(figures('a', 2, 6), figures('b', 3, 6)), ['disowned']],
    ['few answers about the others', kinds(figures('a', 0, 3), figures('b', 2, 0)), ['disowned']],
    ['two households left the same number', kinds(figures('a', 5, 0, 2)), []],
    ['three households left the same number', kinds(figures('a', 5, 0, 3)), ['repeated']],
  ])('%s', (_what, found, expected) => {
    expect(found).toEqual(expected)
  })

  it('is counted from the answers, by surveyor', () => {
    let state = drawn([...many(3), ...many(2, 'pbai')])
    for (const [callId, answer] of [
      ['c0', 'own'],
      ['c1', 'notOwn'],
    ] as const)
      state = done(
        decideAnswer(done(decideTake(state, callId, '韩志远', at('phan'))), callId, answer, at('phan')),
      )
    const total = figuresOf(state).reduce((sum, { own, notOwn, waiting }) => sum + own + notOwn + waiting, 0)
    expect(total).toBe(5)
    expect(figuresOf(state).map(({ name }) => name)).toEqual(['郭静', '白杰'])
  })
})
