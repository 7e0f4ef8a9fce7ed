import fc from 'fast-check'
import type { Entry } from '../../../kernel/aggregate'
import { addDays, startOf } from '../../../kernel/day'
import { at } from '../testing/given'
import { evidenceOf, type Verdict } from './evidence'
import { firstDue, keptFixes, notYetDue, withFix, type FixBatch } from './fixes'
import { upcastFirst } from './ledger'
import { brief, isRequest, packEntry, unpackEntry, type PackingContext } from './packing'

const context: PackingContext = { personId: 'p1', month: '2026-11', places: ['村委会', '夏牧场'] }
const day = '2026-11-23'

function checkIn(rest: Record<string, unknown> = {}, more: Partial<Entry> = {}): Entry {
  const data = {
    day,
    slot: 'evening',
    verdict: 'inside',
    distance: 320,
    accuracy: 12,
    place: '村委会',
    ...rest,
  }
  return brief({
    at: at(day, '20:14'),
    by: 'p1',
    act: 'checkIn',
    requestId: 'Qm9x_a-request-id_of22',
    inputHash: '0123456789abcdef',
    data,
    ...more,
  })
}

/** Through the database and back, as JSON. */
function through(entry: Entry): Entry {
  return unpackEntry(JSON.parse(JSON.stringify(packEntry(entry, context))), context)
}

