import { addDays } from '../../../kernel/day'
import { after, codeOf, countyWith, momentOn, today } from '../testing/given'
import { decideRestDays, restDaysOf, type SetRestDays } from './rest-days'

const county = countyWith({
  countyRestDays: ['2026-03-20', '2027-03-10', '2026-12-01'],
  restDayNames: [{ day: '2026-03-20', name: '开斋节' }],
})
const festival = { day: '2027-05-17', name: '古尔邦节' }
const set = (days: SetRestDays['days'], change: Partial<SetRestDays> = {}) =>
  decideRestDays(county, { version: 1, name: '刘敏', reason: '按公告', days, ...change }, momentOn())

describe('the county’s own rest days', () => {
  it('are listed in order, with a name where they have one', () => {
    expect(restDaysOf(county.policy!)).toEqual([
      { day: '2026-03-20', name: '开斋节' },
      { day: '2026-12-01', name: '' },
      { day: '2027-03-10', name: '' },
    ])
  })

  it('to come are set as a whole, and those that are over stay', () => {
    const decision = set([festival])
    expect(restDaysOf(after(decision).policy!)).toEqual([{ day: '2026-03-20', name: '开斋节' }, festival])
    expect(decision).toMatchObject({
      entry: {
        data: {
          added: [festival],
          dropped: [
            { day: '2026-12-01', name: '' },
            { day: '2027-03-10', name: '' },
          ],
        },
      },
    })
  })

  it('today may still become one, a day that is over may not', () => {
    expect(codeOf(set([{ day: today, name: '抗灾' }]))).toBe('ok')
    expect(codeOf(set([{ day: addDays(today, -1), name: '抗灾' }]))).toBe('policy.restDayPast')
  })

  it.each([
    ['one day twice', [festival, { ...festival, name: '三月三' }], 'policy.restDayTwice'],
    ['a day that is none', [{ day: '2027-02-30', name: '三月三' }], 'policy.restDayPast'],
    ['a day far ahead', [{ day: '2029-05-17', name: '三月三' }], 'policy.restDayFar'],
    [
      'a whole winter',
      Array.from({ length: 41 }, (_, i) => ({ day: addDays('2027-01-01', i), name: '冬歇' })),
      'policy.restDaysMany',
    ],
  ])('%s is refused', (_, days, code) => {
    expect(codeOf(set(days))).toBe(code)
  })

  it('a list that changes nothing is refused; a new name is a change', () => {
    const kept = restDaysOf(county.policy!).filter(({ day }) => day >= today)
    expect(codeOf(set(kept))).toBe('policy.unchanged')
    expect(codeOf(set(kept.map((each) => ({ ...each, name: '三月三' }))))).toBe('ok')
    expect(codeOf(set([festival], { version: 3 }))).toBe('policy.changedMeanwhile')
  })

  it('of many years stay few enough to travel with everybody', () => {
    const past = Array.from({ length: 90 }, (_, i) => addDays('2026-01-01', i))
    const many = { ...county, policy: { ...county.policy!, countyRestDays: past } }
    const next = after(
      decideRestDays(many, { version: 1, name: '刘敏', reason: '按公告', days: [festival] }, momentOn()),
    )
    expect(next.policy?.countyRestDays).toHaveLength(61)
    expect(next.policy?.countyRestDays).toContain('2026-03-31')
  })
})
