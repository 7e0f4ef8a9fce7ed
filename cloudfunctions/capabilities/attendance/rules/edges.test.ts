import * as v from 'valibot'
import type { Place, Posting } from '../../../kernel/people'
import { CheckInInput } from '../contract'
import { at, away, fixAt, office, policy, posting, seen, wholeDay } from '../testing/given'
import { dayRecord, type LedgerContext } from './day-state'
import { monthRecords, summaryOf, targetsOf } from './month'
import { placeTap } from './slots'
import { judge } from './verdict'

const since = '2026-01-01'
const long = { ...policy.switches.checkIn!, validFrom: '2024-01-01', validUntil: '2030-12-31' }
const always = { ...policy, switches: { checkIn: long, location: long } }
const on = (day: string, given: Partial<LedgerContext> = {}) =>
  dayRecord({ posting, policy: always, today: '2026-12-31', evidence: [], absences: [], ...given }, day)

describe('where days and months meet', () => {
  it.each([
    ['the last second of a day', '2026-11-30', '23:59', { day: '2026-11-30', slot: 'evening' }],
    ['midnight', '2026-11-30', '24:00', { day: '2026-12-01', slot: null }],
    ['the first slot of a month', '2026-12-01', '05:00', { day: '2026-12-01', slot: 'morning' }],
    ['the last evening of February', '2026-02-28', '20:00', { day: '2026-02-28', slot: 'evening' }],
    ['a leap day', '2028-02-29', '07:00', { day: '2028-02-29', slot: 'morning' }],
    ['the last evening of a year', '2026-12-31', '23:00', { day: '2026-12-31', slot: 'evening' }],
  ])('%s belongs where the wall clock of the village says', (_what, day, clock, placed) => {
    const now = at(day, clock)
    expect(placeTap(always, { now, tappedAt: now, sentAt: now }, since)).toEqual(placed)
  })

  it('a night over New Year and one over a leap day belong to the evening', () => {
    const year = [seen('2026-12-31', 'evening'), seen('2027-01-01', 'morning')]
    expect(on('2026-12-31', { evidence: year }).night).toBe(true)
    const leap = [seen('2028-02-29', 'evening'), seen('2028-03-01', 'morning')]
    const given = { evidence: leap, today: '2028-03-02' }
    expect(on('2028-02-29', given)).toMatchObject({ night: true, state: 'partial' })
  })
})

