import type { Entry } from '../../../kernel/aggregate'
import type { Day } from '../../../kernel/day'
import { at, entryOf, momentAt, office, posting, seen } from '../testing/given'
import { evidenceOf, type Evidence } from './evidence'
import { withFix, type FixBatch } from './fixes'
import { flagsIn, flagsOn } from './flags'
import { emptyLedger } from './ledger'
import { everything } from './vouch'
import { decideWake, wakeAt } from './wake'

interface Tap {
  day: Day
  clock: string
  north?: number
  accuracy?: number
  rest?: Partial<Evidence>
}

/** A ledger of these check-ins, each with its fix so many degrees north of the office. */
function ledgerOf(...taps: Tap[]): { history: Entry[]; fixes: FixBatch[] } {
  const history = taps.map(({ day, clock, accuracy = 12, rest = {} }, i) =>
    entryOf({ ...seen(day, null), at: at(day, clock), accuracy, ...rest }, `request-${i}`),
  )
  const fixes = taps.reduce<FixBatch[]>(
    (kept, { north = 0 }, entry) =>
      withFix(kept, { entry, latitude: office.latitude + north, longitude: office.longitude }, 99),
    [],
  )
  return { history, fixes }
}
const flags = (...taps: Tap[]): string[] => {
  const { history, fixes } = ledgerOf(...taps)
  return flagsIn(fixes, history)
}
const one = { day: '2026-11-19', clock: '07:30' }
const two = { day: '2026-11-20', clock: '07:30' }

describe('a fix that is the very fix of an earlier day', () => {
  it('is flagged, and the first one is not', () => {
    expect(flags(one, two)).toEqual(['r1'])
  })

  it('is not flagged on the same day, a metre beside it, or with another accuracy', () => {
    expect(flags(one, { ...one, clock: '07:45' })).toEqual([])
    expect(flags(one, { ...two, north: 0.000_01 })).toEqual([])
    expect(flags(one, { ...two, accuracy: 13 })).toEqual([])
  })

  it('is not flagged where it comes from a mast: coarse ones repeat by themselves', () => {
    expect(flags({ ...one, accuracy: 550 }, { ...two, accuracy: 550 })).toEqual([])
  })
})

describe('a fix too far from the last one', () => {
  const far = { day: '2026-11-19', clock: '08:00', north: 2 }

  it('is flagged: two hundred kilometres in half an hour', () => {
    expect(flags(one, far)).toEqual(['s1'])
  })

  it('is not flagged after three hours, nor a few kilometres away at once', () => {
    expect(flags(one, { ...far, clock: '10:30' })).toEqual([])
    expect(flags(one, { ...far, north: 0.04, clock: '07:31' })).toEqual([])
  })

  it('is as near as its accuracy allows', () => {
    expect(flags(one, { ...far, accuracy: 250_000 })).toEqual([])
  })

  it('is not told by a hour that nobody can prove; a proved late one stands where it was tapped', () => {
    const claimedAt = at('2026-11-19', '08:00')
    const late = { day: '2026-11-21', clock: '09:00', north: 2 }
    expect(flags(one, { ...late, rest: { claimedAt, day: '2026-11-19' } })).toEqual([])
    expect(flags(one, { ...late, rest: { claimedAt, day: '2026-11-19', nonce: 'n.0' } })).toEqual(['s1'])
  })
})

describe('the very point of many people', () => {
  const { history, fixes } = ledgerOf(one)
  const other = (personId: string, north = 0) => ({ personId, fixes: ledgerOf({ ...two, north }).fixes })

  it('is flagged from the third person on', () => {
    expect(flagsIn(fixes, history, [other('p2')])).toEqual([])
    expect(flagsIn(fixes, history, [other('p2'), other('p3')])).toEqual(['c0'])
    expect(flagsIn(fixes, history, [other('p2'), other('p3', 0.000_01)])).toEqual([])
  })
})

describe('the clock that looks at them', () => {
  const { history, fixes } = ledgerOf(one, two)
  const state = { ...emptyLedger(posting, 'p1', one.day), fixes, flagAt: 50 }

  it('keeps what it found when the coordinates are gone', () => {
    expect(wakeAt(state)).toBe(50)
    const first = decideWake({ state, history }, { ...momentAt(60), by: 'system' })
    if (!first.ok) throw new Error(first.code)
    expect(first.state).toMatchObject({ flags: ['r1'], fixes })
    expect(first.state.flagAt).toBeUndefined()
    const last = decideWake({ state: first.state, history }, { ...momentAt(99), by: 'system' })
    expect(last).toMatchObject({ ok: true, state: { flags: ['r1'], fixes: [] } })
  })

  it('changes no evidence, only says what is odd about it', () => {
    const plain = everything(history)
    const told = everything(history, { flags: ['r1', 's1'] })
    expect(told.map(({ flags: _flags, ...rest }) => rest)).toEqual(plain)
    expect(told[1]?.flags).toEqual(['repeated', 'speed'])
    expect(evidenceOf(history)).toEqual(plain)
    expect(flagsOn(['r1'], 0)).toEqual([])
  })
})
