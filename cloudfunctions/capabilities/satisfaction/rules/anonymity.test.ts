import { wilson } from '../../../kernel/statistics'
import { allMarks, bestMark, marksOf, success, type Copy, type Known, type Sight } from '../testing/attacker'
import { voterOf } from './ballot'
import { boxKey, incrementsOf } from './blinding'
import { KEEP_RANDOM, keepSentence } from './kept-sentence'
import { bitsOf, CELLS, countsOf, type Counts } from './cells'
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

/** What a copy of the database before and after each ballot of one village shows; `add` is what a ballot adds. */
function village(seed: number, add: (key: string, digest: string, against: boolean) => Counts): Known[] {
  const random = chance(seed)
  const key = boxKey('secret of the poll', `xAAAA${String(seed).padStart(4, '0')}`, 'salt')
  const slips = Array.from({ length: BALLOTS }, (_, i) => digestOf(`AAAA${seed}-${i}`))
  let copy: Copy = {
    slips: Object.fromEntries([...slips].sort().map((digest) => [digest, 0 as const])),
    accounts: [],
    sentences: [],
    cells: countsOf(() => 0),
  }
  return slips.map((digest, i) => {
    const against = random() < 0.5
    const voter = voterOf(key, digest, `villager-${seed}-${i}`, 1)
    const before = copy
    const added = add(key, digest, against)
    const cells = Object.fromEntries(CELLS.map((cell) => [cell, before.cells[cell]! + added[cell]]))
    const accounts = [...before.accounts, { tag: voter.accountTags[0]! }].sort((a, b) =>
      a.tag < b.tag ? -1 : 1,
    )
    // Who is against says why, which is the worst case: the place of a sentence would give it away.
    const nonce = Uint8Array.from({ length: KEEP_RANDOM }, () => Math.floor(random() * 256))
    const kept = keepSentence(key, against ? '路灯坏了三个月，没人修。' : undefined, nonce)
    const sentences = [...before.sentences]
    sentences.splice(Math.floor(random() * (i + 1)), 0, Buffer.from(kept).toString('base64'))
    copy = { slips: { ...before.slips, [digest]: voter.slipTag }, accounts, sentences, cells }
    const request = { openid: `villager-${i % 10}`, sealed: '' }
    const sight: Sight = { before, after: copy, request, reply: '', log: '', milliseconds: 0 }
    return { marks: marksOf(sight), against }
  })
}

const choice = (against: boolean) => ({
  overall: against ? ('not' as const) : ('satisfied' as const),
  aspects: {},
})
const half = (boxes: Known[][]): [Known[], Known[]] => [
  boxes.filter((_, i) => i % 2 === 0).flat(),
  boxes.filter((_, i) => i % 2 === 1).flat(),
]

describe('somebody with copies of the database before and after every ballot, whom half of the villages told how they voted', () => {
  const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1)
  const ours = half(
    seeds.map((seed) => village(seed, (key, digest, against) => incrementsOf(key, digest, choice(against)))),
  )
  const plain = half(seeds.map((seed) => village(seed, (_key, _digest, against) => bitsOf(choice(against)))))

  it.each([
    ['by the one mark that tells the most', bestMark],
    ['by all marks together', allMarks],
  ])('guesses the ballots of the other half no better than a coin, %s', (_how, learn) => {
    const [talked, silent] = ours
    const rate = success(learn, talked, silent)
    const { low, high } = wilson(Math.round(rate * silent.length), silent.length, null)
    console.info(
      `guessed ${(rate * 100).toFixed(1)} % of ${silent.length}, 95 %: ${low.toFixed(3)}–${high.toFixed(3)}`,
    )
    expect(low).toBeLessThan(0.5)
    expect(high).toBeGreaterThan(0.5)
  })

  it('would have guessed every one of them from counters that are not blinded', () => {
    const [talked, silent] = plain
    expect(success(bestMark, talked, silent)).toBe(1)
    expect(success(allMarks, talked, silent)).toBe(1)
  })
})
