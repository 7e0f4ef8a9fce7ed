import type { Entry } from '../../../kernel/aggregate'
import { startOf, type Day, type Month } from '../../../kernel/day'
import { canonical, sha256Hex } from '../../../kernel/hashing'
import type { CheckInData, SlotId, Verdict } from './evidence'

/** What of the ledger's state the short form leans on: it never changes, or only grows. */
export interface PackingContext {
  personId: string
  month: Month
  /** Names of places, in the order in which they were first measured against. */
  places: readonly string[]
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** 42 bits: among the hundred check-ins of one person's month two ids meet once in a thousand million months. */
const ID_LENGTH = 7
/** 18 bits: only tells whether a phone that repeats itself says the same again. */
const INPUT_LENGTH = 3
const CHECK_IN = 'c'
const WAKE = 'w'
const PHOTO = 'p'
/** Milliseconds: photos are dated to the second. */
const SECOND = 1_000
const SLOTS: ReadonlyArray<[SlotId | null, string]> = [
  ['morning', 'm'],
  ['evening', 'e'],
  [null, '-'],
]
const VERDICTS: ReadonlyArray<[Verdict, string]> = [
  ['inside', 'i'],
  ['outside', 'o'],
  ['weak', 'w'],
  ['no-location', 'n'],
  ['declared', 'd'],
]

/** So many letters, 6 bits each, of a text's digest. */
function mark(text: string, letters: number): string {
  const hex = sha256Hex(text)
  let marks = ''
  for (let i = 0; marks.length < letters; i += 3) {
    const bits = Number.parseInt(hex.slice(i, i + 3), 16)
    marks += ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63)
  }
  return marks.slice(0, letters)
}

/**
 * An entry with marks for its request. The clock's own entries keep none: what it does is told apart by the version
 * of the document and not by an id. Nor does a photo, which its check-in names: a second one is refused by the rule.
 */
export function brief(entry: Entry): Entry {
  const { requestId, inputHash = '', ...rest } = entry
  if (entry.by === 'system' || entry.act === 'photo') return { ...rest, requestId: '' }
  return { ...rest, requestId: mark(requestId, ID_LENGTH), inputHash: mark(inputHash, INPUT_LENGTH) }
}

/** Whether an entry is what that request did; those of before the marks carry the whole id. */
export function isRequest(entry: Entry, requestId: string, act: string): boolean {
  return entry.act === act && [requestId, mark(requestId, ID_LENGTH)].includes(entry.requestId)
}

/** A check-in, a photo or a wake as one short text; whatever that cannot say exactly stays as it is. */
export function packEntry(entry: Entry, context: PackingContext): unknown {
  const short = shortened(entry, context)
  return short !== null && canonical(lengthened(short, context)) === canonical(entry) ? short : entry
}

export function unpackEntry(stored: unknown, context: PackingContext): Entry {
  return typeof stored === 'string' ? lengthened(stored, context) : (stored as Entry)
}

function shortened(entry: Entry, { month, places }: PackingContext): string | null {
  const offset = entry.at - monthStart(month)
  if (entry.act === 'wake') return WAKE + digits(offset)
  if (entry.act === 'photo')
    return PHOTO + digits(entry.data?.['of'] as number).padStart(2, '0') + digits(offset / SECOND)
  if (entry.act !== 'checkIn' || !entry.data) return null
  const data = entry.data as unknown as CheckInData
  const { day, slot, verdict, distance, accuracy, place, claimedAt, nonce } = data
  const waited = claimedAt === undefined ? undefined : entry.at - claimedAt
  const measured = place === undefined ? undefined : places.indexOf(place)
  // Nearly every distance is to the first place, which goes without saying.
  const placed = measured === 0 && distance !== undefined ? undefined : measured
  const numbers = [offset, distance, accuracy, placed, waited].map(digits)
  const facts = [...numbers, nonce ?? ''].join(',').replace(/,+$/, '')
  const head = [CHECK_IN, entry.requestId, entry.inputHash, dateLetter(day), letterOf(SLOTS, slot)]
  return [...head, letterOf(VERDICTS, verdict), facts, entry.note ? `|${entry.note}` : ''].join('')
}

function lengthened(short: string, { personId, month, places }: PackingContext): Entry {
  const start = monthStart(month)
  if (short.startsWith(WAKE))
    return { at: start + number(short.slice(1))!, by: 'system', act: 'wake', requestId: '' }
  if (short.startsWith(PHOTO)) {
    const [of, offset] = [short.slice(1, 3), short.slice(3)].map(number)
    return { at: start + offset! * SECOND, by: personId, act: 'photo', requestId: '', data: { of } }
  }
  const bar = short.indexOf('|')
  const [packed, note] = bar < 0 ? [short, ''] : [short.slice(0, bar), short.slice(bar + 1)]
  const head = 1 + ID_LENGTH + INPUT_LENGTH
  const [date, slot, verdict] = packed.slice(head, head + 3)
  const [offset, distance, accuracy, place, waited, nonce] = packed.slice(head + 3).split(',')
  const at = start + (number(offset) ?? 0)
  const late = number(waited)
  const placed = number(place) ?? (distance ? 0 : undefined)
  const data = {
    day: `${month}-${String(Number.parseInt(date!, 36)).padStart(2, '0')}`,
    slot: meaningOf(SLOTS, slot),
    verdict: meaningOf(VERDICTS, verdict),
    distance: number(distance),
    accuracy: number(accuracy),
    place: placed === undefined ? undefined : places[placed],
    claimedAt: late === undefined ? undefined : at - late,
    nonce: nonce || undefined,
  }
  return {
    at,
    by: personId,
    act: 'checkIn',
    requestId: packed.slice(1, 1 + ID_LENGTH),
    inputHash: packed.slice(1 + ID_LENGTH, head),
    data: known(data),
    ...(note ? { note } : {}),
  }
}

const monthStart = (month: Month): number => startOf(`${month}-01`)
const digits = (value: number | undefined): string => (value === undefined ? '' : value.toString(36))
const number = (text: string | undefined): number | undefined =>
  text ? Number.parseInt(text, 36) : undefined
const dateLetter = (day: Day): string => Number(day.slice(8)).toString(36)

function letterOf<T>(table: ReadonlyArray<[T, string]>, value: T): string {
  return table.find(([meaning]) => meaning === value)?.[1] ?? '?'
}

function meaningOf<T>(table: ReadonlyArray<[T, string]>, letter: string | undefined): T | undefined {
  return table.find(([, each]) => each === letter)?.[0]
}

/** Without what is not there. */
function known(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}
