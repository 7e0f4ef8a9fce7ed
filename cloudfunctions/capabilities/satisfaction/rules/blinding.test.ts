import fc from 'fast-check'
import { ASPECTS, GRADES, STAYS, type Choices } from '../contract'
import { bitsOf, CELLS, countsOf, type Counts } from './cells'
import { boxKey, incrementsOf, masksOf, tally } from './blinding'
import { digestOf } from './slips'

const grade = fc.constantFrom(...GRADES)
const perhaps = fc.option(grade, { nil: undefined })
const choices: fc.Arbitrary<Choices> = fc.record({
  overall: grade,
  aspects: fc.record({ lives: perhaps, works: perhaps, fair: perhaps, helps: perhaps }),
  stay: fc.option(fc.constantFrom(...STAYS), { nil: undefined }),
})
const zero = (): Counts => countsOf(() => 0)
const add = (a: Counts, b: Counts): Counts => countsOf((cell) => a[cell] + b[cell])
const slip = (i: number): string => digestOf(`abcd0000slip${i}`)
const key = boxKey('a secret of the poll', 'xabcd0000', 'salt')

describe('counters that only the poll can read', () => {
  it('the tally equals the truth for any ballots, any abstentions and any unused slips', () => {
    fc.assert(
      fc.property(fc.array(choices, { maxLength: 40 }), fc.nat(10), (ballots, unused) => {
        let cells = zero()
        let truth = zero()
        const slips: Record<string, 0 | string> = {}
        for (let i = 0; i < ballots.length + unused; i++) {
          const ballot = ballots[i]
          slips[slip(i)] = ballot ? 'tag' : 0
          if (!ballot) continue
          cells = add(cells, incrementsOf(key, slip(i), ballot))
          truth = add(truth, bitsOf(ballot))
        }
        expect(tally(key, slips, cells)).toEqual(truth)
      }),
      { numRuns: 60 },
    )
  })

  it('two copies of a box a ballot apart differ in every cell, by as much for what was chosen as for what was not', () => {
    const satisfied: Choices = { overall: 'satisfied', aspects: {} }
    const slips = Array.from({ length: 400 }, (_, i) => slip(i))
    for (const cell of ['overall_satisfied', 'overall_not', 'stay_change'] as const) {
      const steps = slips.map((digest) => incrementsOf(key, digest, satisfied)[cell])
      expect(Math.min(...steps)).toBeGreaterThan(0)
      const odd = steps.filter((step) => step % 2 === 1).length
      const large = steps.filter((step) => step > 2 ** 31).length
      // 400 fair coins fall between 150 and 250 heads but once in a few million series.
      for (const heads of [odd, large]) expect(Math.abs(heads - 200)).toBeLessThan(50)
    }
  })

  it('whatever one ballot added, every answer explains it equally well: some mask of 32 bits fits', () => {
    fc.assert(
      fc.property(choices, choices, fc.nat(1000), (cast, claimed, i) => {
        const seen = incrementsOf(key, slip(i), cast)
        const masks = countsOf((cell) => seen[cell] - bitsOf(claimed)[cell])
        for (const cell of CELLS) expect(masks[cell] >= 0 && masks[cell] <= 2 ** 32).toBe(true)
      }),
    )
  })

  it('masks differ by slip, by box, by salt and by secret', () => {
    const base = masksOf(key, slip(1))
    expect(masksOf(key, slip(1))).toEqual(base)
    for (const other of [
      masksOf(key, slip(2)),
      masksOf(boxKey('a secret of the poll', 'xabcd0001', 'salt'), slip(1)),
      masksOf(boxKey('a secret of the poll', 'xabcd0000', 'pepper'), slip(1)),
      masksOf(boxKey('another secret', 'xabcd0000', 'salt'), slip(1)),
    ])
      expect(CELLS.filter((cell) => other[cell] === base[cell])).toEqual([])
  })

  it('without the box’s key the counters do not add up to anything', () => {
    const cells = incrementsOf(key, slip(1), { overall: 'not', aspects: {} })
    const other = boxKey('a secret of the poll', 'xabcd0000', 'another salt')
    expect(tally(other, { [slip(1)]: 'tag' }, cells)).toBeNull()
  })

  it('a box that somebody altered is noticed: a ballot too many, a slip set by hand, a counter moved', () => {
    const cells = incrementsOf(key, slip(1), { overall: 'not', aspects: { fair: 'satisfied' } })
    const slips = { [slip(1)]: 'tag', [slip(2)]: 0 } as const
    expect(tally(key, slips, cells)).not.toBeNull()
    expect(tally(key, slips, { ...cells, overall_satisfied: cells.overall_satisfied + 1 })).toBeNull()
    expect(tally(key, { ...slips, [slip(2)]: 'forged' }, cells)).toBeNull()
    expect(tally(key, { ...slips, [slip(1)]: 0 }, cells)).toBeNull()
  })

  it('two thousand ballots stay exact', () => {
    const largest = countsOf(() => (2 ** 32 - 1 + 1) * 2000)
    for (const cell of CELLS) expect(Number.isSafeInteger(largest[cell])).toBe(true)
  })
})

describe('the cells of a ballot', () => {
  it('there is one for every answer that can be given', () => {
    expect(CELLS).toHaveLength(GRADES.length * (1 + ASPECTS.length) + STAYS.length)
    expect(new Set(CELLS).size).toBe(CELLS.length)
  })

  it('each answered question counts once and a skipped one nowhere', () => {
    const bits = bitsOf({ overall: 'basically', aspects: { lives: 'not' }, stay: 'change' })
    expect(CELLS.filter((cell) => bits[cell] === 1)).toEqual([
      'overall_basically',
      'lives_not',
      'stay_change',
    ])
  })
})
