import { SEALED } from '../cloudfunctions/kernel/sealed-records'
import { isAwake, madeAt, WOKEN } from './audit-alarms'

const NOW = 1_795_000_000_000
const MINUTE = 60_000
/** A file that is to be deleted at that time; the simplest alarm there is. */
const file = (deleteAt: number | null, wakeAt: unknown, notices: unknown[] = []) => ({
  ...{ _id: 'f1', schema: 1, version: 1, state: { deleteAt }, wakeAt, notices },
})
const awake = (...given: Parameters<typeof file>) => isAwake('files', file(...given), NOW)

describe('an alarm beside a state', () => {
  it('may be earlier than the state asks, and later only by what a try is put off', () => {
    const due = NOW + 1_000 * MINUTE
    expect([due, due - 1, 1].map((at) => awake(due, at))).toEqual([true, true, true])
    expect([due + 1, due * 2].map((at) => awake(due, at))).toEqual([false, false])
    expect(awake(NOW - 90 * MINUTE, NOW + MINUTE)).toBe(true)
    expect(awake(NOW - 90 * MINUTE, NOW + 20 * MINUTE)).toBe(false)
  })

  it('is missing where it is nothing that the clock finds', () => {
    for (const wakeAt of [null, undefined, 0, -5, String(NOW), NaN, {}]) {
      expect([wakeAt, awake(NOW + MINUTE, wakeAt)]).toEqual([wakeAt, false])
      expect([wakeAt, awake(null, wakeAt)]).toEqual([wakeAt, true])
    }
  })

  it('is needed soon where something is still to be told', () => {
    const told = [{ key: 'k' }]
    expect(awake(null, null, told)).toBe(false)
    expect(awake(null, NOW + MINUTE, told)).toBe(true)
    expect(awake(NOW + 500 * MINUTE, NOW + 500 * MINUTE, told)).toBe(false)
  })

  it('is asked of no blank, of no older shape and of no ballot box, and of a state that cannot be read at once', () => {
    expect(isAwake('files', { ...file(NOW, null), version: 0 }, NOW)).toBe(true)
    expect(isAwake('people', { schema: 1, version: 3, state: {}, wakeAt: null }, NOW)).toBe(true)
    expect(isAwake('boxes', { wakeAt: null, slips: {} }, NOW)).toBe(true)
    expect(isAwake('leaveBooks', { schema: 1, version: 1, state: null, wakeAt: null }, NOW)).toBe(false)
  })

  it('is known of every sealed collection but the boxes, and the marks of a township have none', () => {
    const without = SEALED.map(({ collection }) => collection).filter((name) => !WOKEN.includes(name))
    expect(without).toEqual(['boxes', 'looks'])
  })
})

describe('when an entry was made', () => {
  it('is read from a packed one as well, and from nothing else', () => {
    const ledger = { state: { month: '2026-11', personId: 'p1', places: [] } }
    expect(madeAt('ledgers', ledger, `w${(3 * MINUTE).toString(36)}`)).toBe(
      Date.parse('2026-11-01T00:03:00+08:00'),
    )
    expect(madeAt('ledgers', ledger, { at: 7, by: 'p1' })).toBe(7)
    expect(madeAt('files', {}, { at: 8 })).toBe(8)
    for (const entry of [undefined, null, 'x', {}, { at: '8' }, { at: NaN }])
      expect(madeAt('files', {}, entry)).toBeNull()
    expect(madeAt('ledgers', { state: null }, 'w1')).toBeNull()
  })
})
