import fc from 'fast-check'
import { at, policy } from '../testing/given'
import { placeTap, slotAt } from './slots'

const since = '2026-06-01'
const place = (now: number, tappedAt: number, sentAt?: number): ReturnType<typeof placeTap> =>
  placeTap(policy, { now, tappedAt, sentAt }, since)
const day = '2026-11-23'

describe('the slot a check-in falls into', () => {
  it.each([
    ['04:59', null],
    ['05:00', 'morning'],
    ['11:59', 'morning'],
    ['12:00', null],
    ['17:59', null],
    ['18:00', 'evening'],
    ['23:59', 'evening'],
  ])('at %s the open slot is %s', (clock, slot) => {
    expect(slotAt(policy, at(day, clock))?.slot ?? null).toBe(slot)
  })

  it('midnight belongs to the next day, where no slot is open', () => {
    expect(slotAt(policy, at(day, '24:00'))).toBeNull()
    expect(place(at(day, '24:00'), at(day, '24:00'))).toEqual({ day: '2026-11-24', slot: null })
  })
})

describe('a tap while the phone is online', () => {
  it('counts by the time of the server', () => {
    expect(place(at(day, '20:14'), at(day, '20:14') - 800)).toEqual({ day, slot: 'evening' })
  })

  it('in the last minute of a slot counts although it arrives after the end', () => {
    const tapped = at(day, '12:00') - 5_000
    expect(place(tapped + 20_000, tapped)).toEqual({ day, slot: 'morning' })
  })

  it('in the last seconds of the evening counts for that evening, though it arrives on the next day', () => {
    const tapped = at(day, '24:00') - 1_000
    expect(place(tapped + 31_000, tapped)).toEqual({ day, slot: 'evening' })
  })

  it('is not brought back into the slot when it arrives more than a minute after the end', () => {
    const tapped = at(day, '12:00') - 1_000
    expect(place(tapped + 62_000, tapped)).toMatchObject({ day, slot: null })
  })

  it('just before a slot opens counts for the slot in which it arrives', () => {
    const tapped = at(day, '18:00') - 3_000
    expect(place(tapped + 5_000, tapped)).toEqual({ day, slot: 'evening' })
  })

  it('from a phone whose clock is an hour wrong counts by the time of the server', () => {
    const now = at(day, '18:30')
    const hour = 3_600_000
    expect(place(now, now - hour, now - hour + 900)).toEqual({ day, slot: 'evening' })
    expect(place(now, now + hour, now + hour + 900)).toEqual({ day, slot: 'evening' })
    expect(place(now, now + hour)).toEqual({ day, slot: 'evening' })
  })
})

describe('a tap that waited on the phone for a signal', () => {
  const minutes = 60_000

  it('still counts for its slot while that slot is open, and says that it came late', () => {
    const now = at(day, '20:40')
    const tapped = at(day, '20:14')
    expect(place(now, tapped, now)).toEqual({ day, slot: 'evening', claimedAt: tapped })
  })

  it('is kept for the day it claims, but for no slot, once the slot is over', () => {
    const now = at('2026-11-24', '08:00')
    const tapped = at(day, '20:14')
    expect(place(now, tapped, now)).toEqual({ day, slot: null, claimedAt: tapped })
  })

  it('is never turned into evidence of the slot in which it arrives', () => {
    const now = at(day, '18:30')
    const tapped = at(day, '11:50')
    expect(place(now, tapped, now)).toMatchObject({ day, slot: null })
  })

  it('speaks for at most seven days back; then it belongs to the day it arrives', () => {
    const now = at(day, '15:00')
    expect(place(now, at('2026-11-16', '20:00'), now).day).toBe('2026-11-16')
    expect(place(now, at('2026-11-15', '20:00'), now).day).toBe(day)
  })

  it('never speaks for a day before the posting began', () => {
    const now = at(day, '15:00')
    expect(placeTap(policy, { now, tappedAt: at('2026-11-20', '20:00') }, '2026-11-22').day).toBe(day)
  })

  it('lands in the same ledger when its reply was lost and it is sent again', () => {
    const tapped = at('2026-11-30', '23:59') + 25_000
    const first = place(tapped + 2_000, tapped, tapped + 500)
    const again = place(tapped + 90_000, tapped, tapped + 88_500)
    expect(first.day).toBe('2026-11-30')
    expect(again.day).toBe('2026-11-30')
  })

  it('for any clocks, a slot is only given for a time at which that slot was or is open', () => {
    const base = at(day, '00:00')
    const within = fc.integer({ min: -3 * 1440 * minutes, max: 3 * 1440 * minutes })
    fc.assert(
      fc.property(within, within, within, (now, tapped, sent) => {
        const placed = place(base + now, base + tapped, base + sent)
        if (placed.slot === null) return
        const recently = [0, 30_000, 60_000].map((back) => slotAt(policy, base + now - back))
        const lag = now - tapped
        const own = lag >= 0 && lag <= 60_000 ? slotAt(policy, base + tapped) : null
        expect([...recently, own].some((open) => open?.day === placed.day && open.slot === placed.slot)).toBe(
          true,
        )
      }),
    )
  })
})
