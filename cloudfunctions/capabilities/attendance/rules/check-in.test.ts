import { accepted } from '../../../kernel/aggregate'
import { dayOf, daysBetween } from '../../../kernel/day'
import {
  at,
  fixAt,
  momentAt,
  office,
  policy,
  posting,
  withoutCheckIn,
  withoutLocation,
  entryOf,
  seen,
} from '../testing/given'
import { decideCheckIn, type CheckIn } from './check-in'
import { evidenceOf } from './evidence'
import { firstDue, keptFixes } from './fixes'
import type { LedgerHistory, LedgerState } from './ledger'
import { decideWake, wakeAt } from './wake'

const day = '2026-11-23'
const now = at(day, '20:14')
const evening: CheckIn = { fix: fixAt(320), placement: { day, slot: 'evening' } }

function check(
  current: LedgerHistory | null,
  command: CheckIn,
  rest: Partial<Parameters<typeof decideCheckIn>[2]> = {},
): ReturnType<typeof decideCheckIn> {
  const context = { moment: momentAt(now), personId: 'p1', posting, policy, places: [office], noPlace: [] }
  return decideCheckIn(current, command, { ...context, ...rest })
}

/** The ledger after one more decision, as the store would hold it. */
function after(current: LedgerHistory | null, decision: ReturnType<typeof decideCheckIn>): LedgerHistory {
  if (!decision.ok) throw new Error(decision.code)
  return { state: decision.state, history: [...(current?.history ?? []), decision.entry] }
}

describe('a check-in', () => {
  it('opens the ledger of its month and keeps the evidence in the history', () => {
    const ledger = after(null, check(null, evening))
    expect(ledger.state).toMatchObject({
      postingId: 'g1',
      personId: 'p1',
      month: '2026-11',
      days: 1,
      nights: 0,
    })
    expect(evidenceOf(ledger.history)).toMatchObject([
      { day, slot: 'evening', verdict: 'inside', accuracy: 12, place: '村委会', at: now },
    ])
  })

  it('with the morning after it makes a night', () => {
    const first = after(null, check(null, evening))
    const morning = { fix: fixAt(10), placement: { day: '2026-11-24', slot: 'morning' as const } }
    const moment = momentAt(at('2026-11-24', '07:30'), 'request-2')
    expect(after(first, check(first, morning, { moment })).state).toMatchObject({ days: 2, nights: 1 })
  })

  it.each([
    ['41 kilometres away', { fix: fixAt(41_000) }, 'outside', 0],
    ['with a weak signal', { fix: fixAt(100, 650) }, 'weak', 1],
    ['without a location', {}, 'no-location', 1],
  ] as const)('%s is recorded and never refused', (_where, { ...given }, verdict, days) => {
    const ledger = after(null, check(null, { ...given, placement: evening.placement }))
    expect(evidenceOf(ledger.history)[0]?.verdict).toBe(verdict)
    expect(ledger.state.days).toBe(days)
  })

  it('a bad fix after a good one takes nothing away', () => {
    const good = after(null, check(null, evening))
    const bad = after(
      good,
      check(good, { ...evening, fix: fixAt(41_000) }, { moment: momentAt(now, 'request-2') }),
    )
    expect(evidenceOf(bad.history)).toHaveLength(2)
    expect(bad.state.days).toBe(1)
  })

  it('is refused kindly only where the county asks for none', () => {
    expect(check(null, evening, { policy: withoutCheckIn })).toMatchObject({
      ok: false,
      code: 'attendance.checkInOff',
    })
  })

  it('is refused again from the day after the document expires', () => {
    const moment = momentAt(at('2027-01-01', '08:00'))
    const on = (date: string): CheckIn => ({ fix: fixAt(320), placement: { day: date, slot: 'morning' } })
    expect(check(null, on('2027-01-01'), { moment }).ok).toBe(false)
    expect(check(null, on('2026-12-31'), { moment }).ok).toBe(true)
  })

  it('of the document’s last day that found a signal only later is taken, and its coordinates are not kept', () => {
    const moment = momentAt(at('2027-01-01', '08:00'))
    const placement = { day: '2026-12-31', slot: 'evening' as const, claimedAt: at('2026-12-31', '20:00') }
    const ledger = after(null, check(null, { fix: fixAt(320), placement }, { moment }))
    expect(evidenceOf(ledger.history)[0]).toMatchObject({ verdict: 'inside', day: '2026-12-31' })
    expect(ledger.state.fixes).toEqual([])
  })

  it('whose number was used before, in this ledger or another of the person, is kept without a slot', () => {
    const claimedAt = at(day, '20:14')
    const placement = { day, slot: 'evening' as const, claimedAt, nonce: 't6h2k0.3' }
    const first = after(null, check(null, { ...evening, placement }))
    expect(evidenceOf(first.history)[0]).toMatchObject({ slot: 'evening', nonce: 't6h2k0.3' })
    const again = after(
      first,
      check(first, { ...evening, placement }, { moment: momentAt(now, 'request-2') }),
    )
    expect(evidenceOf(again.history)[1]).toMatchObject({ slot: null, claimedAt })
    expect(evidenceOf(again.history)[1]).not.toHaveProperty('nonce')
    const elsewhere = check(null, { ...evening, placement }, { spent: new Set(['t6h2k0.3']) })
    expect(evidenceOf(after(null, elsewhere).history)[0]).toMatchObject({ slot: null, claimedAt })
  })

  it('whose number was used before still counts while its slot is open', () => {
    const placement = {
      day,
      slot: 'evening' as const,
      claimedAt: now,
      nonce: 'n.0',
      unproved: 'evening' as const,
    }
    const taken = after(null, check(null, { ...evening, placement }, { spent: new Set(['n.0']) }))
    expect(evidenceOf(taken.history)[0]).toMatchObject({ slot: 'evening' })
  })

  it('that waited on the phone keeps the time it claims', () => {
    const claimedAt = at(day, '07:00')
    const ledger = after(null, check(null, { ...evening, placement: { day, slot: null, claimedAt } }))
    expect(evidenceOf(ledger.history)[0]).toMatchObject({ slot: null, claimedAt })
    expect(ledger.state.days).toBe(0)
  })

  it('is taken forty times a day and not a forty-first', () => {
    const state = after(null, check(null, evening)).state
    const history = Array.from({ length: 40 }, (_, i) => entryOf(seen(day, 'evening'), `request-${i}`))
    expect(check({ state, history: history.slice(1) }, evening).ok).toBe(true)
    expect(check({ state, history }, evening)).toMatchObject({
      code: 'attendance.enough',
      params: { times: 40 },
    })
    const tomorrow = { ...evening, placement: { day: '2026-11-24', slot: 'evening' as const } }
    expect(check({ state, history }, tomorrow).ok).toBe(true)
  })
})

