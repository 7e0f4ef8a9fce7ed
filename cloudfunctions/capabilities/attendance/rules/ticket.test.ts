import fc from 'fast-check'
import { DAY } from '../../../kernel/day'
import { at, policy } from '../testing/given'
import { claimOf, placeTap } from './slots'
import { issueTicket, proofOf, TICKET_LIFE, TICKET_USES } from './ticket'

const secret = 'check-in-secret-of-a-test'
const day = '2026-11-23'
const issued = at(day, '18:05')
const ticket = issueTicket(secret, 'p1', issued)
const since = '2026-06-01'
const MINUTES = 60_000

describe('a stock of one-use numbers', () => {
  it('holds twenty of them for the person it was made for', () => {
    const uses = Array.from({ length: 30 }, (_, use) => `${ticket}.${use.toString(36)}`)
    const good = uses.filter((each) => proofOf(secret, 'p1', each, issued + 1))
    expect(good).toHaveLength(TICKET_USES)
    expect(new Set(good.map((each) => proofOf(secret, 'p1', each, issued + 1)!.nonce)).size).toBe(TICKET_USES)
  })

  it('proves from when its phone had it, and for seven days', () => {
    expect(proofOf(secret, 'p1', `${ticket}.0`, issued + 1)?.issuedAt).toBe(issued)
    expect(proofOf(secret, 'p1', `${ticket}.0`, issued + TICKET_LIFE)).not.toBeNull()
    expect(proofOf(secret, 'p1', `${ticket}.0`, issued + TICKET_LIFE + 1)).toBeNull()
  })

  it.each([
    ['of another person', 'p2', `${ticket}.0`],
    ['with another use', 'p1', `${ticket}.k`],
    ['written otherwise', 'p1', `${ticket}.00`],
    ['without a use', 'p1', ticket],
    ['of a later hour', 'p1', `${issueTicket('guess', 'p1', issued)}.0`],
    ['that is nothing', 'p1', ''],
    ['that is a prototype', 'p1', '__proto__.x.0'],
  ])('a number %s proves nothing', (_which, personId, number) => {
    expect(proofOf(secret, personId, number, issued + 1)).toBeNull()
  })

  it('any change of a letter voids it', () => {
    fc.assert(
      fc.property(fc.nat(ticket.length - 1), fc.constantFrom('0', 'f', 'z', '.'), (index, letter) => {
        const forged = `${ticket.slice(0, index)}${letter}${ticket.slice(index + 1)}.0`
        if (forged !== `${ticket}.0`) expect(proofOf(secret, 'p1', forged, issued + 1)).toBeNull()
      }),
    )
  })
})

describe('a tap that waited, with a number', () => {
  const proof = { issuedAt: issued, nonce: 'n.0' }
  const place = (now: number, tappedAt: number, sentAt = now) =>
    placeTap(policy, { now, tappedAt, sentAt, proof }, since)

  it('counts for its slot two days later', () => {
    const tapped = at(day, '20:14')
    expect(place(at('2026-11-25', '09:00'), tapped)).toEqual({
      day,
      slot: 'evening',
      claimedAt: tapped,
      nonce: 'n.0',
      unproved: null,
    })
  })

  it('counts in its own month after the month is over', () => {
    const evening = { issuedAt: at('2026-11-30', '17:00'), nonce: 'n.1' }
    const tap = { now: at('2026-12-02', '09:00'), tappedAt: at('2026-11-30', '20:00'), proof: evening }
    expect(placeTap(policy, tap, since)).toMatchObject({ day: '2026-11-30', slot: 'evening' })
  })

  it('never speaks for a time before the number was issued, nor for the future', () => {
    fc.assert(
      fc.property(
        fc.nat(10 * DAY),
        fc.nat(10 * DAY),
        fc.integer({ min: -DAY, max: DAY }),
        (waited, since, skew) => {
          const now = issued + since
          const claim = claimOf({ now, tappedAt: now - waited + skew, sentAt: now + skew, proof })
          expect(claim.at).toBeLessThanOrEqual(now)
          if (claim.proof) expect(claim.at).toBeGreaterThanOrEqual(issued)
        },
      ),
    )
  })

  it('counts by how long it waited, however wrong the phone’s clock is', () => {
    const now = at('2026-11-24', '09:00')
    const tapped = at(day, '20:14')
    for (const skew of [-400 * DAY, -70 * MINUTES, 3 * DAY])
      expect(place(now, tapped + skew, now + skew)).toMatchObject({ slot: 'evening', claimedAt: tapped })
  })

  it('from a phone whose clock was set back meanwhile tells no time and counts for no slot', () => {
    const now = at(day, '20:30')
    expect(place(now, now + DAY, now)).toEqual({ day, slot: null, claimedAt: now })
  })

  it('between the slots is kept without one, and its time is proved', () => {
    const proved = { issuedAt: at(day, '12:30'), nonce: 'n.2' }
    const tap = { now: at(day, '20:00'), tappedAt: at(day, '14:00'), proof: proved }
    expect(placeTap(policy, tap, since)).toMatchObject({ day, slot: null, nonce: 'n.2' })
  })

  it('of a day before the posting is kept for today, without a slot', () => {
    const tap = { now: at('2026-11-24', '09:00'), tappedAt: at(day, '20:14'), proof }
    expect(placeTap(policy, tap, '2026-11-24')).toMatchObject({ day: '2026-11-24', slot: null })
  })
})