describe('the first and the last day of a posting', () => {
  const short: Posting = { ...posting, from: '2026-11-10', to: '2026-11-20' }

  it('count, the days beside them do not, and the last night is not asked for', () => {
    const evidence = ['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].flatMap(wholeDay)
    const states = ['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map(
      (day) => on(day, { posting: short, evidence }).state,
    )
    expect(states).toEqual(['not-posted', 'present', 'present', 'not-posted'])
    const one = { ...short, from: '2026-11-20' }
    expect(targetsOf({ posting: one, policy: always, absences: [] }, '2026-11')).toEqual({
      targetDays: 0,
      targetNights: 0,
    })
  })

  it('a person posted to two villages in one month has two ledgers, each asked for its own share', () => {
    const first = { ...posting, id: 'g1', from: '2026-11-01', to: '2026-11-15' }
    const second = { ...posting, id: 'g2', villageId: 'u2', from: '2026-11-16', to: null }
    const parts = [first, second].map((each) =>
      targetsOf({ posting: each, policy: always, absences: [] }, '2026-11'),
    )
    const whole = targetsOf({ posting, policy: always, absences: [] }, '2026-11')
    expect(parts[0]!.targetDays + parts[1]!.targetDays).toBeLessThanOrEqual(whole.targetDays)
    expect(parts[0]!.targetDays).toBeGreaterThanOrEqual(9)
    expect(parts[1]!.targetDays).toBeGreaterThanOrEqual(9)
  })

  it('who is replaced in mid-month leaves days that are not asked of either for the other', () => {
    const before = { ...posting, to: '2026-11-15' }
    const after = { ...posting, id: 'g2', from: '2026-11-16' }
    const unexplained = (who: Posting) => {
      const context = { posting: who, policy: always, today: '2026-12-01', evidence: [], absences: [] }
      return summaryOf(context, '2026-11', monthRecords(context, '2026-11')).unexplained
    }
    const [old, young] = [unexplained(before), unexplained(after)]
    expect(old.every((day) => day <= '2026-11-15')).toBe(true)
    expect(young.every((day) => day >= '2026-11-16')).toBe(true)
    expect([...old, ...young]).toEqual(unexplained({ ...posting, from: '2026-11-01' }))
  })
})

describe('places', () => {
  const winter: Place = { ...office, id: 'winter', name: '冬窝子', from: null, to: '2026-05-31' }
  const summer: Place = {
    ...office,
    id: 'summer',
    name: '夏牧场',
    latitude: office.latitude + 0.5,
    from: '2026-06-01',
    to: '2026-09-30',
  }
  const north = 0.5 * 111_195

  it.each([
    ['the winter place', '2026-05-31', 0, 'inside'],
    ['the summer pasture a day too early', '2026-05-31', north, 'outside'],
    ['the summer pasture on its first day', '2026-06-01', north, 'inside'],
    ['the winter place in summer', '2026-06-01', 0, 'outside'],
    ['either after both have ended', '2026-10-01', 0, 'declared'],
  ])('at %s on %s', (_where, day, metres, verdict) => {
    expect(judge(fixAt(metres), [winter, summer], always, day).verdict).toBe(verdict)
  })

  it('of two at once, being in either is being there', () => {
    const other = { ...summer, from: null, to: null }
    for (const metres of [0, north])
      expect(judge(fixAt(metres), [office, other], always, '2026-11-03').verdict).toBe('inside')
    expect(judge(fixAt(north / 2), [office, other], always, '2026-11-03').verdict).toBe('outside')
  })
})

describe('the calendar', () => {
  it('asks on a make-up Saturday and not on a National Day, and what was there counts on both', () => {
    expect(on('2026-10-10').state).toBe('unexplained')
    expect(on('2026-10-01').state).toBe('rest')
    expect(on('2026-10-01', { evidence: wholeDay('2026-10-01') })).toMatchObject({
      state: 'present',
      counted: true,
    })
  })

  it('a leave of half a day leaves the other slot to be told', () => {
    const afternoon = away('2026-11-19', { half: 'afternoon' })
    const morning = [seen('2026-11-19', 'morning')]
    expect(on('2026-11-19', { absences: [afternoon] }).state).toBe('unexplained')
    expect(on('2026-11-19', { absences: [afternoon], evidence: morning }).state).toBe('partial')
  })
})

describe('a bad fix before a good one in the same slot', () => {
  it.each(['outside', 'weak', 'no-location'] as const)('that is %s harms nobody', (bad) => {
    const evidence = [seen('2026-11-19', 'morning', bad), ...wholeDay('2026-11-19')]
    expect(on('2026-11-19', { evidence }).state).toBe('present')
  })
})

describe('coordinates that no honest phone sends', () => {
  const input = (fix: object) => ({
    tappedAt: 1,
    fix: { latitude: 35.9, longitude: 104.2, accuracy: 9, capturedAt: 1, ...fix },
  })
  it.each([
    ['swapped latitude and longitude', { latitude: 104.2, longitude: 35.9 }],
    ['no number', { latitude: Number.NaN }],
    ['infinity', { longitude: Number.POSITIVE_INFINITY }],
    ['null, as JSON writes no number', { latitude: null }],
    ['a negative accuracy', { accuracy: -1 }],
    ['an accuracy beyond the earth', { accuracy: 1e9 }],
    ['a time in text', { capturedAt: '2026-11-23' }],
  ])('%s is turned away before it is read as a place', (_what, fix) => {
    expect(v.safeParse(CheckInInput, input(fix)).success).toBe(false)
  })

  it.each([
    ['in the sea', { latitude: 30, longitude: 125 }, 'outside'],
    ['at the zero of the map', { latitude: 0, longitude: 0 }, 'outside'],
    ['of the other side of the earth', { latitude: -35.9, longitude: -75.8 }, 'outside'],
    ['captured in a year to come', { capturedAt: at('2099-01-01', '00:00') }, 'inside'],
    ['captured before there were phones', { capturedAt: 0 }, 'inside'],
  ])('a fix %s is written down as what it is', (_what, fix, verdict) => {
    const parsed = v.safeParse(
      CheckInInput,
      input({ latitude: office.latitude, longitude: office.longitude, ...fix }),
    )
    expect(parsed.success).toBe(true)
    const judged = judge(parsed.success ? parsed.output.fix : undefined, [office], always, '2026-11-23')
    expect(judged.verdict).toBe(verdict)
  })
})
