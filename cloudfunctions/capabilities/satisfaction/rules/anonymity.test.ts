import { wilson } from '../../../kernel/statistics'
import { allMarks, bestMark, guessRounds, marksOf, withLeak } from '../testing/attacker'
import type { Copy, Known, Sight } from '../testing/attacker'
import { voterOf } from './ballot'
import { boxKey, incrementsOfBoth } from './blinding'
import { KEEP_RANDOM, keepSentence } from './kept-sentence'
import { bitsOf, emptyCells, type BoxCounts } from './cells'
import { digestOf } from './slips'

/** Ballots of one box. */
const BALLOTS = 50
/** Boxes, each with a key of its own. */
const SEEDS = 40

/** A small generator of our own (mulberry32), so that every run tries the same villages. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const choice = (against: boolean) => ({
  overall: against ? ('not' as const) : ('satisfied' as const),
  aspects: {},
})
/** What a ballot adds to the counters of its box. */
type Add = (key: string, digest: string, against: boolean) => BoxCounts
/** As it is; every other household votes on a surveyor's phone. */
const blinded: Add = (key, digest, against) =>
  incrementsOfBoth(key, digest, choice(against), parseInt(digest.slice(-1), 16) % 2 === 0)
const inTheClear: Add = (_key, _digest, against) => ({ ...emptyCells(), ...bitsOf(choice(against)) })

/** What copies of the database before and after each ballot of one village show; what is logged of real ones anonymity.db.test.ts has. */
function village(seed: number, add: Add): Known[] {
  const random = chance(seed)
  const bytes = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
  const key = boxKey('secret of the poll', `xAAAA${String(seed).padStart(4, '0')}`, 'salt')
  const slips = Array.from({ length: BALLOTS }, (_, i) => digestOf(`AAAA${seed}-${i}`))
  // As many against as not, in an order by chance: how a village voted as a whole tells nothing of one ballot.
  const votes = slips
    .map((_, i) => ({ order: random(), against: i % 2 === 0 }))
    .sort((a, b) => a.order - b.order)
    .map((each) => each.against)
  let copy: Copy = {
    slips: Object.fromEntries([...slips].sort().map((digest) => [digest, 0 as const])),
    accounts: [],
    sentences: [],
    cells: { ...emptyCells() } as Record<string, number>,
  }
  return slips.map((digest, i) => {
    const against = votes[i]!
    const voter = voterOf(key, digest, `villager-${seed}-${i}`, 1)
    const before = copy
    const added = add(key, digest, against)
    const cells = Object.fromEntries(
      Object.entries(added).map(([cell, value]) => [cell, before.cells[cell]! + value]),
    )
    const accounts = [...before.accounts, { tag: voter.accountTags[0]! }].sort((a, b) =>
      a.tag < b.tag ? -1 : 1,
    )
    // Who is against says why, which is the worst case: the place of a sentence would give it away.
    const sentence = against ? '路灯坏了三个月，没人修。' : undefined
    const kept = keepSentence(key, sentence, bytes(KEEP_RANDOM))
    const sentences = [...before.sentences]
    sentences.splice(Math.floor(random() * (i + 1)), 0, Buffer.from(kept).toString('base64'))
    copy = { slips: { ...before.slips, [digest]: voter.slipTag }, accounts, sentences, cells }
    const request = { openid: `villager-${i % 10}`, sealed: '' }
    const sight: Sight = {
      before,
      after: copy,
      request,
      reply: '',
      log: '',
      milliseconds: 0,
    }
    return { marks: marksOf(sight, null), against }
  })
}

describe('somebody with copies of the database before and after every ballot, whom a third of the villages told how they voted', () => {
  const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1)
  const ours = seeds.map((seed) => village(seed, blinded))
  const plain = seeds.map((seed) => village(seed, inTheClear))

  it.each([
    ['by the one mark that tells the most', bestMark],
    ['by all marks together', allMarks],
  ])('guesses the ballots of the other villages no better than a coin, %s', (_how, learn) => {
    const { right, of } = guessRounds(learn, ours)
    const { low, high } = wilson(right, of, null)
    console.info(
      `guessed ${((right / of) * 100).toFixed(1)} % of ${of}, 95 %: ${low.toFixed(3)}–${high.toFixed(3)}`,
    )
    // The villages are the same in every run; what chance may do is bounded all the same, at four deviations.
    expect(Math.abs(right / of - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / of))
  })

  it('would find a mark that is right seven times in ten', () => {
    const { right, of } = guessRounds(bestMark, withLeak(ours, 1, 0.7))
    expect(right / of - 0.5).toBeGreaterThan(4 * Math.sqrt(0.25 / of))
  })

  it('would have guessed every one of them from counters that are not blinded', () => {
    for (const learn of [bestMark, allMarks]) {
      const { right, of } = guessRounds(learn, plain)
      expect(right).toBe(of)
    }
  })
})
