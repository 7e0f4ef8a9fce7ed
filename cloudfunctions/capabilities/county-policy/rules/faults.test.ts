import {
  DEFAULT_COMPLAINTS,
  DEFAULT_POLICY,
  type ComplaintNumbers,
  type LeaveTier,
} from '../../../kernel/county-policy'
import { numbers } from '../testing/given'
import { faultsOf, type PolicyNumbers } from './faults'

const codes = (change: Partial<PolicyNumbers>) => faultsOf({ ...numbers, ...change }).map(({ code }) => code)
const slot = (id: 'morning' | 'evening', from: string, to: string) => ({ id, from, to })
const leave = (change: Partial<PolicyNumbers['leave']>) => ({ leave: { ...numbers.leave, ...change } })
const poll = (change: Partial<PolicyNumbers['poll']>) => ({ poll: { ...numbers.poll, ...change } })
const complaints = (change: Partial<ComplaintNumbers>) => ({
  complaints: { ...DEFAULT_COMPLAINTS, ...change },
})
const tier = (maxDays: number | null, decides: LeaveTier['decides'] = ['township-leader']): LeaveTier => ({
  ...{ maxDays, decides },
  informs: [],
})

describe('the numbers of a policy', () => {
  it('the defaults of the field fit one another', () => {
    expect(faultsOf({ ...DEFAULT_POLICY })).toEqual([])
    expect(codes({})).toEqual([])
  })

  it('every fault is found, in the order of the page', () => {
    const wrong = { ...leave({ yearCap: 0, tiers: [] }), targets: { days: 40, nights: -1 } }
    expect(codes(wrong)).toEqual([
      'policy.targetDays',
      'policy.targetNights',
      'policy.tiersMany',
      'policy.yearCap',
    ])
  })
})

describe('slots', () => {
  it.each([
    ['only a morning', [slot('morning', '06:00', '09:00')], []],
    ['only an evening', [slot('evening', '19:00', '24:00')], []],
    ['side by side at noon', [slot('morning', '05:00', '12:00'), slot('evening', '12:00', '24:00')], []],
    ['none', [], ['policy.slotsOrder']],
    [
      'overlapping',
      [slot('morning', '05:00', '12:00'), slot('evening', '11:00', '24:00')],
      ['policy.slotsOrder'],
    ],
    [
      'the evening first',
      [slot('evening', '05:00', '08:00'), slot('morning', '09:00', '12:00')],
      ['policy.slotsOrder'],
    ],
    [
      'two mornings',
      [slot('morning', '05:00', '08:00'), slot('morning', '09:00', '12:00')],
      ['policy.slotsOrder'],
    ],
    ['backwards', [slot('morning', '09:00', '05:00')], ['policy.slotsOrder']],
    ['a race', [slot('morning', '08:00', '08:05')], ['policy.slotShort']],
    ['a morning into the afternoon', [slot('morning', '09:00', '12:01')], ['policy.morningEnds']],
    ['an evening at noon', [slot('evening', '11:59', '20:00')], ['policy.eveningBegins']],
    ['no clock', [slot('morning', '5:00', '12:00')], ['policy.slotClock']],
    ['an hour that is none', [slot('evening', '18:00', '24:01')], ['policy.slotClock']],
    ['a minute that is none', [slot('evening', '18:60', '24:00')], ['policy.slotClock']],
  ])('%s', (_, slots, expected) => {
    expect(codes({ slots })).toEqual(expected)
  })
})

