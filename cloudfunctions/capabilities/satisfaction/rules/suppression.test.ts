import fc from 'fast-check'
import { hiddenBoxes, standingOf, totalOver, whatIsFound, type Publication } from '../testing/reader'
import { totalsToKeep, type GradeCounts, type Limits } from './suppression'

const box = (satisfied: number, basically: number, not: number, unknown: number): GradeCounts => ({
  satisfied,
  basically,
  not,
  unknown,
})
type Village = { shown: GradeCounts } | { hidden: GradeCounts } | 'void'
const shown = (...counts: Parameters<typeof box>): Village => ({ shown: box(...counts) })
const hidden = (...counts: Parameters<typeof box>): Village => ({ hidden: box(...counts) })
const countsOf = (village: Village): GradeCounts | null =>
  village === 'void' ? null : 'shown' in village ? village.shown : village.hidden

function judge(villages: Village[], totals: number[][], limits: Limits, slips?: number[]): boolean[] {
  const standings = villages.map((village, place) =>
    village === 'void'
      ? standingOf('void', 'void')
      : standingOf('shown' in village ? village.shown : 'hidden', countsOf(village)!, slips?.[place]),
  )
  return totalsToKeep(standings, totals, limits)
}

const field: Limits = { minimumBallots: 10, slips: 90 }
const large = shown(40, 20, 15, 7)
/** Four ballots and five of them, unlike each other and together fit to be published. */
const [few, fewer, some] = [hidden(4, 1, 1, 1), hidden(2, 1, 1, 0), hidden(3, 2, 1, 1)]

describe('totals of townships and of the round', () => {
  it.each<[string, Village[], number[][], boolean[]]>([
    [
      'all stand where every village is shown',
      [large, large, large],
      [[0, 1, 2], [0, 1], [2]],
      [true, true, true],
    ],
    [
      'a single hidden village takes its township’s total and the round’s with it, and leaves the neighbour’s',
      [large, few, large],
      [[0, 1, 2], [0, 1], [2]],
      [false, false, true],
    ],
    [
      'two hidden villages of two townships take both their totals, and the round’s stands',
      [large, few, large, fewer],
      [
        [0, 1, 2, 3],
        [0, 1],
        [2, 3],
      ],
      [true, false, false],
    ],
    [
      'two hidden villages of one township leave its total standing',
      [large, few, fewer],
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
      [true, true],
    ],
    [
      'where the round less one township would leave a single hidden village, that township’s total goes too',
      [few, large, fewer, some],
      [
        [0, 1, 2, 3],
        [0, 1],
        [2, 3],
      ],
      [true, false, false],
    ],
    [
      'five hidden villages of two townships leave all totals standing',
      [few, fewer, large, few, fewer, some],
      [
        [0, 1, 2, 3, 4, 5],
        [0, 1, 2],
        [3, 4, 5],
      ],
      [true, true, true],
    ],
    ['a round of void villages alone has no total', ['void', 'void'], [[0, 1]], [false]],
  ])('%s', (_what, villages, totals, kept) => {
    expect(judge(villages, totals, field)).toEqual(kept)
  })

  it('a void village looks like a hidden one: a total that only it is missing from is not given either', () => {
    const totals = [[0, 1, 2], [0, 1], [2]]
    expect(judge([large, 'void', large], totals, field)).toEqual(judge([large, few, large], totals, field))
    // It hides nobody: beside a void village a single hidden one is still alone.
    expect(judge([large, 'void', few], [[0, 1, 2]], field)).toEqual([false])
    expect(judge([large, 'void', few, fewer], [[0, 1, 2, 3]], field)).toEqual([true])
  })

  it('two neighbours whose totals overlap in one hidden village do not both, nor either, give it away', () => {
    const overlapping = [
      [0, 1],
      [1, 2],
    ]
    expect(judge([large, few, large], overlapping, field)).toEqual([false, false])
    // Two of their hidden villages are in both; the third would be the difference of the two totals.
    const villages = [large, few, fewer, some, large]
    expect(
      judge(
        villages,
        [
          [0, 1, 2],
          [1, 2, 3, 4],
        ],
        field,
      ),
    ).toEqual([true, false])
  })

  it.each<[string, Village[], Limits]>([
    ['together fewer ballots than a village needs', [hidden(1, 1, 1, 1), hidden(2, 1, 1, 1)], field],
    ['nobody among them is against', [hidden(5, 1, 0, 1), hidden(3, 2, 0, 1)], field],
    ['nobody among them is for', [hidden(0, 0, 5, 1), hidden(0, 0, 4, 2)], field],
    ['nobody among them knows nothing', [hidden(5, 1, 1, 0), hidden(3, 1, 2, 0)], field],
    ['all as large as a hidden box can be', [hidden(5, 1, 1, 2), hidden(3, 2, 2, 2)], field],
    ['every slip came back', [hidden(3, 1, 1, 0), hidden(1, 1, 2, 1)], { ...field, slips: 5 }],
  ])('a group of hidden villages is not given as a total where %s', (_what, villages, limits) => {
    expect(judge([large, ...villages], [[0, 1, 2]], limits)).toEqual([false])
    const room = villages.map((): Village => few)
    expect(judge([large, ...room], [[0, 1, 2]], limits)).toEqual([limits.slips > 7])
  })
})

