import type { Grade } from '../contract'
import { countsOf, type Counts } from './cells'
import { resultOf, type Count } from './result'

const standards = { minimumBallots: 10, vetoThreshold: 0.7, usedInAppraisal: true }
const SLIPS = 100
const overall = (satisfied: number, basically: number, not: number, unknown: number): Counts => {
  const by: Record<Grade, number> = { satisfied, basically, not, unknown }
  return countsOf((cell) => (cell.startsWith('overall_') ? by[cell.slice(8) as Grade] : 0))
}
const village = (id: string, outcome: Count['outcome'], assisted?: Counts, township = '红柳镇'): Count => ({
  ...{ villageId: id, township, population: 300, outcome, slips: SLIPS },
  ...(assisted ? { assisted: { outcome: assisted, slips: SLIPS } } : {}),
})
const result = (...counted: Count[]) => resultOf(counted, standards, SLIPS)

const plenty = overall(40, 10, 5, 5)
const shown = overall(6, 3, 2, 1)

describe('assisted ballots', () => {
  it('change nothing of the village’s own result, its veto or its totals', () => {
    const bad = overall(5, 0, 40, 0)
    const without = result(village('u1', bad), village('u2', plenty))
    const { assisted, ...apart } = result(
      village('u1', bad, overall(29, 0, 0, 1)),
      village('u2', plenty, shown),
    )
    expect(apart).toEqual(without)
    expect(apart.villages[0]).toMatchObject({ ballots: 45, verify: true })
    expect(assisted).toBeDefined()
  })

  it('never ask for a verification, and a thin sample is not filled up by them', () => {
    // Twenty-nine opinions are one too few, and thirty assisted ones do not count.
    const thin = result(village('u1', overall(2, 0, 27, 0), overall(1, 0, 28, 1)))
    expect(thin.villages[0]).toMatchObject({ state: 'shown', verify: false })
    expect(thin.assisted!.villages[0]).not.toHaveProperty('verify')
  })

  it('are shown by the rule that villages are shown by, with an interval for no known population and the cap', () => {
    const { assisted } = result(village('u1', plenty, shown))
    expect(assisted!.villages[0]).toMatchObject({ state: 'shown', ballots: 12, most: 30 })
    const [first] = assisted!.villages
    if (first?.state !== 'shown') throw new Error('hidden')
    expect(first.interval.rate).toBeCloseTo(9 / 11, 12)
    // Wider than the same ballots of a village of twelve households would be.
    expect(first.interval.low).toBeLessThan(0.53)
  })

  it.each([
    ['nobody was read to', overall(0, 0, 0, 0)],
    ['nine were', overall(6, 2, 1, 0)],
    ['twelve were, and all said the same', overall(12, 0, 0, 0)],
    ['twenty-nine were against', overall(0, 0, 29, 0)],
    ['all knew nothing', overall(0, 0, 0, 30)],
  ])('are hidden where %s, and all of these look the same', (_what, counts) => {
    expect(result(village('u1', plenty, counts)).assisted!.villages).toEqual([
      { villageId: 'u1', state: 'hidden' },
    ])
  })

  it('of a void village look hidden, too, and are in no total', () => {
    const { assisted } = result(
      village('u1', 'replaced', shown),
      village('u2', plenty, shown),
      village('u3', plenty, shown),
    )
    expect(assisted!.villages[0]).toEqual({ villageId: 'u1', state: 'hidden' })
    expect(assisted!.total).toBeNull()
  })

  it('are not spoken of where nobody was a surveyor', () => {
    expect(result(village('u1', plenty), village('u2', plenty))).not.toHaveProperty('assisted')
    const { assisted } = result(village('u1', plenty, shown), village('u2', plenty, undefined, '沙梁乡'))
    expect(assisted!.villages.map(({ villageId }) => villageId)).toEqual(['u1'])
    expect(assisted!.townships.map(({ township }) => township)).toEqual(['红柳镇'])
  })

  it('have totals of their own, over both shown and hidden villages where those cannot be worked out', () => {
    const { assisted } = result(
      village('u1', plenty, overall(3, 2, 1, 1)),
      village('u2', plenty, overall(4, 1, 2, 1)),
      village('u3', plenty, shown),
    )
    expect(assisted!.villages.map(({ state }) => state)).toEqual(['hidden', 'hidden', 'shown'])
    // 7 + 8 + 12 ballots, 19 of 24 opinions are 79.1 %.
    expect(assisted!.total).toEqual({ ballots: 27, rate: 0.791 })
  })

  it('of a single hidden village take the total with them', () => {
    const { assisted } = result(village('u1', plenty, overall(3, 2, 1, 1)), village('u2', plenty, shown))
    expect(assisted!.total).toBeNull()
    expect(assisted!.townships).toEqual([{ township: '红柳镇', total: null }])
  })
})

describe('the total of the ordinary ballots', () => {
  const few = (n: number) => overall(n, 2, 1, 1)
  it('stands over hidden villages as before where nobody was a surveyor', () => {
    expect(result(village('u1', few(3)), village('u2', few(4)), village('u3', plenty)).total).not.toBeNull()
  })

  it('is withheld where a hidden box might not fit beside the assisted ballots another village may have', () => {
    const full = (assisted?: Counts) =>
      result(
        // Twenty-nine alike on forty slips: with twelve assisted ones only twenty-eight would be left.
        { ...village('u1', overall(29, 0, 0, 0), assisted), slips: 40, ...cap(assisted) },
        { ...village('u2', few(4), assisted), slips: 40, ...cap(assisted) },
        village('u3', plenty),
      ).total
    expect(full()).not.toBeNull()
    expect(full(overall(0, 0, 0, 0))).toBeNull()
  })
})

function cap(assisted: Counts | undefined): Pick<Count, 'assisted'> {
  return assisted ? { assisted: { outcome: assisted, slips: 40 } } : {}
}