describe('a check-in in its short form', () => {
  it('takes less than forty bytes', () => {
    const packed = packEntry(checkIn(), context)
    expect(typeof packed).toBe('string')
    expect(JSON.stringify(packed).length).toBeLessThan(40)
  })

  it('comes back as it was, whatever it says', () => {
    const metres = fc.option(fc.nat(20_000_000), { nil: undefined })
    const data = fc.record({
      day: fc.nat(29).map((days) => addDays('2026-11-01', days)),
      slot: fc.constantFrom('morning', 'evening', null),
      verdict: fc.constantFrom<Verdict>('inside', 'outside', 'weak', 'no-location', 'declared'),
      distance: metres,
      accuracy: metres,
      place: fc.constantFrom(undefined, '村委会', '夏牧场', '不在表里的', 'a,b|c'),
      claimedAt: fc.option(
        fc.nat(40 * 86_400_000).map((ms) => startOf('2026-11-01') + ms),
        { nil: undefined },
      ),
      nonce: fc.constantFrom(undefined, 't6h2k0.0', 't6h2k0.j'),
    })
    const entry = fc.record({
      at: fc.nat(45 * 86_400_000).map((ms) => startOf('2026-11-01') + ms),
      by: fc.constantFrom('p1', 'p2'),
      note: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(data, entry, (facts, more) => {
        const given = JSON.parse(JSON.stringify(checkIn(facts, more))) as Entry
        expect(through(given)).toEqual(given)
        expect(evidenceOf([through(given)])).toEqual(evidenceOf([given]))
      }),
      { numRuns: 500 },
    )
  })

  it('stays whole where the short form cannot say it', () => {
    for (const odd of [
      checkIn({ place: '不在表里的' }),
      checkIn({ distance: 1.5 }),
      checkIn({}, { by: 'p2' }),
    ]) {
      expect(packEntry(odd, context)).toEqual(odd)
      expect(through(odd)).toEqual(odd)
    }
  })

  it('of another act stays whole, with its request told by marks', () => {
    const attested = brief({
      at: 1,
      by: 'p9',
      act: 'attest',
      requestId: 'request-1',
      inputHash: 'x',
      note: '手机坏了',
    })
    expect(through(attested)).toEqual(attested)
    expect(attested.requestId).toHaveLength(7)
  })

  it('still knows the request that made it, and one of before the marks', () => {
    const id = 'Qm9x_a-request-id_of22'
    expect(isRequest(checkIn(), id, 'checkIn')).toBe(true)
    expect(isRequest(checkIn(), 'another-request-id', 'checkIn')).toBe(false)
    expect(isRequest(checkIn(), id, 'attest')).toBe(false)
    expect(isRequest({ ...checkIn(), requestId: id }, id, 'checkIn')).toBe(true)
  })

  it('ten thousand requests of one person are told apart', () => {
    const marks = Array.from(
      { length: 10_000 },
      (_, i) => checkIn({}, { requestId: `request-${i}` }).requestId,
    )
    expect(new Set(marks).size).toBe(10_000)
  })

  it('a photo is a time and which check-in, and its request is told by that', () => {
    const photo = brief({
      ...{ at: at(day, '20:15'), by: 'p1', act: 'photo', data: { of: 123 } },
      ...{ requestId: 'request-1', inputHash: 'x' },
    })
    expect(through(photo)).toEqual(photo)
    expect(JSON.stringify(packEntry(photo, context)).length).toBeLessThan(14)
    const late = { ...photo, data: { of: 2_000 } }
    const finer = { ...photo, at: photo.at + 1 }
    for (const odd of [{ ...photo, by: 'p2' }, late, finer]) expect(through(odd)).toEqual(odd)
  })

  it('a wake of the clock is a time and nothing else', () => {
    const wake = brief({
      at: at(day, '01:00'),
      by: 'system',
      act: 'wake',
      requestId: 'clock-1-7',
      inputHash: 'x',
    })
    expect(through(wake)).toEqual(wake)
    expect(JSON.stringify(packEntry(wake, context)).length).toBeLessThan(12)
  })
})

describe('coordinates in their short form', () => {
  const point = fc.record({
    entry: fc.nat(2_000),
    latitude: fc.integer({ min: -900_000_000, max: 900_000_000 }).map((value) => value / 10_000_000),
    longitude: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((value) => value / 10_000_000),
  })

  it('come back to a centimetre, in the order of their entries', () => {
    fc.assert(
      fc.property(fc.uniqueArray(point, { selector: ({ entry }) => entry }), fc.nat(5), (points, weeks) => {
        const batches = points.reduce<FixBatch[]>((kept, fix, i) => withFix(kept, fix, i % (weeks + 1)), [])
        expect(keptFixes(batches)).toEqual([...points].sort((a, b) => a.entry - b.entry))
      }),
    )
  })

  it('go by the batch', () => {
    const one = withFix([], { entry: 0, latitude: 35.9, longitude: 104.2 }, 10)
    const two = withFix(one, { entry: 1, latitude: 35.9, longitude: 104.2 }, 20)
    expect(firstDue(two)).toBe(10)
    expect(keptFixes(notYetDue(two, 10))).toMatchObject([{ entry: 1 }])
    expect(firstDue([])).toBeNull()
  })
})

describe('a ledger of before the short form', () => {
  const entry = (requestId: string): Entry => ({
    at: at(day, '20:14'),
    by: 'p1',
    act: 'checkIn',
    requestId,
    inputHash: '0123456789abcdef',
    data: { day, slot: 'evening', verdict: 'inside', distance: 320, accuracy: 12, place: '村委会' },
  })
  const old = {
    postingId: 'g1',
    personId: 'p1',
    villageId: 'u1',
    month: '2026-11',
    days: 1,
    nights: 0,
    fixes: [
      { latitude: 35.9, longitude: 104.2, capturedAt: 5, requestId: 'request-2', keepUntil: 99 },
      { latitude: 35.8, longitude: 104.1, capturedAt: 4, requestId: 'request-1', keepUntil: 98 },
    ],
  }

  it('keeps its totals and its coordinates, each with its check-in', () => {
    const lifted = upcastFirst(old, [entry('request-1'), entry('request-2')])
    expect(lifted).toMatchObject({ postingId: 'g1', month: '2026-11', days: 1, nights: 0, places: [] })
    expect(lifted.fixes.map(({ until }) => until)).toEqual([98, 99])
    expect(keptFixes(lifted.fixes)).toEqual([
      { entry: 0, latitude: 35.8, longitude: 104.1 },
      { entry: 1, latitude: 35.9, longitude: 104.2 },
    ])
  })

  it('keeps its evidence as it was written', () => {
    const before = entry('request-1')
    expect(unpackEntry(before, { ...context, places: [] })).toEqual(before)
  })
})
