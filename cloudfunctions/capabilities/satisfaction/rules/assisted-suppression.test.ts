import fc from 'fast-check'
import { hiddenBoxes, standingOf, totalOver, whatIsFound, type Publication } from '../testing/reader'
import { assistedRoom, ordinaryRoom } from './assisted-result'
import { mustHide, sum, totalsToKeep, type GradeCounts, type Limits } from './suppression'

/** A small field, in which a reader can try everything: three ballots are enough, six slips, three of them assisted at most. */
const MINIMUM = 3
const SLIPS = 6
const MOST = 3
const limits: Limits = { minimumBallots: MINIMUM, slips: SLIPS }

/** One village: its ordinary and its assisted ballots, as they lie in its box. */
interface Village {
  ordinary: GradeCounts
  /** null where nobody was a surveyor, which everybody knows. */
  assisted: GradeCounts | null
}
interface Round {
  villages: Village[]
  /** The round and its townships. */
  totals: number[][]
}
type Known = GradeCounts | 'hidden' | 'void'

const NONE: GradeCounts = { satisfied: 0, basically: 0, not: 0, unknown: 0 }
const ballots = (box: GradeCounts): number => sum(Object.values(box))
function seen(box: GradeCounts): Known {
  const { satisfied, basically, not } = box
  const hides = satisfied + basically + not === 0 || mustHide(Object.values(box), MINIMUM)
  return hides ? 'hidden' : box
}
const shownOf = (known: Known): number | null => (typeof known === 'object' ? ballots(known) : null)

/** Every place of the publication: the villages' ordinary ballots first, then their assisted ones. */
const places = ({ villages }: Round): Known[] => [
  ...villages.map(({ ordinary }) => seen(ordinary)),
  ...villages.map(({ assisted }) => (assisted ? seen(assisted) : NONE)),
]
const truth = ({ villages }: Round): GradeCounts[] => [
  ...villages.map(({ ordinary }) => ordinary),
  ...villages.map(({ assisted }) => assisted ?? NONE),
]

/** The two families of totals that the rule keeps; without `rooms` as if the other kind were not there. */
function keep(known: readonly Known[], world: readonly Known[], totals: number[][], rooms = true): boolean[] {
  const count = known.length / 2
  const judge = (from: number, roomOf: (at: number) => number): boolean[] => {
    const standings = Array.from({ length: count }, (_, at) =>
      standingOf(known[from + at]!, world[from + at]!, roomOf(at)),
    )
    return totalsToKeep(standings, totals, limits)
  }
  const left = (at: number) => ordinaryRoom(SLIPS, MOST, shownOf(known[count + at]!))
  const ordinary = judge(0, (at) => (rooms ? left(at) : SLIPS))
  const assisted = judge(count, (at) => (rooms ? assistedRoom(SLIPS, MOST, shownOf(known[at]!)) : MOST))
  return [...ordinary, ...assisted]
}

function publish(round: Round, kept: boolean[], { together = false } = {}): Publication {
  const count = round.villages.length
  const known = places(round)
  const boxes = truth(round)
  const families = [...round.totals, ...round.totals.map((members) => members.map((at) => at + count))]
  const given = families.map((members, which) => ({
    members,
    total: kept[which] ? totalOver(members.map((at) => boxes[at]!)) : null,
  }))
  // What a round must never publish: ordinary and assisted ballots of a village in one number.
  const sums = together
    ? round.villages.map((_, at) => ({
        members: [at, at + count],
        total: totalOver([boxes[at]!, boxes[at + count]!]),
      }))
    : []
  return {
    villages: known,
    slips: known.map((_, at) => (at < count ? SLIPS : MOST)),
    totals: [...given, ...sums],
    pairs: round.villages.map((_, at) => ({ places: [at, at + count] as const, slips: SLIPS })),
    sameRule: (world) => {
      const again = keep(known, world, round.totals)
      return families.every((members, which) => {
        const total = totalOver(members.map((at) => world[at] as GradeCounts))
        return (again[which] && total !== null) === (given[which]!.total !== null)
      })
    },
  }
}

const shownBox = fc.constantFrom<GradeCounts>(
  { satisfied: 1, basically: 1, not: 1, unknown: 0 },
  { satisfied: 2, basically: 0, not: 0, unknown: 1 },
  { satisfied: 0, basically: 2, not: 1, unknown: 2 },
  { satisfied: 3, basically: 1, not: 1, unknown: 1 },
)
const hiddenBox = (most: number) =>
  fc.constantFrom(...hiddenBoxes(limits).filter((box) => ballots(box) <= most))
