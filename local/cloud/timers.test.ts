import { nextDue } from './timers'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const next = (config: string, after: string): string | null => {
  const due = nextDue({ name: 't', type: 'timer', config }, at(after))
  return due === null ? null : new Date(due + 8 * 3_600_000).toISOString().slice(0, 19)
}

describe('a timer of seven fields', () => {
  const CASES: [title: string, config: string, after: string, due: string | null][] = [
    ['each minute', '0 */1 * * * * *', '2026-11-23T10:00:00', '2026-11-23T10:01:00'],
    ['each morning at eight, Beijing time', '0 0 8 * * * *', '2026-11-23T08:00:00', '2026-11-24T08:00:00'],
    ['on weekdays', '0 30 17 * * 1-5 *', '2026-11-27T18:00:00', '2026-11-30T17:30:00'],
    ['on the first of a month', '0 0 0 1 * * *', '2026-11-23T10:00:00', '2026-12-01T00:00:00'],
    ['every ten seconds', '*/10 * * * * * *', '2026-11-23T10:00:05', '2026-11-23T10:00:10'],
    ['in a later year', '0 0 8 1 1 * 2028', '2026-11-23T10:00:00', '2028-01-01T08:00:00'],
    ['in a year that is past', '0 0 8 1 1 * 2020', '2026-11-23T10:00:00', null],
  ]
  test.each(CASES)('%s', (_title, config, after, due) => {
    expect(next(config, after)).toBe(due)
  })

  test('of six fields is refused: the platform wants the year too', () => {
    expect(() => next('0 */1 * * * *', '2026-11-23T10:00:00')).toThrow(/not a timer of seven fields/)
  })
})
