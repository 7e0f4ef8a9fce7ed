import fc from 'fast-check'
import { lastTick, nextTick, parseCron } from './cron'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const shown = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment + 8 * 3_600_000).toISOString().slice(0, 19)
const next = (config: string, after: string) => shown(nextTick(parseCron(config), at(after)))
const last = (config: string, until: string) => shown(lastTick(parseCron(config), at(until)))

describe('an expression of seven fields', () => {
  // 2026-11-23 is a Monday.
  const CASES: [config: string, after: string, due: string | null][] = [
    ['* * * * * * *', '2026-11-23T10:00:00', '2026-11-23T10:00:01'],
    ['*/5 * * * * * *', '2026-11-23T10:00:00', '2026-11-23T10:00:05'],
    ['*/10 * * * * * *', '2026-11-23T10:00:55', '2026-11-23T10:01:00'],
    ['0 */1 * * * * *', '2026-11-23T10:00:00', '2026-11-23T10:01:00'],
    ['0 0 8 * * * *', '2026-11-23T08:00:00', '2026-11-24T08:00:00'],
    ['0 0 2 1 * * *', '2026-11-23T10:00:00', '2026-12-01T02:00:00'],
    ['0 15 10 * * MON-FRI *', '2026-11-27T10:15:00', '2026-11-30T10:15:00'],
    ['0 0 10,14,16 * * * *', '2026-11-23T10:00:00', '2026-11-23T14:00:00'],
    ['0 */30 9-17 * * * *', '2026-11-23T17:30:00', '2026-11-24T09:00:00'],
    ['0 0 12 * * WED *', '2026-11-23T12:00:00', '2026-11-25T12:00:00'],
    ['0 30 17 * * 1-5 *', '2026-11-27T18:00:00', '2026-11-30T17:30:00'],
    ['0 0 0 * * 0 *', '2026-11-23T10:00:00', '2026-11-29T00:00:00'],
    ['0 0 0 * * SUN,SAT *', '2026-11-23T10:00:00', '2026-11-28T00:00:00'],
    ['0 1/10 * * * * *', '2026-11-23T10:00:00', '2026-11-23T10:01:00'],
    ['0 1/10 * * * * *', '2026-11-23T10:01:00', '2026-11-23T10:11:00'],
    ['0 1/10 * * * * *', '2026-11-23T10:51:00', '2026-11-23T11:01:00'],
    ['0 10-30/10 * * * * *', '2026-11-23T10:30:00', '2026-11-23T11:10:00'],
    ['0 5,10-12,40/15 8 * * * *', '2026-11-23T08:12:00', '2026-11-23T08:40:00'],
    ['0 0 0 1 JAN,JUL * *', '2026-11-23T10:00:00', '2027-01-01T00:00:00'],
    ['0 0 0 31 * * *', '2026-10-31T00:00:00', '2026-12-31T00:00:00'],
    ['0 0 0 29 2 * *', '2026-11-23T10:00:00', '2028-02-29T00:00:00'],
    ['0 0 0 30 2 * *', '2026-11-23T10:00:00', null],
    ['59 59 23 31 12 * *', '2026-12-31T23:59:58', '2026-12-31T23:59:59'],
    ['0 0 8 1 1 * 2028', '2026-11-23T10:00:00', '2028-01-01T08:00:00'],
    ['0 0 8 1 1 * 2020', '2026-11-23T10:00:00', null],
    ['0 0 8 1 1 * 2020-2026,2030/5', '2026-11-23T10:00:00', '2030-01-01T08:00:00'],
    ['0 0 0 1 1 * 2099', '2099-01-01T00:00:00', null],
    // A day alone and a weekday alone each say when; both together are an "or".
    ['0 0 0 13 * FRI *', '2026-11-23T10:00:00', '2026-11-27T00:00:00'],
    ['0 0 0 25 * FRI *', '2026-11-23T10:00:00', '2026-11-25T00:00:00'],
    ['0 0 0 1-5 12 TUE *', '2026-11-23T10:00:00', '2026-12-01T00:00:00'],
    ['0 0 0 1-5 12 TUE *', '2026-12-05T00:00:00', '2026-12-08T00:00:00'],
    ['0 0 0 * 12 TUE *', '2026-12-01T00:00:00', '2026-12-08T00:00:00'],
    ['  0   0 8 * * * *  ', '2026-11-23T08:00:00', '2026-11-24T08:00:00'],
  ]
  test.each(CASES)('%s after %s falls due at %s', (config, after, due) => {
    expect(next(config, after)).toBe(due)
  })

  test.each<[string, string, string | null]>([
    ['0 */1 * * * * *', '2026-11-23T10:00:00', '2026-11-23T10:00:00'],
    ['0 */1 * * * * *', '2026-11-23T10:00:59', '2026-11-23T10:00:00'],
    ['0 0 8 * * * *', '2026-11-23T07:59:59', '2026-11-22T08:00:00'],
    ['0 0 0 29 2 * *', '2027-01-01T00:00:00', '2024-02-29T00:00:00'],
    ['0 0 0 1 1 * 2030', '2029-12-31T00:00:00', null],
  ])('%s up to %s was last due at %s', (config, until, due) => {
    expect(last(config, until)).toBe(due)
  })

  test.each([
    ['0 */1 * * * *', '6 fields instead of seven'],
    ['', '1 fields instead of seven'],
    ['60 * * * * * *', 'second is wrong: 60 is not from 0 to 59'],
    ['* 60 * * * * *', 'minute is wrong'],
    ['* * 24 * * * *', 'hour is wrong'],
    ['* * * 0 * * *', 'day is wrong: 0 is not from 1 to 31'],
    ['* * * 32 * * *', 'day is wrong'],
    ['* * * * 13 * *', 'month is wrong'],
    ['* * * * jan * *', 'month is wrong'],
    ['* * * * * 7 *', 'weekday is wrong: 7 is not from 0 to 6'],
    ['* * * * * MON-SUN *', 'weekday is wrong: MON-SUN goes backwards'],
    ['* * * ? * MON *', 'day is wrong: ? is not'],
    ['* * * L * * *', 'day is wrong'],
    ['* * * * * MON#2 *', 'weekday is wrong'],
    ['* * * * * * 1969', 'year is wrong'],
    ['* * * * * * 2100', 'year is wrong'],
    ['5-1 * * * * * *', 'second is wrong: 5-1 goes backwards'],
    ['1-2-3 * * * * * *', 'is no range'],
    ['*/0 * * * * * *', 'needs a step from 1 on'],
    ['*/x * * * * * *', 'needs a step from 1 on'],
    ['/5 * * * * * *', 'second is wrong'],
    ['*/5/5 * * * * * *', 'has two steps'],
    ['1,,2 * * * * * *', 'second is wrong: nothing'],
    ['1.5 * * * * * *', 'second is wrong'],
    ['-1 * * * * * *', 'second is wrong'],
    ['@daily * * * * * *', 'second is wrong'],
  ])('%j is refused: %s', (config, reason) => {
    expect(() => parseCron(config)).toThrow(reason)
  })
})