const assistedBox = fc.oneof(
  fc.constant<GradeCounts>({ satisfied: 1, basically: 0, not: 2, unknown: 0 }),
  hiddenBox(MOST),
)
const village: fc.Arbitrary<Village> = fc
  .record({
    ordinary: fc.oneof(
      { weight: 3, arbitrary: shownBox },
      { weight: 1, arbitrary: hiddenBox(SLIPS) },
      { weight: 3, arbitrary: hiddenBox(2) },
    ),
    assisted: fc.oneof({ weight: 4, arbitrary: assistedBox }, { weight: 1, arbitrary: fc.constant(null) }),
  })
  .filter(({ ordinary, assisted }) => ballots(ordinary) + ballots(assisted ?? NONE) <= SLIPS)
const rounds = (mostHidden: number): fc.Arbitrary<Round> =>
  fc
    .array(fc.array(village, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((townships) => {
      let next = 0
      const members = townships.map((of) => of.map(() => next++))
      return { villages: townships.flat(), totals: [members.flat(), ...members] }
    })
    .filter((round) => {
      const hidden = places(round).filter((known) => known === 'hidden').length
      return hidden > 0 && hidden <= mostHidden
    })

const judged = (round: Round, rooms = true): boolean[] =>
  keep(places(round), truth(round), round.totals, rooms)
/**
 * What is found. Where the shown ordinary ballots are on every slip, everybody knows that nobody was read to: that is
 * nobody's answer, and the rule counts such a place as no company for another.
 */
const find = (publication: Publication, knowsTheRule: boolean): string[] => {
  const count = publication.villages.length / 2
  const full = (place: number) => place >= count && shownOf(publication.villages[place - count]!) === SLIPS
  return whatIsFound(publication, limits, { knowsTheRule }).filter((hit) => !full(parseInt(hit, 10)))
}

describe('a reader who tries every ordinary and every assisted box in every hidden place', () => {
  it('finds nothing in any round, even where they know the rule and how slips and cap bound both kinds', () => {
    fc.assert(
      fc.property(rounds(4), (round) => {
        expect(find(publish(round, judged(round)), true)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('is given totals over hidden places of either kind often enough to have something to work with', () => {
    const sample = fc.sample(rounds(5), { numRuns: 1500, seed: 2026 })
    const overHidden = (from: 'ordinary' | 'assisted') =>
      sample.filter((round) => {
        const known = places(round)
        const count = round.villages.length
        const kept = judged(round)
        return round.totals.some((members, which) =>
          from === 'ordinary'
            ? kept[which] && members.some((at) => known[at] === 'hidden')
            : kept[round.totals.length + which] && members.some((at) => known[at + count] === 'hidden'),
        )
      }).length
    expect(overHidden('ordinary')).toBeGreaterThan(15)
    expect(overHidden('assisted')).toBeGreaterThan(15)
  })

  it('finds hidden assisted ballots by subtraction where a village’s ballots are given together', () => {
    const round: Round = {
      villages: [
        { ordinary: { satisfied: 1, basically: 1, not: 1, unknown: 0 }, assisted: { ...NONE, not: 1 } },
      ],
      totals: [[0]],
    }
    const found = find(publish(round, [false, false], { together: true }), false)
    expect(found).toContain('1:ballots')
    expect(found).toContain('1:not')
    expect(find(publish(round, judged(round)), true)).toEqual([])
  })

  it('finds something in many rounds while every total of both kinds is given', () => {
    const sample = fc.sample(rounds(3), { numRuns: 60, seed: 7 })
    const found = sample.filter((round) => {
      const everything = [...round.totals, ...round.totals].map(() => true)
      return find(publish(round, everything), false).length > 0
    })
    expect(found.length).toBeGreaterThan(20)
  })
})

describe('the room that one kind of ballots leaves the other', () => {
  it('is what is left of the slips where the other kind is shown, and what the cap leaves where it is not', () => {
    expect(ordinaryRoom(30, 9, 4)).toBe(26)
    expect(ordinaryRoom(30, 9, null)).toBe(21)
    expect(assistedRoom(30, 9, null)).toBe(9)
    expect(assistedRoom(30, 9, 12)).toBe(9)
    expect(assistedRoom(30, 9, 25)).toBe(5)
  })

  it('matters: a reader finds assisted ballots that the shown ordinary ones leave too few slips for', () => {
    // Two villages with five ordinary ballots on six slips: each has at most one assisted ballot, and together two.
    const five: GradeCounts = { satisfied: 0, basically: 2, not: 1, unknown: 2 }
    const round: Round = {
      villages: [
        { ordinary: five, assisted: { ...NONE, satisfied: 1 } },
        { ordinary: five, assisted: { ...NONE, not: 1 } },
      ],
      totals: [[0, 1]],
    }
    const blind = publish(round, [true, true])
    expect(find(blind, false)).toContain('2:ballots')
    expect(judged(round)[1]).toBe(false)
  })
})