describe('hidden villages with different numbers of slips', () => {
  const villages = [large, few, fewer]
  it('have a total while no box fills the fewest slips, and none once one does', () => {
    expect(judge(villages, [[0, 1, 2]], field, [90, 90, 8])).toEqual([true])
    expect(judge(villages, [[0, 1, 2]], field, [90, 90, 7])).toEqual([false])
    // Seven of seven slips in a village that has as many as the other: nothing tells them apart.
    expect(judge(villages, [[0, 1, 2]], field, [90, 7, 7])).toEqual([true])
  })

  it('are pinned down where all are as full as the fewest slips let them be', () => {
    const alike = [large, hidden(2, 1, 1, 1), hidden(1, 1, 2, 1)]
    expect(judge(alike, [[0, 1, 2]], field, [90, 9, 7])).toEqual([true])
    expect(judge(alike, [[0, 1, 2]], field, [90, 9, 6])).toEqual([false])
  })
})

/** A small field, in which a reader can try everything: three ballots are enough, four slips are printed. */
const small: Limits = { minimumBallots: 3, slips: 4 }
/** A smaller one still, so that more villages can be hidden at once. */
const smallest: Limits = { minimumBallots: 2, slips: 3 }

/** Up to three townships with shown, hidden and void villages, at most `most` of them hidden and at least one. */
function rounds(limits: Limits, most: number): fc.Arbitrary<Round> {
  const aShown = fc.constantFrom(shown(2, 1, 1, 0), shown(3, 0, 1, 0), shown(1, 1, 0, 2), shown(0, 2, 1, 0))
  const aHidden = fc.constantFrom(...hiddenBoxes(limits)).map((counts): Village => ({ hidden: counts }))
  const aTownship = fc.tuple(
    fc.array(aShown, { maxLength: 2 }),
    fc.array(aHidden, { maxLength: most }),
    fc.array(fc.constant<Village>('void'), { maxLength: 1 }),
  )
  return fc
    .array(aTownship, { minLength: 1, maxLength: 3 })
    .map((townships) => {
      let next = 0
      const members = townships.map((parts) => parts.flat().map(() => next++))
      return { villages: townships.flat(2), totals: [members.flat(), ...members] }
    })
    .filter(({ villages }) => {
      const hiddenOnes = villages.filter(isHidden).length
      return hiddenOnes > 0 && hiddenOnes <= most
    })
}

interface Round {
  villages: Village[]
  totals: number[][]
}

const isHidden = (village: Village): boolean => village !== 'void' && 'hidden' in village

