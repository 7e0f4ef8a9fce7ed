/** Everything somebody without the poll's secret may see of one ballot. */
export interface Sight {
  /** The box as it lay in the database before and after. */
  before: Copy
  after: Copy
  /** What the platform's logs keep of the call. */
  request: { openid: string; sealed: string }
  reply: string
  log: string
  milliseconds: number
}

/** What the database holds of a village once its round is published: nothing is taken out for the attacker. */
export interface Finished {
  box: Copy
  /** The sentences that the box held last, sealed, in their places. */
  lastSentences: readonly string[]
  /** Of the documents of that round besides its box: the round with its result, the sentences, the drawn call-backs. */
  documents: readonly string[]
}

export interface Copy {
  slips: Record<string, 0 | string>
  accounts: Array<{ tag: string }>
  /** Base64. */
  sentences: string[]
  /** Base64, of assisted ballots. */
  consents?: string[]
  cells: Record<string, number>
}

/** Everything of a sight that is either so or not so, always in the same order; `finished` where the round is published. */
export function marksOf(sight: Sight, finished: Finished | null): boolean[] {
  return [...marksOfBallot(sight), ...(finished ? marksAfterwards(sight, finished) : [])]
}

/** Where in what was published the traces of one ballot have come to lie. */
function marksAfterwards({ before, after }: Sight, { box, lastSentences, documents }: Finished): boolean[] {
  const slip = Object.keys(after.slips).find((digest) => after.slips[digest] !== before.slips[digest]) ?? ''
  const account =
    after.accounts.find(({ tag }) => before.accounts.every((each) => each.tag !== tag))?.tag ?? ''
  const sealed = after.sentences.find((each) => !before.sentences.includes(each)) ?? ''
  const place = lastSentences.indexOf(sealed)
  const remarks = documents.flatMap((text) => text.match(/"text":"/g) ?? []).length
  return [
    ...hexBits(String(box.slips[slip])),
    ...bits(Object.keys(box.slips).indexOf(slip), 8),
    ...bits(
      box.accounts.findIndex(({ tag }) => tag === account),
      8,
    ),
    ...bits(place, 8),
    // A list kept in the order of the box would have this ballot's sentence at its place, or at its share of the list.
    place < remarks,
    place * 2 < lastSentences.length,
    ...bits(Math.floor((place * remarks) / Math.max(1, lastSentences.length)), 8),
    ...[slip, account, sealed, ...lastSentences.slice(place, place + 1)].map((each) =>
      documents.some((text) => each !== '' && text.includes(each)),
    ),
    ...documents.flatMap((text) => bits(text.length, 14)),
  ]
}

function marksOfBallot(sight: Sight): boolean[] {
  const { before, after, request, reply, log, milliseconds } = sight
  const cells = Object.keys(after.cells)
  const added = cells.map((cell) => after.cells[cell]! - before.cells[cell]!)
  const slip = Object.keys(after.slips).find((digest) => after.slips[digest] !== before.slips[digest])
  const account = after.accounts.findIndex(({ tag }) => before.accounts.every((each) => each.tag !== tag))
  const agreed = (after.consents ?? []).findIndex((each) => !before.consents?.includes(each))
  const said = after.sentences.findIndex((each) => !before.sentences.includes(each))
  return [
    ...added.flatMap((value) => bits(value, 33)),
    ...added.flatMap((value, i) => added.slice(i + 1).map((other) => value > other)),
    ...hexBits(request.sealed),
    ...hexBits(String(slip && after.slips[slip])),
    ...hexBits(after.accounts[account]?.tag ?? ''),
    ...bits(account, 8),
    ...hexBits(Buffer.from(after.sentences[said] ?? '', 'base64').toString('hex')),
    ...bits(said, 8),
    ...bits(after.sentences[said]?.length ?? 0, 10),
    ...hexBits(Buffer.from(after.consents?.[agreed] ?? '', 'base64').toString('hex')),
    ...bits(agreed, 8),
    ...bits(reply.length, 12),
    ...bits(log.length, 12),
    ...bits(Math.round(milliseconds), 8),
    ...bits(request.openid.length, 6),
  ]
}

const bits = (value: number, count: number): boolean[] =>
  Array.from({ length: count }, (_, place) => Math.floor(Math.abs(value) / 2 ** place) % 2 === 1)

const hexBits = (hex: string): boolean[] => [...hex].flatMap((digit) => bits(parseInt(digit, 16) || 0, 4))

/** A ballot the attacker has seen, and, where somebody told, what it was. */
export interface Known {
  marks: boolean[]
  against: boolean
}

type Guess = (marks: boolean[]) => boolean

/** Takes the one mark that told the most about the ballots whose voters talked. */
export function bestMark(known: Known[]): Guess {
  const hits = known[0]!.marks.map(
    (_, i) => known.filter(({ marks, against }) => marks[i] === against).length,
  )
  const surest = hits.reduce((best, count, i) => (surety(count) > surety(hits[best]!) ? i : best), 0)
  const same = hits[surest]! * 2 >= known.length
  return (marks) => marks[surest] === same
  function surety(count: number): number {
    return Math.abs(count - known.length / 2)
  }
}

/** Weighs all marks together (naive Bayes). */
export function allMarks(known: Known[]): Guess {
  const share = (i: number, of: Known[]): number =>
    (of.filter(({ marks }) => marks[i]).length + 1) / (of.length + 2)
  const no = known.filter(({ against }) => against)
  const yes = known.filter(({ against }) => !against)
  const weights = known[0]!.marks.map((_, i) => {
    const [a, b] = [share(i, no), share(i, yes)]
    return { on: Math.log(a / b), off: Math.log((1 - a) / (1 - b)) }
  })
  return (marks) => marks.reduce((sum, mark, i) => sum + (mark ? weights[i]!.on : weights[i]!.off), 0) > 0
}

export interface Score {
  right: number
  of: number
}

/**
 * Guesses the ballots of two rounds in three after learning from the others, whose voters talked; none is both learnt from and
 * guessed, so that guesses by chance are right as often as a coin is. Half of each round are against: how a round went as a
 * whole tells nothing of one ballot.
 */
export function guessRounds(learn: (known: Known[]) => Guess, rounds: readonly Known[][]): Score {
  const talked = rounds.slice(0, Math.floor(rounds.length / 3)).flat()
  const silent = rounds.slice(Math.floor(rounds.length / 3)).flat()
  const guess = learn(talked)
  return { right: silent.filter(({ marks, against }) => guess(marks) === against).length, of: silent.length }
}

/** The same ballots, each with `count` marks more that are right with this chance: a leak for the attacker to find. */
export function withLeak(rounds: readonly Known[][], count: number, chance: number): Known[][] {
  return rounds.map((round) =>
    round.map(({ marks, against }) => ({
      against,
      marks: [...marks, ...Array.from({ length: count }, () => Math.random() < chance === against)],
    })),
  )
}
