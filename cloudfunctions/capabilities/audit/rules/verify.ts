import { addDays, dayOf, type Day } from '../../../kernel/day'
import {
  formOf,
  historyOf,
  isReal,
  keepsErasable,
  NOTHING_KEPT,
  saltOf,
  shortened,
  UNSALTED,
  type Fields,
  type Leaf,
} from '../../../kernel/sealed-form'
import type { SealedRecord } from '../../../kernel/sealed-records'
import { isLaidReady } from './laid-ready'

/** A leaf and the day whose seal it is under. */
export interface DatedLeaf {
  day: Day
  leaf: Leaf
}

/**
 * What is wrong with a document. `removed`: it was sealed and is gone. `added`: it says it is older than the last seal, and no
 * seal knows it, or nobody decided it. `planted`: beside it lies what no import laid ready. `altered`: it is not what was sealed. `history`: an entry that was sealed is another one now. `erasable`:
 * a part that may be deleted was changed instead. `unsealed`: it is another version than was sealed, and no change of a later day.
 * `swapped`: the change after the seal found something else than was sealed. `cut`: that change does not say what it found.
 * `asleep`: the clock would look at it too late, or never.
 */
export type Trouble =
  | 'removed'
  | 'added'
  | 'planted'
  | 'altered'
  | 'history'
  | 'erasable'
  | 'unsealed'
  | 'swapped'
  | 'cut'
  | 'asleep'

export interface Checked {
  /** The earliest seal that it breaks; null for a faithful document. `day` is null where no seal knows it. */
  trouble: { what: Trouble; day: Day | null } | null
  /** Later changes that found a form which no seal holds: made within minutes of a seal, or while the clock stood still. */
  unlinked: number
}

export interface Around {
  /** Of the last seal. */
  lastDay: Day
  /** Nothing was changed later than that: a later day would keep a document out of every seal. */
  today: Day
  /** Marks of what imports have laid ready. */
  marks: ReadonlySet<string>
  /** When an entry of its history was made, epoch milliseconds; null where it does not say so. */
  madeAt: (document: Fields, entry: unknown) => number | null
}

/**
 * Holds one document against all its leaves, the oldest first. Each leaf's history must be how the document's history
 * begins; each leaf but the last must be what the change after it found; the last must be what lies there, unless the
 * document was changed on a day that is not sealed yet.
 */
export function checkDocument(
  record: SealedRecord,
  document: Fields | null,
  leaves: readonly DatedLeaf[],
  around: Around,
): Checked {
  const last = leaves[leaves.length - 1]
  if (!document) return { trouble: last ? { what: 'removed', day: last.day } : null, unlinked: 0 }
  const laid = isLaidReady(record, document, around.marks)
  if (laid === false && isReal(document)) return { trouble: { what: 'planted', day: null }, unlinked: 0 }
  if (!last) {
    const isKnown = isReal(document) ? !isUnknown(record, document, around) : laid
    return { trouble: isKnown ? null : { what: 'added', day: null }, unlinked: 0 }
  }
  const { leaf: now, digests } = formOf(record, document)
  let unlinked = 0
  for (const [i, { day, leaf }] of leaves.entries()) {
    if (digests[leaf.entries] !== leaf.history) return { trouble: { what: 'history', day }, unlinked }
    const next = leaves[i + 1]?.leaf ?? now
    const isLast = i === leaves.length - 1
    const what =
      isLast && now.version === leaf.version
        ? comparePresent(record, document, leaf, now)
        : compareLater(leaf, next)
    if (what) return { trouble: { what, day }, unlinked }
    if (isLast && now.version !== leaf.version && !isBetween(now.changedOn, around))
      return { trouble: { what: 'unsealed', day }, unlinked }
    if (next.version === leaf.version || next.before?.version === leaf.version) continue
    if (!mayMiss(record, document, { leaf, next }, around)) return { trouble: { what: 'cut', day }, unlinked }
    unlinked += 1
  }
  return { trouble: null, unlinked }
}

/** It should have had a leaf. A box is sealed once it is published. */
function isUnknown({ once }: SealedRecord, document: Fields, days: Around): boolean {
  const { changedOn } = document
  if (once && changedOn === undefined) return false
  return typeof changedOn !== 'string' || !isBetween(changedOn, days)
}

/**
 * Whether an honest change may have found another form than the sealed one. Where the seal of a day came to the document after
 * the first change of the next, the form of that day has no leaf, and the entry that made it tells of that day. And what an
 * import laid ready before midnight, and turned after the seal, was made beside a form that had no leaf yet.
 */
function mayMiss(
  record: SealedRecord,
  document: Fields,
  { leaf, next }: { leaf: Leaf; next: Leaf },
  { madeAt }: Around,
): boolean {
  const { before } = next
  const found = before?.version ?? 0
  if (found > leaf.version) {
    if (found >= next.version) return false
    const at = madeAt(document, historyOf(document)[leaf.entries + found - leaf.version - 1])
    return at !== null && dayOf(at) > leaf.changedOn && dayOf(at) < next.changedOn
  }
  const first = historyOf(document)[leaf.entries] as { act?: unknown } | undefined
  const isTurned = record.staged === true && first?.act === 'roster'
  return isTurned && addDays(leaf.changedOn, 1) === next.changedOn
}

/** A day that the next seals will take in. */
function isBetween(changedOn: Day, { lastDay, today }: Pick<Around, 'lastDay' | 'today'>): boolean {
  return changedOn > lastDay && changedOn <= today
}

function comparePresent(record: SealedRecord, document: Fields, sealed: Leaf, now: Leaf): Trouble | null {
  if (now.entries !== sealed.entries) return 'history'
  if (now.body !== sealed.body) return 'altered'
  if (sealed.kept === UNSALTED || sealed.kept === now.kept) return null
  // Deleted with its salt: then nothing of it may be there.
  const isErased = saltOf(record, document) === undefined && !keepsErasable(record, document)
  return sealed.kept !== NOTHING_KEPT && isErased ? null : 'erasable'
}

/** Every change adds one entry, and says in which form it found what a seal may hold. */
function compareLater(sealed: Leaf, next: Leaf): Trouble | null {
  if (next.version <= sealed.version) return 'unsealed'
  if (next.entries - sealed.entries !== next.version - sealed.version) return 'history'
  const { before } = next
  return before?.version === sealed.version && before.body !== shortened(sealed.body) ? 'swapped' : null
}