function publish(
  { villages, totals }: { villages: Village[]; totals: number[][] },
  kept: boolean[],
): Publication {
  return {
    villages: villages.map((village) =>
      village === 'void' ? 'void' : 'shown' in village ? village.shown : 'hidden',
    ),
    totals: totals.map((members, which) => ({
      members,
      total: kept[which] ? totalOver(members.flatMap((place) => countsOf(villages[place]!) ?? [])) : null,
    })),
  }
}
describe('a reader who tries every box in every hidden village', () => {
  it('finds the single hidden village where all totals are given', () => {
    const round = {
      villages: [shown(2, 1, 1, 1), hidden(1, 0, 1, 0), shown(3, 0, 2, 0)],
      totals: [[0, 1, 2]],
    }
    const found = whatIsFound(publish(round, [true]), small, { knowsTheRule: false })
    expect(found).toContain('1:ballots')
    expect(found).toContain('1:not')
    expect(whatIsFound(publish(round, [false]), small, { knowsTheRule: false })).toEqual([])
  })

  it('finds it by subtraction where only its township’s total is withheld', () => {
    const villages = [shown(2, 1, 1, 1), hidden(1, 0, 1, 0), shown(3, 0, 2, 0)]
    const round = { villages, totals: [[0, 1, 2], [0, 1], [2]] }
    expect(whatIsFound(publish(round, [true, false, true]), small, { knowsTheRule: false })).toContain(
      '1:ballots',
    )
  })

  it('finds two boxes that are as large as a hidden box can be, and the lack of anybody against', () => {
    const full = { villages: [hidden(1, 0, 1, 0), hidden(0, 0, 1, 1)], totals: [[0, 1]] }
    expect(whatIsFound(publish(full, [true]), small, { knowsTheRule: false })).toContain('0:ballots')
    const allFor = {
      villages: [shown(2, 3, 0, 0), hidden(1, 1, 0, 0), hidden(0, 1, 0, 0)],
      totals: [[0, 1, 2]],
    }
    expect(whatIsFound(publish(allFor, [true]), small, { knowsTheRule: false })).toContain('1:not')
  })

  it('finds something in most rounds while nothing is withheld', () => {
    const sample = fc.sample(rounds(small, 3), { numRuns: 60, seed: 2026 })
    const found = sample.filter((round) => {
      const everything = round.totals.map(() => true)
      return whatIsFound(publish(round, everything), small, { knowsTheRule: false }).length > 0
    })
    expect(found.length).toBeGreaterThan(30)
  })

  it('is given totals over hidden villages often enough to have something to work with', () => {
    const sample = fc.sample(rounds(small, 3), { numRuns: 300, seed: 2026 })
    const overHidden = sample.filter((round) => {
      const kept = judge(round.villages, round.totals, small)
      return round.totals.some(
        (members, which) => kept[which] && members.some((at) => isHidden(round.villages[at]!)),
      )
    })
    expect(overHidden.length).toBeGreaterThan(20)
  })

  it.each([
    [small, 3, 60],
    [smallest, 4, 25],
  ])(
    'finds nothing in any round by this rule, even where they know the rule: %o',
    (limits, most, numRuns) => {
      fc.assert(
        fc.property(rounds(limits, most), (round) => {
          const publication = publish(round, judge(round.villages, round.totals, limits))
          expect(whatIsFound(publication, limits, { knowsTheRule: true })).toEqual([])
        }),
        { numRuns },
      )
    },
  )

  it('finds nothing where villages have numbers of slips of their own', () => {
    const own = rounds(small, 3).chain((round) => {
      const slips = round.villages.map((village) => {
        const box = countsOf(village)
        const cast = box ? Object.values(box).reduce((a, b) => a + b) : 1
        return fc.integer({ min: Math.max(1, cast), max: Math.max(4, cast) })
      })
      return fc.tuple(fc.constant(round), fc.tuple(...slips))
    })
    fc.assert(
      fc.property(own, ([round, slips]) => {
        const publication = { ...publish(round, judge(round.villages, round.totals, small, slips)), slips }
        expect(whatIsFound(publication, small, { knowsTheRule: true })).toEqual([])
      }),
      { numRuns: 120 },
    )
  })

  it('finds nothing either where the totals of neighbours overlap in any way', () => {
    const overlapping = rounds(small, 3).chain(({ villages }) => {
      const members = fc.subarray([...villages.keys()])
      return fc.array(members, { minLength: 1, maxLength: 4 }).map((totals): Round => ({ villages, totals }))
    })
    fc.assert(
      fc.property(overlapping, (round) => {
        const publication = publish(round, judge(round.villages, round.totals, small))
        expect(whatIsFound(publication, small, { knowsTheRule: true })).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
