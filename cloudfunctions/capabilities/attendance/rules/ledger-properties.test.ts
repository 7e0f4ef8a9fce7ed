import fc from 'fast-check'
import type { Absence } from '../../../kernel/absence'
import type { Entry } from '../../../kernel/aggregate'
import { addDays, dayOf, DAY, HOUR, startOf } from '../../../kernel/day'
import type { DayState } from '../contract'
import { at, momentAt, office, policy, posting } from '../testing/given'
import { decideAsk } from './ask-case'
import { decideAttest } from './attest'
import { decideCheckIn } from './check-in'
import { dayRecord } from './day-state'
import type { Verdict } from './evidence'
import { emptyLedger, type LedgerHistory } from './ledger'
import { brief, packEntry, unpackEntry } from './packing'
import { totalsOf } from './presence'
import { decideCase } from './rule-case'
import { placeTap } from './slots'
import { everything } from './vouch'
import { decideWake } from './wake'

const STATES: DayState[] = [
  'present',
  'partial',
  'trip',
  'recalled',
  'leave',
  'rest',
  'unexplained',
  'not-posted',
  'today',
  'future',
  'unknown',
]
const first = '2026-11-01'
const anyDay = fc.nat(70).map((days) => addDays('2026-10-15', days))
const slot = fc.constantFrom('morning' as const, 'evening' as const, null)
const verdict = fc.constantFrom<Verdict>('inside', 'outside', 'weak', 'no-location', 'declared', 'attested')
const evidence = fc.array(
  fc.record({
    day: anyDay,
    slot,
    verdict,
    at: fc.nat(70 * DAY).map((ms) => startOf('2026-10-15') + ms),
    source: fc.constantFrom('checkIn' as const, 'attest' as const),
  }),
  { maxLength: 30 },
)
const absences: fc.Arbitrary<Absence[]> = fc.array(
  fc.record({
    day: anyDay,
    half: fc.constantFrom('full' as const, 'morning' as const, 'afternoon' as const),
    nature: fc.constantFrom('leave' as const, 'trip' as const, 'recalled' as const),
    approved: fc.boolean(),
    applicationId: fc.constant('a1'),
    words: fc.constant('请假'),
  }),
  { maxLength: 6 },
)

describe('the state of a day', () => {
  it('is exactly one, whatever the evidence, the leave and the day', () => {
    fc.assert(
      fc.property(evidence, absences, anyDay, anyDay, (seen, away, day, today) => {
        const context = { posting, policy, today, evidence: seen, absences: away }
        const record = dayRecord(context, day)
        expect(STATES.filter((state) => state === record.state)).toHaveLength(1)
        expect(dayRecord(context, day)).toEqual(record)
        if (day > today) expect(record.state).toBe('future')
      }),
    )
  })

  it('does not depend on the order in which evidence arrived', () => {
    fc.assert(
      fc.property(evidence, absences, anyDay, fc.infiniteStream(fc.nat()), (seen, away, day, order) => {
        const keyed = seen.map((item) => ({ item, key: order.next().value as number }))
        const shuffled = [...keyed].sort((a, b) => a.key - b.key).map(({ item }) => item)
        const context = { posting, policy, today: '2026-12-20', absences: away }
        const [one, two] = [seen, shuffled].map((list) => dayRecord({ ...context, evidence: list }, day))
        expect([two!.state, two!.counted, two!.night]).toEqual([one!.state, one!.counted, one!.night])
      }),
    )
  })
})

