import { featureOn, policyOn } from '../../../kernel/county-policy'
import { addDays } from '../../../kernel/day'
import { after, codeOf, countyWith, momentOn, numbers, today } from '../testing/given'
import { decideNumbers, type SetNumbers } from './numbers'

const command: SetNumbers = {
  ...{ version: 1, name: '刘敏', reason: '冬天天亮得晚' },
  numbers,
  features: { makeup: true, rounds: true },
}
const set = (change: Partial<SetNumbers>, county = countyWith(), day = today) =>
  decideNumbers(county, { ...command, ...change }, momentOn(day))
const fewer = { numbers: { ...numbers, targets: { days: 18, nights: 12 } } }

describe('changing the numbers', () => {
  it('those that judge a day hold from tomorrow, and today and before keep theirs', () => {
    const { policy } = after(set(fewer))
    expect(policyOn(policy!, today).targets.days).toBe(20)
    expect(policyOn(policy!, addDays(today, 1)).targets.days).toBe(18)
    expect(policy?.version).toBe(2)
  })

  it('or from the day that is named', () => {
    const { policy } = after(set({ ...fewer, from: '2026-12-01' }))
    expect(policyOn(policy!, '2026-11-30').targets.days).toBe(20)
    expect(policyOn(policy!, '2026-12-01').targets.days).toBe(18)
  })

  it.each([
    ['today', { from: today }, 'policy.fromPast'],
    ['a day that is over', { from: '2026-10-01' }, 'policy.fromPast'],
    ['a day that is none', { from: '2026-13-01' }, 'policy.fromPast'],
    ['a day far ahead', { from: '2028-01-01' }, 'policy.fromFar'],
  ])('never from %s', (_, change, code) => {
    expect(codeOf(set({ ...fewer, ...change }))).toBe(code)
  })

  it('those of leave, rounds and spot checks hold at once', () => {
    const { policy } = after(
      set({
        numbers: {
          ...numbers,
          leave: { ...numbers.leave, backdateDays: 3 },
          poll: { ...numbers.poll, graceMinutes: 20 },
          spotCheck: { perMonth: 1, minutes: 60 },
        },
      }),
    )
    expect(policyOn(policy!, today)).toMatchObject({
      leave: { backdateDays: 3 },
      poll: { graceMinutes: 20 },
      spotCheck: { perMonth: 1, minutes: 60 },
    })
  })

  it('those of complaints hold at once, and stay where a change does not name them', () => {
    const complaints = { answerDays: 10, keptDays: 90, mostOpen: 8, phone: '12380' }
    const changed = after(set({ numbers: { ...numbers, complaints } }))
    expect(changed.policy!.complaints).toEqual(complaints)
    expect(set({ numbers: { ...numbers, complaints } })).toMatchObject({
      entry: {
        data: {
          changes: [
            { field: 'complaintDays', before: 15, after: 10 },
            { field: 'complaintKept', before: 180, after: 90 },
            { field: 'complaintOpen', before: 5, after: 8 },
            { field: 'complaintPhone', before: '', after: '12380' },
          ],
        },
      },
    })
  })

  it('the history names every number with what it was and what it is', () => {
    expect(set(fewer)).toMatchObject({
      entry: {
        note: '冬天天亮得晚',
        data: {
          from: '2026-11-24',
          changes: [
            { field: 'targetDays', before: 20, after: 18 },
            { field: 'targetNights', before: 15, after: 12 },
          ],
        },
      },
    })
  })

  it('a county may leave out makeups; what is not named is on', () => {
    const { policy } = after(set({ features: { makeup: false, rounds: true } }))
    expect(featureOn(policy!, 'makeup')).toBe(false)
    expect(featureOn(countyWith().policy!, 'makeup')).toBe(true)
  })

  it('is refused where nothing changes, where the numbers do not fit, and where somebody else was faster', () => {
    expect(codeOf(set({}))).toBe('policy.unchanged')
    expect(codeOf(set({ numbers: { ...numbers, weakAccuracy: 5 } }))).toBe('policy.weakAccuracy')
    expect(codeOf(set({ ...fewer, version: 2 }))).toBe('policy.changedMeanwhile')
  })

  it('set back before it held, the change is gone and so is its former value', () => {
    const once = after(set({ ...fewer, from: '2026-12-01' }))
    const back = after(set({ version: 2, from: '2026-12-01' }, once))
    expect(back.policy).not.toHaveProperty('former')
    expect(back.policy?.targets).toEqual(numbers.targets)
  })

  it('a policy never stores the years that were read with it', () => {
    const county = countyWith({ publishedYears: [{ year: 2027, rest: ['01-01'], work: [] }] })
    expect(after(set(fewer, county)).policy).not.toHaveProperty('publishedYears')
  })

  it('more changes than it can carry are refused, and after three years there is room again', () => {
    let county = countyWith()
    let day = today
    for (let i = 0; i < 24; i++, day = addDays(day, 1)) {
      const targets = { days: 10 + (i % 2), nights: 5 }
      county = after(set({ version: county.policy!.version, numbers: { ...numbers, targets } }, county, day))
    }
    const more = { version: county.policy!.version, numbers: { ...numbers, weakAccuracy: 300 } }
    expect(codeOf(set(more, county, day))).toBe('policy.full')
    expect(codeOf(set(more, county, '2029-12-31'))).toBe('ok')
    expect(JSON.stringify(county.policy).length).toBeLessThan(4_000)
  })
})