describe('tiers of leave', () => {
  it.each([
    ['one for everything', [tier(null)], []],
    ['half days', [tier(0.5), tier(null)], []],
    ['forty', Array.from({ length: 40 }, (_, i) => tier(i === 39 ? null : i + 1)), ['policy.tiersMany']],
    ['an end', [tier(1), tier(3)], ['policy.tiersEnd']],
    ['an end in between', [tier(null), tier(3), tier(null)], ['policy.tiersEnd', 'policy.tiersOrder']],
    ['going down', [tier(3), tier(1), tier(null)], ['policy.tiersOrder']],
    ['the same twice', [tier(3), tier(3), tier(null)], ['policy.tiersOrder']],
    ['a third of a day', [tier(0.3), tier(null)], ['policy.tierDays']],
    ['no day', [tier(0), tier(null)], ['policy.tierDays']],
    ['a year', [tier(365), tier(null)], ['policy.tierDays']],
    ['no number', [tier(NaN), tier(null)], ['policy.tierDays']],
    ['nobody who decides', [tier(1, []), tier(null)], ['policy.tierDecider']],
    [
      'the county before the township',
      [tier(null, ['county-organiser', 'township-leader'])],
      ['policy.tierRoles'],
    ],
    ['somebody twice', [tier(null, ['township-leader', 'township-leader'])], ['policy.tierRoles']],
    ['somebody who decides nothing', [tier(null, ['inspector'])], ['policy.tierRoles']],
    [
      'telling somebody who decides anyway',
      [{ ...tier(null), informs: ['township-leader' as const] }],
      ['policy.tierRoles'],
    ],
  ])('%s', (_, tiers, expected) => {
    expect(codes(leave({ tiers }))).toEqual(expected)
  })
})

describe('single numbers', () => {
  const hostile = [NaN, Infinity, -Infinity, 1e308, -1, 0.5]

  it.each([
    [
      'policy.targetDays',
      (value: number) => ({ targets: { days: value, nights: 15 } }),
      [0, 31],
      [32, ...hostile],
    ],
    [
      'policy.targetNights',
      (value: number) => ({ targets: { days: 20, nights: value } }),
      [0, 31],
      [32, ...hostile],
    ],
    ['policy.weakAccuracy', (value: number) => ({ weakAccuracy: value }), [50, 2000], [49, 2001, ...hostile]],
    ['policy.yearCap', (value: number) => leave({ yearCap: value }), [1, 366], [0, 367, ...hostile]],
    ['policy.backdate', (value: number) => leave({ backdateDays: value }), [0, 7], [8, ...hostile]],
    [
      'policy.minimumBallots',
      (value: number) => poll({ minimumBallots: value }),
      [10, 100],
      [9, 101, ...hostile],
    ],
    [
      'policy.ballotsPerAccount',
      (value: number) => poll({ ballotsPerAccount: value }),
      [1, 2],
      [0, 3, ...hostile],
    ],
    ['policy.grace', (value: number) => poll({ graceMinutes: value }), [0, 60], [61, ...hostile]],
    [
      'policy.vetoThreshold',
      (value: number) => poll({ vetoThreshold: value }),
      [0.5, 0.7, 0.9],
      [0.49, 0.91, 0.705, NaN, 1e308],
    ],
    [
      'policy.spotPerMonth',
      (value: number) => ({ spotCheck: { perMonth: value, minutes: 30 } }),
      [0, 4],
      [5, ...hostile],
    ],
    [
      'policy.spotMinutes',
      (value: number) => ({ spotCheck: { perMonth: 2, minutes: value } }),
      [15, 180],
      [14, 181, ...hostile],
    ],
    [
      'policy.leaverDays',
      (value: number) => ({ retention: { leaverDays: value } }),
      [30, 365],
      [29, 366, ...hostile],
    ],
    [
      'policy.complaintDays',
      (value: number) => complaints({ answerDays: value }),
      [5, 30],
      [4, 31, ...hostile],
    ],
    [
      'policy.complaintKept',
      (value: number) => complaints({ keptDays: value }),
      [30, 365],
      [29, 366, ...hostile],
    ],
    [
      'policy.complaintOpen',
      (value: number) => complaints({ mostOpen: value }),
      [3, 20],
      [2, 21, ...hostile],
    ],
  ] as const)('%s', (code, change, good, bad) => {
    for (const value of good) expect(codes(change(value))).toEqual([])
    for (const value of bad) expect(codes(change(value))).toEqual([code])
  })
})

describe('the telephone of the county office', () => {
  it.each(['', '0999-7654321', '12380', '19900001111'])('%s is one', (phone) =>
    expect(codes(complaints({ phone }))).toEqual([]),
  )
  it.each(['-', '找老刘', '0999 7654321', '123', '1'.repeat(21), '12380;'])('%s is none', (phone) =>
    expect(codes(complaints({ phone }))).toEqual(['policy.complaintPhone']),
  )
})
