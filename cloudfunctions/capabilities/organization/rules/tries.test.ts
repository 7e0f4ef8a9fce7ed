import type { Moment } from '../../../kernel/aggregate'
import { HOUR } from '../../../kernel/day'
import { decideWrongTry, isLocked, triesLeft, type Tries } from './tries'

const NOW = Date.UTC(2026, 10, 23, 10, 20)
const at = (now: number): Moment => ({
  now,
  today: '2026-11-23',
  by: 'unbound',
  requestId: 'request-1',
  policyVersion: 0,
})

function after(count: number, from: Tries | null = null, now = NOW): Tries {
  let tries = from
  for (let i = 0; i < count; i++) {
    const decision = decideWrongTry(tries, at(now))
    if (!decision.ok) throw new Error('refused')
    tries = decision.state
  }
  return tries!
}

describe('wrong invite codes', () => {
  it('an account that never tried is not locked', () => {
    expect(isLocked(null, NOW)).toBe(false)
  })

  it('the first four leave some more', () => {
    expect([1, 2, 3, 4].map((count) => triesLeft(after(count)))).toEqual([4, 3, 2, 1])
    expect(isLocked(after(4), NOW)).toBe(false)
  })

  it('the fifth locks for an hour', () => {
    const tries = after(5)
    expect(isLocked(tries, NOW)).toBe(true)
    expect(isLocked(tries, NOW + HOUR - 1)).toBe(true)
    expect(isLocked(tries, NOW + HOUR)).toBe(false)
  })

  it('after the lock counting starts again', () => {
    const later = after(1, after(5), NOW + HOUR)
    expect(triesLeft(later)).toBe(4)
    expect(isLocked(later, NOW + HOUR)).toBe(false)
  })

  it('further tries while it is locked keep it locked', () => {
    expect(isLocked(after(8), NOW + HOUR - 1)).toBe(true)
  })
})