/** A tap that waited, with or without a number of its own. */
interface Kept {
  id: string
  tappedAt: number
  nonce?: string
}
const queue = fc
  .array(fc.record({ after: fc.integer({ min: HOUR, max: 6 * DAY }), proved: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((taps) =>
    taps.map(({ after, proved }, i): Kept => ({
      id: `request-${i}`,
      tappedAt: at('2026-11-02', '05:00') + after,
      ...(proved ? { nonce: `n.${i}` } : {}),
    })),
  )
const issuedAt = at('2026-11-02', '05:00')
const syncedAt = at('2026-11-08', '13:00')

/** Sends a queue as the store does: what was saved before is not saved again. */
function sync(ledger: LedgerHistory | null, taps: readonly Kept[]): LedgerHistory | null {
  return taps.reduce<LedgerHistory | null>((current, { id, tappedAt, nonce }) => {
    if (current?.history.some(({ requestId }) => requestId === id)) return current
    const proof = nonce ? { issuedAt, nonce } : null
    const tap = { now: syncedAt, tappedAt, sentAt: syncedAt, proof }
    const placement = placeTap(policy, tap, posting.from)
    const fix = { latitude: 35.9, longitude: 104.2, accuracy: 9, capturedAt: tappedAt }
    const context = {
      moment: momentAt(syncedAt, id),
      personId: 'p1',
      posting,
      policy,
      places: [office],
      noPlace: [],
    }
    const decided = decideCheckIn(current, { fix, placement }, context)
    if (!decided.ok) throw new Error(decided.code)
    return { state: decided.state, history: [...(current?.history ?? []), decided.entry] }
  }, ledger)
}
const told = (ledger: LedgerHistory | null): unknown[] =>
  everything(ledger?.history ?? [])
    .map(({ at: _at, ...item }) => JSON.stringify(item))
    .sort()

describe('a queue that is sent when there is a signal again', () => {
  it('gives the same ledger in any order and however often it is sent', () => {
    fc.assert(
      fc.property(queue, fc.infiniteStream(fc.nat()), (taps, order) => {
        const keyed = taps.map((tap) => ({ tap, key: order.next().value as number }))
        const shuffled = [...keyed].sort((a, b) => a.key - b.key).map(({ tap }) => tap)
        const once = sync(null, taps)
        const other = sync(sync(null, shuffled), taps)
        expect(told(other)).toEqual(told(once))
        expect([other?.state.days, other?.state.nights]).toEqual([once?.state.days, once?.state.nights])
      }),
    )
  })
})

/** Anything that can be done to a ledger, by anybody, sensible or not. */
const act = fc.record({
  what: fc.constantFrom('checkIn', 'attest', 'makeup', 'contest', 'witness', 'rule', 'withdraw', 'wake'),
  day: fc.nat(29).map((days) => addDays(first, days)),
  part: fc.constantFrom('day' as const, 'morning' as const, 'evening' as const),
  which: fc.nat(8),
  yes: fc.boolean(),
  hours: fc.integer({ min: 0, max: 200 }),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

function done(current: LedgerHistory | null, { what, day, part, which, yes, hours }: Act, i: number) {
  const now = at('2026-11-30', '20:00') + hours * HOUR
  const moment = { ...momentAt(now, `request-${i}`), by: what === 'wake' ? 'system' : 'p1' }
  const context = { moment, personId: 'p1', posting, policy }
  const asked = {
    day,
    part,
    reason: '说明',
    name: '甲',
    village: '乙',
    seat: 'township-leader@t',
    countySeat: 'c@c',
  }
  const by = { personId: `p${which}`, name: '丙', role: '支书', grantId: 'g', version: 1 }
  const grants = [{ id: 'g', role: 'township-leader' as const, unitId: 't', from: first, to: null }]
  const caseId = `c${which}`
  switch (what) {
    case 'checkIn': {
      const placement = { day, slot: part === 'day' ? null : part, claimedAt: now }
      const fix = { latitude: 35.9, longitude: 104.2, accuracy: 9, capturedAt: now }
      return decideCheckIn(current, { fix, placement }, { ...context, places: [office], noPlace: [] })
    }
    case 'attest':
      return decideAttest(current, { day, part, reason: '说明', by }, context)
    case 'makeup':
      return decideAsk(
        current,
        { ...asked, kind: 'makeup', witness: { personId: `p${which}`, name: '丁' } },
        context,
      )
    case 'contest':
      return decideAsk(current, { ...asked, kind: 'contest' }, context)
    case 'wake':
      return decideWake(current, moment)
    case 'witness':
      return decideCase(current, { type: 'witness', caseId, yes }, { ...by, grants }, policy, moment)
    case 'rule':
      return decideCase(
        current,
        { type: 'rule', caseId, yes, reason: '因为' },
        { ...by, grants },
        policy,
        moment,
      )
    default:
      return decideCase(current, { type: 'withdraw', caseId }, { ...by, grants }, policy, moment)
  }
}

describe('no sequence of calls', () => {
  it('changes a piece of evidence that is there, and what is stored always reads as what was decided', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let ledger: LedgerHistory | null = null
        let stored: unknown[] = []
        acts.forEach((each, i) => {
          const decided = done(ledger, each, i)
          if (!decided.ok) return
          const before: Entry[] = ledger?.history ?? []
          const history = [...before, brief({ ...decided.entry, inputHash: '0123456789abcdef' })]
          const old = JSON.stringify(everything(before))
          ledger = { state: decided.state, history }
          stored = [
            ...stored,
            JSON.parse(JSON.stringify(packEntry(history.at(-1)!, decided.state))) as unknown,
          ]
          const kept = new Set(everything(history).map((item) => JSON.stringify(item)))
          for (const item of JSON.parse(old) as unknown[]) expect(kept.has(JSON.stringify(item))).toBe(true)
        })
        const state = (ledger as LedgerHistory | null)?.state ?? emptyLedger(posting, 'p1', first)
        const history = (ledger as LedgerHistory | null)?.history ?? []
        expect(stored.map((each) => unpackEntry(each, state))).toEqual(JSON.parse(JSON.stringify(history)))
        expect(totalsOf(everything(history), () => policy.slots)).toEqual({
          days: state.days,
          nights: state.nights,
        })
        for (const { day } of everything(history)) expect(dayOf(startOf(day))).toBe(day)
      }),
      { numRuns: 200 },
    )
  })
})
