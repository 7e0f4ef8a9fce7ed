import type { Day } from '../../../kernel/day'
import { leavesOf, rootOf, type Peak } from '../../../kernel/merkle'
import { parseLeaf, type Leaf } from '../../../kernel/sealed-form'
import { SEALED } from '../../../kernel/sealed-records'
import { sealDigits, sealId, withLine, type Seal } from './seal'

/** Whether a seal says what its digits say, and follows the one before it. */
export function followsSeal(seal: Seal, before: Seal | null): boolean {
  const { day, after, previous } = seal
  return (
    after === (before?.day ?? '') &&
    previous === (before?.seal ?? '') &&
    day > after &&
    seal.seal === sealDigits(seal)
  )
}

const FIELDS: ReadonlyArray<[keyof Seal, 'string' | 'number']> = [
  ['day', 'string'],
  ['after', 'string'],
  ['previous', 'string'],
  ['leaves', 'number'],
  ['chunks', 'number'],
  ['root', 'string'],
  ['seal', 'string'],
]

/** The seal in a document; null where that is not what a seal looks like, or lies under the id of another day. */
export function sealIn({ _id, ...fields }: Record<string, unknown>): Seal | null {
  const isSeal =
    Object.keys(fields).length === FIELDS.length &&
    FIELDS.every(([name, type]) => typeof fields[name] === type)
  const seal = fields as unknown as Seal
  return isSeal && _id === sealId(seal.day) ? seal : null
}

/** A seal whose leaves are read one after another, however many there are. */
export interface Reading {
  peaks: Peak[]
  /** Where the last leaf stood. */
  last: Place | null
}

interface Place {
  at: number
  changedOn: Day
  id: string
}

export const UNREAD: Reading = { peaks: [], last: null }

/** The next leaf; null when it is no leaf of this seal, or does not come after the last one. */
export function readLine(
  reading: Reading,
  { day, after }: Pick<Seal, 'day' | 'after'>,
  collection: string,
  text: string,
): { reading: Reading; leaf: Leaf } | null {
  const leaf = parseLeaf(text)
  const at = SEALED.findIndex((record) => record.collection === collection)
  if (!leaf || at < 0 || leaf.changedOn <= after || leaf.changedOn > day) return null
  const place = { at, changedOn: leaf.changedOn, id: leaf.id }
  if (reading.last && !isBefore(reading.last, place)) return null
  return { reading: { peaks: withLine(reading.peaks, collection, text), last: place }, leaf }
}

function isBefore(a: Place, b: Place): boolean {
  if (a.at !== b.at) return a.at < b.at
  return a.changedOn === b.changedOn ? a.id < b.id : a.changedOn < b.changedOn
}

/** All its leaves were read, and they are those that were sealed. */
export function isWhole({ peaks }: Reading, { leaves, root }: Pick<Seal, 'leaves' | 'root'>): boolean {
  return leavesOf(peaks) === leaves && rootOf(peaks) === root
}
