import fc from 'fast-check'
import { GRADES, type Grade } from '../contract'
import { CELLS, countsOf, type Counts } from './cells'
import { mustHide, resultOf, type Count, type VillageResult } from './result'

const standards = { minimumBallots: 10, vetoThreshold: 0.7, usedInAppraisal: true }
const overall = (satisfied: number, basically: number, not: number, unknown: number): Counts => {
  const by: Record<Grade, number> = { satisfied, basically, not, unknown }
  return countsOf((cell) => (cell.startsWith('overall_') ? by[cell.slice(8) as Grade] : 0))
}
const village = (id: string, outcome: Count['outcome'], population: number | null = 300): Count => ({
  villageId: id,
  population,
  outcome,
})
const only = (count: Count, using = standards): VillageResult => resultOf([count], using).villages[0]!

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

  it('no total is given as soon as one village is hidden, so none is found by subtraction', () => {
    const shown = village('u1', overall(40, 20, 10, 10))
    const hidden = village('u2', overall(3, 0, 0, 0))
    expect(resultOf([shown, hidden], standards).total).toBeNull()
    expect(resultOf([shown, shown], standards).total).toEqual({ ballots: 160, rate: 120 / 140 })
  })

  it('for any boxes, a reader with plus and minus finds nothing about a hidden village', () => {
    const counts = fc.tuple(...GRADES.map(() => fc.nat(12))).map(([a, b, c, d]) => overall(a!, b!, c!, d!))
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 8 }), (boxes) => {
        const { villages, total } = resultOf(
          boxes.map((box, i) => village(`u${i}`, box)),
          standards,
        )
        villages.forEach((result, i) => {
          const grades = GRADES.map((grade) => boxes[i]![`overall_${grade}`])
          if (mustHide(grades, 10)) expect(result).toEqual({ villageId: `u${i}`, state: 'hidden' })
          if (result.state !== 'shown') expect(total).toBeNull()
        })
      }),
    )
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
    expect(resultOf([], standards)).toEqual({ villages: [], total: null })
  })
})
