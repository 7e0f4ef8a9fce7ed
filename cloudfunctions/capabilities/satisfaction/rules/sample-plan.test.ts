import fc from 'fast-check'
import { groupsFor, samplePlan, slipsFor, type Group } from './sample-plan'

const seed = 'a0b1c2d3e4f5a6b7c8d9eafbacbdcedf'
const group = (name: string, households: number): Group => ({ name, households })
const shares = (slips: number, ...households: number[]): number[] =>
  samplePlan(
    slips,
    households.map((each, at) => group(`${at + 1}组`, each)),
    seed,
  ).map((each) => each.slips)

describe('slips of a village', () => {
  it('are as many as wished for, one for each household where it has fewer, and the wish where nobody counted', () => {
    expect(slipsFor(30, 212)).toBe(30)
    expect(slipsFor(30, 30)).toBe(30)
    expect(slipsFor(30, 12)).toBe(12)
    expect(slipsFor(30, 0)).toBe(30)
  })
})

describe('slips of the groups', () => {
  it.each<[string, number, number[], number[]]>([
    ['are shared out as the households are', 30, [100, 50, 50], [15, 8, 7]],
    ['go by the largest remainders', 10, [33, 33, 34], [3, 3, 4]],
    ['leave no group out while there is one for each', 5, [1, 1, 300], [1, 1, 3]],
    ['take the extra one from where there is most', 4, [1, 1, 1, 300, 300], [0, 0, 0, 2, 2]],
    ['are all households where all are asked', 6, [1, 2, 3], [1, 2, 3]],
    ['of a single group are all of them', 7, [20], [7]],
  ])('%s', (_what, slips, households, expected) => {
    expect(shares(slips, ...households)).toEqual(expected)
  })

  const villages = fc
    .array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 12 })
    .chain((households) => {
      const all = households.reduce((a, b) => a + b)
      return fc.tuple(fc.constant(households), fc.integer({ min: 1, max: Math.min(300, all) }))
    })

  it('come to the village’s number, fit into each group, and are off its exact share by less than one or by the least of one', () => {
    fc.assert(
      fc.property(villages, ([households, slips]) => {
        const got = shares(slips, ...households)
        const all = households.reduce((a, b) => a + b)
        expect(got.reduce((a, b) => a + b)).toBe(slips)
        got.forEach((each, at) => {
          expect(each).toBeLessThanOrEqual(households[at]!)
          if (slips >= households.length) expect(each).toBeGreaterThanOrEqual(1)
          expect(each - (slips * households[at]!) / all).toBeLessThan(1)
        })
      }),
    )
  })
})

describe('households of a group', () => {
  it('are different ones of its register, in order', () => {
    const [one] = samplePlan(8, [group('一组', 35)], seed)
    expect(one!.drawn).toHaveLength(8)
    expect(new Set(one!.drawn).size).toBe(8)
    expect(one!.drawn).toEqual([...one!.drawn].sort((a, b) => a - b))
    expect(Math.min(...one!.drawn)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...one!.drawn)).toBeLessThanOrEqual(35)
  })

  it('are the same at a second printing, others for another round, and others in the next group of the same size', () => {
    const groups = [group('一组', 60), group('二组', 60)]
    const plan = samplePlan(20, groups, seed)
    expect(samplePlan(20, groups, seed)).toEqual(plan)
    expect(samplePlan(20, groups, `${seed}0`)).not.toEqual(plan)
    expect(plan[0]!.drawn).not.toEqual(plan[1]!.drawn)
  })

  it('are each drawn as often as any other', () => {
    const times = Array<number>(12).fill(0)
    const rounds = 3000
    for (let round = 0; round < rounds; round++)
      for (const place of samplePlan(3, [group('一组', 12)], `${seed}${round}`)[0]!.drawn) times[place - 1]!++
    // Binomial of 3,000 and a quarter: a standard deviation of 24.
    for (const each of times) expect(Math.abs(each - rounds / 4)).toBeLessThan(24 * 4.5)
  })
})

describe('the groups that a village is sampled by', () => {
  const groups = [group('一组', 40), group('二组', 30)]
  it('are its own where they come to its number of households', () => {
    expect(groupsFor({ households: 70, groups })).toEqual(groups)
  })
  it('are the village as a whole where they do not, or where it has none', () => {
    expect(groupsFor({ households: 71, groups })).toEqual([group('全村', 71)])
    expect(groupsFor({ households: 71 })).toEqual([group('全村', 71)])
  })
  it('are none where nobody knows how many households there are', () => {
    expect(groupsFor({ households: 0, groups: [] })).toEqual([])
  })
})
