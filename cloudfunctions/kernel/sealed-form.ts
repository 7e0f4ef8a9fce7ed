import type { Day } from './day'
import { taggedHash } from './merkle'
import { erasableOf, type SealedRecord } from './sealed-records'

/** A document as it lies in the database. */
export type Fields = Record<string, unknown>

/** 叶: one document in the form in which it was sealed. Digests are the first 160 bits of SHA-256, in hex. */
export interface Leaf {
  id: string
  /** The day of its last change. */
  changedOn: Day
  version: number
  /** Entries of its history. */
  entries: number
  /** Over those entries, each chained to the one before it: later entries do not change what it was. */
  history: string
  /** Over everything else but the erasable parts and the out-tray. */
  body: string
  /** The commitment to the erasable parts; `NOTHING_KEPT` or `UNSALTED` where there is none. */
  kept: string
  /** The form in which the first change of a later day found it. */
  before: Before | null
}

/** 上次的样子: version and shortened `body` of a document when a change of a later day found it. */
export interface Before {
  version: number
  body: string
}

export const NOTHING_KEPT = '-'
/** It has erasable parts and no salt, from before there were salts: they are not sealed, since a bare hash could be guessed. */
export const UNSALTED = '~'

/** After 0x00 and 0x01 of the tree. */
const TAG = { kept: 0x02, entry: 0x04, body: 0x05 }
const DIGEST = 40
/** Letters of a digest beside the document, 132 bits: a full month has no room for more. */
const SHORT = 22
/**
 * 待发件: what a document still has to tell and when it is looked at next, and what an import laid beside it. It changes
 * without a decision and is no part of the record.
 */
const OUT_TRAY = ['notices', 'unreached', 'wakeAt', 'staged']
const SALT = 'salt'
const BEFORE = 'was'

const digest = (tag: number, text: string): string => taggedHash(tag, text).slice(0, DIGEST)

/**
 * The one text of a value, whatever the order of its keys: RFC 8785 for what JSON can say. What it cannot say gets a form
 * that no JSON has, so that a date that became a text, or a number that became NaN, is another value.
 */
