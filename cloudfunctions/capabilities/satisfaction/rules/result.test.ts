import fc from 'fast-check'
import { GRADES, type Grade } from '../contract'
import { CELLS, countsOf, type Counts } from './cells'
import { resultOf, townshipsOf, type Count, type VillageResult } from './result'
import { mustHide } from './suppression'

const standards = { minimumBallots: 10, vetoThreshold: 0.7, usedInAppraisal: true }
const SLIPS = 300
const overall = (satisfied: number, basically: number, not: number, unknown: number): Counts => {
  const by: Record<Grade, number> = { satisfied, basically, not, unknown }
  return countsOf((cell) => (cell.startsWith('overall_') ? by[cell.slice(8) as Grade] : 0))
}
const village = (id: string, outcome: Count['outcome'], population: number | null = 300): Count => ({
  villageId: id,
  township: '红柳镇',
  population,
  outcome,
})
const only = (count: Count, using = standards): VillageResult => resultOf([count], using, SLIPS).villages[0]!

describe('what may be published', () => {
  it.each([
    ['nine ballots', overall(5, 3, 1, 0), 'hidden'],
    ['ten ballots', overall(6, 3, 1, 0), 'shown'],
    ['twenty-nine that all said the same', overall(29, 0, 0, 0), 'hidden'],
    ['twenty-nine that did not', overall(28, 0, 0, 1), 'shown'],
    ['thirty that all said the same', overall(30, 0, 0, 0), 'shown'],
    ['twelve that all were against', overall(0, 0, 12, 0), 'hidden'],
    ['forty that know nothing of the secretary', overall(0, 0, 0, 40), 'hidden'],
    ['an empty box', overall(0, 0, 0, 0), 'hidden'],
  ] as const)('%s', (_what, counts, state) => {
    expect(only(village('u1', counts)).state).toBe(state)
  })

  it('of a hidden village nothing is kept, so few and unanimous look the same', () => {
    const few = only(village('u1', overall(2, 1, 1, 0)))
    const unanimous = only(village('u1', overall(20, 0, 0, 0)))
    expect(few).toEqual({ villageId: 'u1', state: 'hidden' })
    expect(unanimous).toEqual(few)
  })

  it('a total is not given where a single hidden village could be subtracted out, and its rate is cut like any other', () => {
    const shown = village('u1', overall(40, 20, 10, 10))
    const hidden = village('u2', overall(3, 0, 0, 0))
    expect(resultOf([shown, hidden], standards, SLIPS).total).toBeNull()
    const large = village('u3', overall(31, 30, 10, 9))
    // 121 of 141 are 85.8156 %.
    expect(resultOf([shown, large], standards, SLIPS).total).toEqual({ ballots: 160, rate: 0.858 })
  })

  it('townships have totals of their own in the order of their villages, and void ballots are in none', () => {
    const of = (township: string, id: string, outcome: Count['outcome']): Count => ({
      ...village(id, outcome),
      township,
    })
    const result = resultOf(
      [
        of('红柳镇', 'u1', overall(40, 20, 10, 10)),
        of('沙梁乡', 'u2', overall(30, 10, 20, 0)),
        of('沙梁乡', 'u3', 'replaced'),
        of('青石镇', 'u4', overall(3, 1, 1, 1)),
        of('青石镇', 'u5', overall(2, 1, 1, 1)),
      ],
      standards,
      SLIPS,
    )
    expect(result.townships).toEqual([
      { township: '红柳镇', total: { ballots: 80, rate: 0.857 } },
      // To a reader its void village looks like a hidden one, so it must not look like nothing in the total either.
      { township: '沙梁乡', total: null },
      { township: '青石镇', total: null },
    ])
    // Three that look hidden, two of them counted: 80 + 60 + 11 ballots, 107 of 139 opinions satisfied.
    expect(result.total).toEqual({ ballots: 151, rate: 0.769 })
  })

  it('a round that was published without township totals gets those in which every village is shown', () => {
    const shown = only(village('u1', overall(40, 20, 10, 10)))
    const villages = [
      { villageId: 'u1', township: '红柳镇' },
      { villageId: 'u2', township: '沙梁乡' },
    ]
    const before = { villages: [shown, { villageId: 'u2', state: 'hidden' as const }], total: null }
    expect(townshipsOf(before, villages)).toEqual([
      { township: '红柳镇', total: { ballots: 80, rate: 0.857 } },
      { township: '沙梁乡', total: null },
    ])
  })

  it('whatever lies in the hidden boxes: while it stays hidden and the totals are the same, nothing published changes', () => {
    const counts = fc.tuple(...GRADES.map(() => fc.nat(12))).map(([a, b, c, d]) => overall(a!, b!, c!, d!))
    const grades = (outcome: Counts) => GRADES.map((grade) => outcome[`overall_${grade}`])
    const hides = (outcome: Counts): boolean => {
      const [a, b, c] = grades(outcome)
      return mustHide(grades(outcome), 10) || a! + b! + c! === 0
    }
    const few = fc.tuple(...GRADES.map(() => fc.nat(3))).map(([a, b, c, d]) => overall(a!, b!, c!, d!))
    const box = fc.oneof(counts, few)
    const townships = fc.array(fc.array(box, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
    const others = fc.infiniteStream(few.filter(hides))
    let [same, changed] = [0, 0]
    fc.assert(
      fc.property(townships, others, fc.boolean(), (boxes, stream, exchange) => {
        const round = boxes.flatMap((of, t) =>
          of.map((outcome, i): Count => ({ ...village(`u${t}n${i}`, outcome), township: `第${t}乡` })),
        )
        // Either any other hidden box in each hidden village, or the hidden boxes of a township handed round.
        const other = boxes.flatMap((of, t) => {
          const hidden = of.filter(hides)
          let next = 1
          return of.map((outcome, i): Count => {
            const handed = exchange ? hidden[next++ % hidden.length]! : stream.next().value!
            return {
              ...village(`u${t}n${i}`, hides(outcome) ? handed : outcome),
              township: `第${t}乡`,
            }
          })
        })
        const [one, two] = [resultOf(round, standards, 48), resultOf(other, standards, 48)]
        const totals = ({ total, townships }: typeof one) => JSON.stringify([total, townships])
        if (totals(one) !== totals(two)) return
        same++
        if (JSON.stringify(round) !== JSON.stringify(other)) changed++
        expect(two).toEqual(one)
        one.villages.forEach(({ state }, i) => {
          expect(state).toBe(hides(round[i]!.outcome as Counts) ? 'hidden' : 'shown')
        })
      }),
      { numRuns: 400 },
    )
    expect(same).toBeGreaterThan(100)
    expect(changed).toBeGreaterThan(50)
  })

  it('a box whose secretary was replaced or whose counters were altered is void', () => {
    expect(only(village('u1', 'replaced'))).toEqual({ villageId: 'u1', state: 'void', why: 'replaced' })
    expect(only(village('u1', 'broken'))).toEqual({ villageId: 'u1', state: 'void', why: 'broken' })
  })
})

describe('the rate', () => {
  it('counts satisfied and basically satisfied among those with an opinion', () => {
    const result = only(village('u1', overall(40, 15, 28, 7)))
    if (result.state !== 'shown') throw new Error('ninety ballots are shown')
    expect(result.ballots).toBe(90)
    expect(result.interval.rate).toBeCloseTo(55 / 83, 12)
    expect(result.interval.low).toBeLessThan(55 / 83)
  })

  it('is without doubt where every household has answered', () => {
    const result = only(village('u1', overall(20, 10, 10, 0), 40))
    expect(result).toMatchObject({ interval: { rate: 0.75, low: 0.75, high: 0.75 } })
  })

  it('of an aspect or of staying is left out where it would say too much, and given where it does not', () => {
    const counts = overall(20, 10, 10, 0)
    const answers: Partial<Counts> = {
      lives_satisfied: 12,
      lives_not: 3,
      works_not: 5,
      stay_stay: 9,
      stay_change: 3,
    }
    const result = only(village('u1', { ...counts, ...answers, fair_unknown: 35 }))
    expect(result).toMatchObject({
      aspects: { lives: 0.8, works: null, fair: null, helps: null },
      stay: 0.75,
    })
    const unanimous = only(village('u1', { ...counts, stay_change: 15 }))
    expect(unanimous).toMatchObject({ stay: null })
  })
})

describe('the veto asks for a verification', () => {
  const poor = overall(10, 10, 60, 6)
  const flagged = (count: Count, using = standards): boolean => {
    const result = only(count, using)
    return result.state === 'shown' && result.verify
  }

  it('where the whole interval lies below the line and the county uses the result in appraisal', () => {
    expect(flagged(village('u1', poor))).toBe(true)
    expect(flagged(village('u1', poor), { ...standards, usedInAppraisal: false })).toBe(false)
  })

  it('not where only the rate lies below the line', () => {
    expect(flagged(village('u1', overall(50, 5, 28, 7)))).toBe(false)
  })

  it('not where the interval reaches the line: all 50 households answered and 35 are satisfied', () => {
    expect(flagged(village('u1', overall(35, 0, 15, 0), 50))).toBe(false)
    expect(flagged(village('u1', overall(34, 0, 16, 0), 50))).toBe(true)
  })

  it('never from a thin sample: 29 opinions are too few, 30 are enough', () => {
    expect(flagged(village('u1', overall(3, 2, 24, 40)))).toBe(false)
    expect(flagged(village('u1', overall(3, 2, 25, 40)))).toBe(true)
  })

  it('of 60 households it asks while the upper end is below the line, and no longer from the ballot that lifts it there', () => {
    const upper = (yes: number): number => {
      const result = only(village('u1', overall(yes, 0, 40 - yes, 0), 60))
      return result.state === 'shown' ? result.interval.high : NaN
    }
    for (let yes = 1; yes < 40; yes++)
      expect(flagged(village('u1', overall(yes, 0, 40 - yes, 0), 60))).toBe(upper(yes) < 0.7)
    // 24 of 40 are 60 %, yet as many as seven in ten of the village may be satisfied.
    expect(upper(24)).toBeGreaterThan(0.68)
    expect(Array.from({ length: 39 }, (_, i) => upper(i + 1)).some((high) => high < 0.7)).toBe(true)
  })

  it('compares the unrounded upper end: a line just above or at it decides', () => {
    const result = only(village('u1', poor))
    if (result.state !== 'shown') throw new Error('86 ballots are shown')
    const { high } = result.interval
    expect(flagged(village('u1', poor), { ...standards, vetoThreshold: high })).toBe(false)
    expect(flagged(village('u1', poor), { ...standards, vetoThreshold: high + 1e-9 })).toBe(true)
  })

  it('never opens on a thin sample, whatever the answers and the size of the village', () => {
    const opinions = fc.tuple(fc.nat(15), fc.nat(14), fc.nat(200))
    fc.assert(
      fc.property(
        opinions,
        fc.option(fc.integer({ min: 40, max: 500 }), { nil: null }),
        ([yes, no, none], households) => {
          expect(flagged(village('u1', overall(yes, 0, no, none), households))).toBe(false)
        },
      ),
    )
  })

  it('in a village of 25 households 20 opinions are enough, 19 are not', () => {
    expect(flagged(village('u1', overall(2, 2, 16, 0), 25))).toBe(true)
    expect(flagged(village('u1', overall(2, 2, 15, 0), 25))).toBe(false)
  })
})

describe('a village whose households nobody has counted', () => {
  it('is judged as a very large one, however few slips it got', () => {
    const unknown = only(village('u1', overall(20, 10, 10, 0), null))
    const large = only(village('u1', overall(20, 10, 10, 0), 1_000_000_000))
    if (unknown.state !== 'shown' || large.state !== 'shown') throw new Error('forty ballots are shown')
    expect(unknown.interval.low).toBeCloseTo(large.interval.low, 6)
    expect(unknown.interval.high).toBeCloseTo(large.interval.high, 6)
  })

  it('never lets fewer than 30 opinions ask for a verification', () => {
    const thin = only(village('u1', overall(1, 1, 22, 0), null))
    expect(thin).toMatchObject({ state: 'shown', verify: false })
  })
})

describe('what nobody answered', () => {
  it('every cell of an empty box is zero and nothing is divided by it', () => {
    expect(CELLS.every((cell) => overall(0, 0, 0, 0)[cell] === 0)).toBe(true)
    expect(resultOf([], standards, SLIPS)).toEqual({ villages: [], total: null, townships: [] })
  })
})
