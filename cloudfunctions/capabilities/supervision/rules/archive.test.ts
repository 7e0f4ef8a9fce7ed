import { monthsToChoose, refusedSpan } from './archive'

const codeFor = (from: string, to = from): string | undefined => refusedSpan({ from, to }, '2026-11')?.code

describe('months of a file', () => {
  it('a month that runs and the last three years can be made', () => {
    for (const month of ['2026-11', '2026-10', '2023-11']) expect(codeFor(month)).toBeUndefined()
  })
  it('a month that is ahead, and one of more than three years ago, are refused', () => {
    expect(codeFor('2026-12')).toBe('supervision.monthAhead')
    expect(codeFor('2023-10')).toBe('supervision.tooLongAgo')
  })
  it('a register covers twelve months and no more, from the earlier to the later', () => {
    expect(codeFor('2025-12', '2026-11')).toBeUndefined()
    expect(codeFor('2025-11', '2026-11')).toBe('supervision.spanTooLong')
    expect(codeFor('2026-11', '2026-10')).toBe('supervision.spanTurned')
  })
  it('every month that is offered can be made, the running one first', () => {
    const months = monthsToChoose('2026-11')
    expect(months[0]).toBe('2026-11')
    expect(months.every((month) => codeFor(month) === undefined)).toBe(true)
  })
})