describe('a village without a place', () => {
  const told = { key: 'k1', to: 'p9', template: 't', data: {}, title: '', text: '', page: '', at: now }
  const nowhere = { places: [], noPlace: [told] }

  it('tells the organiser with the first check-in of a month, and not with every one', () => {
    const first = check(null, evening, nowhere)
    expect(first).toMatchObject({ ok: true, notices: [told] })
    const second = check(after(null, first), evening, { ...nowhere, moment: momentAt(now, 'request-2') })
    expect(second).toMatchObject({ ok: true, notices: [] })
  })
})

describe('coordinates', () => {
  it('lie beside the evidence, never in it', () => {
    const ledger = after(null, check(null, evening))
    expect(JSON.stringify(ledger.history)).not.toMatch(/latitude|longitude|35\.9|104\.2/)
    expect(keptFixes(ledger.state.fixes)).toMatchObject([{ longitude: 104.2, entry: 0 }])
  })

  it('are not kept where the county asks for no location', () => {
    const ledger = after(null, check(null, evening, { policy: withoutLocation }))
    expect(ledger.state.fixes).toEqual([])
    expect(evidenceOf(ledger.history)[0]).toMatchObject({ verdict: 'declared' })
  })

  it('go within the ninety days of the county, at the start of a week', () => {
    const { state } = after(null, check(null, evening))
    const gone = firstDue(state.fixes)!
    expect(daysBetween(day, dayOf(gone))).toBeLessThanOrEqual(90)
    expect(daysBetween(day, dayOf(gone))).toBeGreaterThan(83)
    expect(new Date(gone + 8 * 3_600_000).getUTCDay()).toBe(1)
  })

  it('all of one week go together, so that the clock wakes a ledger five times and not sixty', () => {
    const week = ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) => {
      const moment = momentAt(at(date, '20:14'))
      return after(null, check(null, evening, { moment })).state.fixes[0]!.until
    })
    expect(new Set(week).size).toBeLessThanOrEqual(2)
  })

  it('are deleted when their time is up, while verdict and distance stay', () => {
    const ledger = after(null, check(null, evening))
    const due = ledger.state.fixes[0]!.until
    const early = decideWake(ledger, momentAt(due - 1, 'clock-1'))
    const late = decideWake(ledger, momentAt(due, 'clock-2'))
    expect(early).toMatchObject({ ok: true, state: { fixes: [{ until: due }] } })
    expect(late).toMatchObject({ ok: true, state: { fixes: [], days: 1 }, entry: { act: 'wake' } })
    expect(wakeAt((late as { state: LedgerState }).state)).toBeNull()
  })

  it('a ledger without coordinates asks for no alarm', () => {
    const state = after(null, check(null, { placement: evening.placement })).state
    expect(wakeAt(state)).toBeNull()
    expect(accepted(state, momentAt(now), 'checkIn').notices).toEqual([])
  })
})
