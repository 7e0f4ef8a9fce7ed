import type { Decision, Moment } from '../../../kernel/aggregate'
import { dayOf, HOUR, MINUTE } from '../../../kernel/day'
import type { RoundCode } from '../codes'
import {
  AT_IT,
  decidePrint,
  decidePrinted,
  decideStopPrinting,
  keptBatch,
  mayPrint,
  printOf,
  standingPrint,
  type Printed,
  type VillagePrint,
} from './printing'
import type { RoundState } from './round'

const opensAt = Date.UTC(2026, 10, 20, 1)
const closesAt = opensAt + 48 * HOUR
const before = opensAt - HOUR
const at = (now: number): Moment => ({
  ...{ now, today: dayOf(now), by: 'p-liu', requestId: `request-${now}`, policyVersion: 1 },
})
const making = (batch: string) => ({ batch, by: 'p-liu', name: '刘敏' })
const file = { id: 'f1', fileID: 'cloud://local/exports/f1.xlsx', name: '纸条 柳湾村.xlsx', until: closesAt }
const printed = (batch: string, time: number): Printed => ({ ...making(batch), at: time, slips: 30, file })

const village = (villageId: string, name: string) => ({
  ...{ villageId, name, boxId: `x${villageId}`, code: '1', township: '红柳镇', postingId: 'g' },
  ...{ secretary: '周建平', households: 100 },
})
const EMPTY: VillagePrint = { done: null, doing: null }
const round = (print: VillagePrint = EMPTY, change: Partial<RoundState> = {}): RoundState => ({
  name: '一轮',
  countyId: 'u1',
  phase: 'open',
  openedBy: 'p-liu',
  opensAt,
  closesAt,
  graceMinutes: 10,
  ballotsPerAccount: 1,
  slipsPerVillage: 30,
  standards: { minimumBallots: 10, vetoThreshold: 0.7 },
  villages: [village('u1', '柳湾村'), village('u2', '沙井村')],
  prints: { u1: print, u2: EMPTY },
  result: null,
  keysHeld: true,
  ...change,
})
const done: VillagePrint = { done: printed('a', before - MINUTE), doing: null }
const printing = (until: number, earlier: Printed | null = null): VillagePrint => ({
  done: earlier,
  doing: { ...making('b'), until },
})
const state = (decision: Decision<RoundState, RoundCode>): RoundState => {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
const code = (decision: Decision<RoundState, RoundCode>): string => (decision.ok ? 'ok' : decision.code)

/** The whole rule: what lies there, what is asked for and when, and what comes of it. */
const TABLE: Array<
  [what: string, print: VillagePrint, insteadOf: number | undefined, now: number, answer: RoundCode | null]
> = [
  ['the first slips before the opening', EMPTY, undefined, before, null],
  ['the first slips of a round that has begun', EMPTY, undefined, opensAt + HOUR, null],
  ['the first slips a moment before the end', EMPTY, undefined, closesAt - 1, null],
  ['slips at the closing hour', EMPTY, undefined, closesAt, 'satisfaction.votingOver'],
  ['others instead, before the opening', done, done.done!.at, opensAt - 1, null],
  ['others instead, at the opening hour', done, done.done!.at, opensAt, 'satisfaction.hasOpened'],
  ['others instead of slips that are void already', done, done.done!.at - 1, before, 'satisfaction.printing'],
  ['while somebody is at it', printing(before + 1), undefined, before, 'satisfaction.printing'],
  ['what was cut off, before the opening', printing(before), undefined, before, null],
  ['what was cut off, in a round that has begun', printing(opensAt), undefined, opensAt, null],
  ['a reprint that was cut off, before the opening', printing(before, done.done), undefined, before, null],
  ['a reprint that was cut off, after the opening', printing(opensAt, done.done), undefined, opensAt, null],
]

describe('may slips be printed now', () => {
  it.each(TABLE)('%s', (_what, print, insteadOf, now, answer) => {
    expect(mayPrint(round(print), { villageId: 'u1', insteadOf }, now)).toBe(answer)
  })

  it.each([
    ['draft', 'satisfaction.notReady'],
    ['closed', 'satisfaction.votingOver'],
    ['published', 'satisfaction.votingOver'],
  ] as const)('not in a round that is %s', (phase, answer) => {
    expect(mayPrint(round(EMPTY, { phase }), { villageId: 'u1' }, before)).toBe(answer)
  })

  it('one village’s printing is nothing to the next one', () => {
    expect(mayPrint(round(printing(before + 1)), { villageId: 'u2' }, before)).toBeNull()
  })

  it('in a round of before, every slip was made when it opened: only a reprint is left, and only until then', () => {
    const old = round(EMPTY, { opensAt })
    delete old.prints
    expect(printOf(old, 'u1')).toEqual({
      done: { batch: '', by: 'p-liu', name: '', at: opensAt, slips: 30, file: null },
      doing: null,
    })
    expect(mayPrint(old, { villageId: 'u1', insteadOf: opensAt }, before)).toBeNull()
    expect(mayPrint(old, { villageId: 'u1', insteadOf: opensAt }, opensAt)).toBe('satisfaction.hasOpened')
    // The others' slips are still in people's hands when one village was printed anew.
    const mixed = state(decidePrint(old, { villageId: 'u1', insteadOf: opensAt }, making('b'), at(before)))
    expect(mayPrint(mixed, { villageId: 'u2', insteadOf: opensAt }, opensAt)).toBe('satisfaction.hasOpened')
  })
})

describe('a file that was made', () => {
  it('answers every wish but the one for others instead of it, so a second tap makes no second slips', () => {
    const { at: time } = done.done!
    expect(standingPrint(round(done), { villageId: 'u1' })).toEqual(done.done)
    expect(standingPrint(round(done), { villageId: 'u1', insteadOf: time - 1 })).toEqual(done.done)
    expect(standingPrint(round(done), { villageId: 'u1', insteadOf: time })).toBeNull()
  })

  it('answers none while others are being made, for they are void', () => {
    expect(standingPrint(round(printing(before, done.done)), { villageId: 'u1' })).toBeNull()
    expect(standingPrint(round(), { villageId: 'u1' })).toBeNull()
  })
})

describe('slips that must stay in the box', () => {
  it('are those that were printed, once anybody may have voted with them', () => {
    expect(keptBatch(round(done), 'u1', opensAt - 1)).toBeNull()
    expect(keptBatch(round(printing(opensAt, done.done)), 'u1', opensAt)).toBe('a')
    expect(keptBatch(round(printing(opensAt)), 'u1', opensAt)).toBeNull()
  })
})

describe('the course of a printing', () => {
  const begun = state(decidePrint(round(), { villageId: 'u1' }, making('b'), at(opensAt)))

  it('is one person’s for longer than the function may run, and then remembered with who, when and how many', () => {
    expect(AT_IT).toBeGreaterThan(MINUTE)
    expect(printOf(begun, 'u1')).toEqual({ done: null, doing: { ...making('b'), until: opensAt + AT_IT } })
    const decision = decidePrinted(begun, 'u1', printed('b', opensAt), at(opensAt + 9))
    expect(decision).toMatchObject({ entry: { act: 'printed', data: { villageId: 'u1', slips: 30 } } })
    expect(printOf(state(decision), 'u1')).toEqual({ done: printed('b', opensAt), doing: null })
    expect(printOf(state(decision), 'u2')).toEqual(EMPTY)
  })

  it('names the village to whoever must wait', () => {
    expect(decidePrint(begun, { villageId: 'u1' }, making('c'), at(opensAt + 1))).toMatchObject({
      code: 'satisfaction.printing',
      params: { village: '柳湾村' },
    })
  })

  it('that somebody else has taken over is not finished by the first', () => {
    const later = opensAt + AT_IT
    const taken = state(decidePrint(begun, { villageId: 'u1' }, making('c'), at(later)))
    expect(code(decidePrinted(taken, 'u1', printed('b', opensAt), at(later)))).toBe('satisfaction.printing')
    expect(code(decideStopPrinting(taken, 'u1', { batch: 'b', voided: true }, at(later)))).toBe(
      'satisfaction.printing',
    )
    expect(code(decidePrinted(taken, 'u1', printed('c', later), at(later)))).toBe('ok')
  })

  it('that fails leaves the village to the next one at once, as unprinted as it is', () => {
    const stopped = state(decideStopPrinting(begun, 'u1', { batch: 'b', voided: true }, at(opensAt + 5)))
    expect(mayPrint(stopped, { villageId: 'u1' }, opensAt + 5)).toBeNull()
    expect(standingPrint(stopped, { villageId: 'u1' })).toBeNull()
  })

  it('that never reached the box leaves what was printed before', () => {
    const again = state(
      decidePrint(round(done), { villageId: 'u1', insteadOf: done.done!.at }, making('b'), at(before)),
    )
    const stopped = state(decideStopPrinting(again, 'u1', { batch: 'b', voided: false }, at(before)))
    expect(printOf(stopped, 'u1')).toEqual(done)
  })
})
