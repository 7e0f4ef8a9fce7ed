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

export interface Copy {
  slips: Record<string, 0 | string>
  accounts: Array<{ tag: string }>
  /** Base64. */
  sentences: string[]
  /** Base64, of assisted ballots. */
  consents?: string[]
  cells: Record<string, number>
}

/** Everything of a sight that is either so or not so, always in the same order. */
export function marksOf(sight: Sight): boolean[] {
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

/** Share of ballots guessed right, after learning from those of the voters who talked. */
export function success(learn: (known: Known[]) => Guess, talked: Known[], silent: Known[]): number {
  const guess = learn(talked)
  return silent.filter(({ marks, against }) => guess(marks) === against).length / silent.length
}