export function exactText(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : `number(${value})`
  if (typeof value !== 'object') return `${typeof value}(${String(value)})`
  if (Array.isArray(value)) return `[${value.map(exactText).join(',')}]`
  if (value instanceof Date) return `date(${value.getTime()})`
  const fields = value as Fields
  const keys = Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .sort()
  const text = `{${keys.map((key) => `${JSON.stringify(key)}:${exactText(fields[key])}`).join(',')}}`
  return isPlain(value) ? text : `${value.constructor.name}(${String(value)}${text})`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** A document parted into what stays and what may go. */
interface Parted {
  rest: Fields
  /** By path, with the place in the list where there was a `*`. */
  parts: Record<string, unknown>
}

export function parted(record: Pick<SealedRecord, 'erasable' | 'earlier'>, document: Fields): Parted {
  const parts: Record<string, unknown> = {}
  const rest = erasableOf(record, document).reduce<unknown>(
    (left, path) => without(left, path.split('.'), '', parts),
    document,
  )
  return { rest: rest as Fields, parts }
}

function without(value: unknown, steps: string[], at: string, parts: Record<string, unknown>): unknown {
  const [step, ...more] = steps as [string, ...string[]]
  if (Array.isArray(value) && step === '*')
    return value.map((each, i) => (more.length > 0 ? without(each, more, `${at}${i}.`, parts) : each))
  if (value === null || typeof value !== 'object') return value
  const { [step]: found, ...others } = value as Fields
  if (found === undefined) return value
  if (more.length > 0) return { ...others, [step]: without(found, more, `${at}${step}.`, parts) }
  parts[at + step] = found
  return others
}

/** Whether it holds anything that may be deleted later, so that it needs a salt. Nothing, or an empty list, is nothing. */
export function keepsErasable(record: SealedRecord | undefined, document: Fields): boolean {
  return record !== undefined && Object.values(parted(record, document).parts).some(isSomething)
}

function isSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

/** Over everything that stays; the history has its own. */
function bodyDigest(record: SealedRecord, { history, ...rest }: Fields): string {
  const unsealed = isSalted(record) ? [...OUT_TRAY, SALT] : OUT_TRAY
  const sealed = Object.fromEntries(Object.entries(rest).filter(([field]) => !unsealed.includes(field)))
  // That there is a history belongs to the rest, what it says does not.
  if (history !== undefined) sealed['history'] = Array.isArray(history) ? [] : history
  return digest(TAG.body, exactText(sealed))
}

/** The digest after so many entries, for every number of them from none on. */
function historyDigests(history: readonly unknown[]): string[] {
  let last = ''
  return [last, ...history.map((entry) => (last = digest(TAG.entry, `${last} ${exactText(entry)}`)))]
}

/** Where nothing may be deleted there is no salt, and a field of that name is like any other: ballot boxes have one. */
const isSalted = ({ erasable }: SealedRecord): boolean => erasable.length > 0
export const saltOf = (record: SealedRecord, document: Fields): string | undefined =>
  isSalted(record) ? textOf(document[SALT]) : undefined
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Salted, so that nobody who knows everything else can try all places of a village until one fits. */
function commitment(salt: string, parts: Record<string, unknown>): string {
  return digest(TAG.kept, `${salt} ${exactText(parts)}`)
}

export const historyOf = (document: Fields): unknown[] =>
  Array.isArray(document['history']) ? (document['history'] as unknown[]) : []
/** Boxes have none: they are sealed once, when nothing changes them any more. */
export const versionOf = (document: Fields): number =>
  document['version'] === undefined ? 1 : Number(document['version'])
/** Whether anything was ever decided there. What an import has laid ready is of version 0, and nobody's yet. */
export const isReal = (document: { version?: unknown }): boolean =>
  versionOf({ version: document.version }) > 0

/** The leaf of a document as it lies in the database. */
export function leafOf(record: SealedRecord, document: Fields): Leaf {
  return formOf(record, document).leaf
}

/** The same, with the digests of its history after every number of entries. */
export function formOf(record: SealedRecord, document: Fields): { leaf: Leaf; digests: string[] } {
  const { rest, parts } = parted(record, document)
  const salt = saltOf(record, document)
  const keeps = Object.values(parts).some(isSomething)
  const digests = historyDigests(historyOf(document))
  const entries = digests.length - 1
  const leaf = {
    id: String(document['_id']),
    changedOn: String(document['changedOn']),
    version: versionOf(document),
    entries,
    history: digests[entries]!,
    body: bodyDigest(record, rest),
    kept: salt !== undefined ? commitment(salt, parts) : keeps ? UNSALTED : NOTHING_KEPT,
    before: parseBefore(document[BEFORE]),
  }
  return { leaf, digests }
}

/** What the first change of a later day writes beside the new state. */
export function beforeText(record: SealedRecord, document: Fields): string {
  const body = bodyDigest(record, parted(record, document).rest)
  return shortened(body) + versionOf(document).toString(36)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The first 132 bits of a digest, six to a letter. */
export function shortened(hex: string): string {
  let letters = ''
  for (let i = 0; letters.length < SHORT; i += 3) {
    const bits = Number.parseInt(hex.slice(i, i + 3), 16)
    letters += ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63)
  }
  return letters
}

function parseBefore(value: unknown): Before | null {
  const match = /^([\w-]{22})([0-9a-z]+)$/.exec(textOf(value) ?? '')
  return match ? { version: Number.parseInt(match[2]!, 36), body: match[1]! } : null
}

/** The line that is hashed and kept; the id comes last, since it may hold anything. */
export function leafText({ id, changedOn, version, entries, history, body, kept, before }: Leaf): string {
  const found = before ? `${before.version}:${before.body}` : '-'
  return [changedOn, version, entries, history || '-', body, kept, found, id].join(' ')
}

const LINE =
  /^(\d{4}-\d\d-\d\d) (\d+) (\d+) ([0-9a-f]{40}|-) ([0-9a-f]{40}) ([0-9a-f]{40}|-|~) (?:(\d+):([\w-]{22})|-) ([^]*)$/

/** null for a line that no seal ever wrote. */
export function parseLeaf(text: string): Leaf | null {
  const match = LINE.exec(text)
  if (!match) return null
  const [, changedOn, version, entries, history, body, kept, beforeVersion, beforeBody, id] = match
  return {
    ...{ id: id!, changedOn: changedOn!, version: Number(version), entries: Number(entries) },
    ...{ history: history === '-' ? '' : history!, body: body!, kept: kept! },
    before: beforeVersion === undefined ? null : { version: Number(beforeVersion), body: beforeBody! },
  }
}
