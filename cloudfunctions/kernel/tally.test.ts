import fc from 'fast-check'
import { addTallies, noMonth, noTally, noToday, totalOf, TODAY_KEYS, type Tally } from './tally'

const DAY = '2026-11-23'
const MONTH = '2026-11'

const tallyWith = (today: Partial<Tally['today']>, rest: Partial<Tally> = {}): Tally => ({
  ...noTally(DAY, MONTH),
  today: { ...noToday(), ...today },
  ...rest,
})

const counts = fc.nat({ max: 500 })
const series = fc.array(counts, { minLength: 30, maxLength: 30 })
const someTally: fc.Arbitrary<Tally> = fc
  .record({
    today: fc.array(counts, { minLength: TODAY_KEYS.length, maxLength: TODAY_KEYS.length }),
    in: series,
    none: series,
    nights: counts,
    looks: fc.dictionary(fc.constantFrom('nobody', 'absent', 'case'), counts),
  })
  .map(({ today, in: there, none, nights, looks }) => ({
    day: DAY,
    today: Object.fromEntries(TODAY_KEYS.map((key, i) => [key, today[i]!])) as unknown as Tally['today'],
    month: { ...noMonth(MONTH), in: there, none, nights },
    looks: { ...looks },
  }))

describe('figures of several units as those of one', () => {
  it('are the sums of every figure, day by day', () => {
    const [a, b] = [noMonth(MONTH), noMonth(MONTH)]
    a.in[22] = 5
    b.in[22] = 7
    b.none[1] = 1
    const sum = addTallies(
      [
        tallyWith({ posted: 6, in: 5 }, { month: { ...a, nights: 3, people: 6 }, looks: { nobody: 1 } }),
        tallyWith(
          { posted: 8, in: 7 },
          { month: { ...b, nights: 4, people: 8 }, looks: { nobody: 2, case: 1 } },
        ),
      ],
      DAY,
      MONTH,
    )
    expect(sum.today).toMatchObject({ posted: 14, in: 12, leave: 0 })
    expect(sum.month).toMatchObject({ people: 14, nights: 7 })
    expect([sum.month.in[22], sum.month.none[1], totalOf(sum.month.in)]).toEqual([12, 1, 12])
    expect(sum.looks).toEqual({ nobody: 3, case: 1 })
  })

  it('leave out the today of a unit that is still at an earlier day, and keep its month', () => {
    const late = tallyWith(
      { posted: 8, in: 7 },
      { day: '2026-11-22', month: { ...noMonth(MONTH), nights: 4 } },
    )
    const sum = addTallies([tallyWith({ posted: 6, in: 5 }), late], DAY, MONTH)
    expect(sum.today).toMatchObject({ posted: 6, in: 5 })
    expect(sum.month.nights).toBe(4)
  })

  it('of no unit are nothing, with a place for every day of the month', () => {
    expect(addTallies([], DAY, '2026-02').month.in).toHaveLength(28)
    expect(addTallies([], DAY, MONTH)).toEqual(noTally(DAY, MONTH))
  })

  it('come out the same whichever way the units are grouped: a region is the sum of its villages', () => {
    fc.assert(
      fc.property(fc.array(someTally, { maxLength: 8 }), fc.nat(), (parts, at) => {
        const cut = parts.length === 0 ? 0 : at % (parts.length + 1)
        const grouped = [parts.slice(0, cut), parts.slice(cut)].map((each) => addTallies(each, DAY, MONTH))
        expect(addTallies(grouped, DAY, MONTH)).toEqual(addTallies(parts, DAY, MONTH))
      }),
    )
  })
})