test('the next tick is the first second that fits, whatever the fields, and the last one before it is found back', () => {
  const field = (from: number, to: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min: from, max: to }).map(String),
      fc
        .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 9 }))
        .map(([n, step]) => `${n}/${step}`),
    )
  const config = fc
    .tuple(field(0, 59), field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6))
    .map((fields) => [...fields, '*'].join(' '))
  const moment = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2027-01-01T00:00:00') })
  fc.assert(
    fc.property(config, moment, (text, after) => {
      const cron = parseCron(text)
      const due = nextTick(cron, after)
      if (due === null) return expect(text).toMatch(/^\S+ \S+ \S+ (29|3\d)/)
      expect(due).toBeGreaterThan(after)
      expect(fits(cron, due)).toBe(true)
      expect(lastTick(cron, due)).toBe(due)
      const before = lastTick(cron, due - 1000)
      expect(before === null || before <= after).toBe(true)
    }),
    { numRuns: 500 },
  )
})

/** The rule once more, by the clock's own reading of the moment. */
function fits(cron: ReturnType<typeof parseCron>, moment: number): boolean {
  const local = new Date(moment + 8 * 3_600_000)
  const [day, weekday] = [cron.days.has(local.getUTCDate()), cron.weekdays.has(local.getUTCDay())]
  return (
    cron.seconds.includes(local.getUTCSeconds()) &&
    cron.minutes.includes(local.getUTCMinutes()) &&
    cron.hours.includes(local.getUTCHours()) &&
    cron.months.has(local.getUTCMonth() + 1) &&
    (cron.namesDay && cron.namesWeekday ? day || weekday : day && weekday)
  )
}
