import type { Day } from '../../../kernel/day'
import { leafHash, leavesOf, rootOf, taggedHash, withLeaf, type Peak } from '../../../kernel/merkle'
import { exactText, leafText, type Leaf } from '../../../kernel/sealed-form'
import { SEALED } from '../../../kernel/sealed-records'
import { lastSealable } from '../../../kernel/sealed-day'

/** 封条: what one night's seal says. Whoever holds its 64 digits holds everything before it as well. */
export interface Seal {
  /** Its leaves are the documents that were last changed after `after` and up to this day. */
  day: Day
  /** Day of the seal before it; empty for the first, which takes in everything there is. */
  after: Day | ''
  /** The seal before it, 64 hex digits; empty for the first. */
  previous: string
  leaves: number
  /** Documents that the leaves lie in. */
  chunks: number
  /** Merkle root over the leaves. */
  root: string
  /** Over all of this. */
  seal: string
}

/** The first byte of what is hashed; see the kernel's tree and sealed form for the others. */
const SEAL = 0x03

/** Where a seal's leaves end. */
export interface Cursor {
  changedOn: Day
  id: string
}

/** 封存的进度: what a run that was cut off goes on from. */
export interface Progress {
  /** The last seal that is whole. */
  last: Pick<Seal, 'day' | 'seal'> | null
  open: OpenSeal | null
}

export interface OpenSeal extends Pick<Seal, 'day' | 'after' | 'previous' | 'chunks'> {
  /** Index of the collection in `SEALED`. */
  at: number
  /** The last document of that collection that was looked at. */
  cursor: Cursor | null
  peaks: Peak[]
}

/** Some leaves of one collection, as they lie in one document. */
export interface Chunk {
  day: Day
  collection: string
  leaves: string[]
  /** The last document that was looked at for it. */
  to: Cursor
}

export const NO_SEALS: Progress = { last: null, open: null }

/** What is to be sealed now; null when everything that may be is. A clock that stood still makes one seal of all its days. */
export function sealDue({ last, open }: Progress, now: number): OpenSeal | null {
  if (open) return open
  const day = lastSealable(now)
  const after = last?.day ?? ''
  if (after >= day) return null
  return { day, after, previous: last?.seal ?? '', at: 0, cursor: null, peaks: [], chunks: 0 }
}

export function chunkOf(open: OpenSeal, leaves: readonly Leaf[], to: Cursor): Chunk {
  return { day: open.day, collection: SEALED[open.at]!.collection, leaves: leaves.map(leafText), to }
}

/** The seal with the leaves of its next chunk, which may be of a later collection. */
export function withChunk(open: OpenSeal, chunk: Chunk): OpenSeal {
  const { collection, leaves, to } = chunk
  return {
    ...open,
    at: SEALED.findIndex((record) => record.collection === collection),
    cursor: to,
    chunks: open.chunks + 1,
    peaks: leaves.reduce<Peak[]>((peaks, text) => withLine(peaks, collection, text), open.peaks),
  }
}

/** A leaf's hash says which collection it is of: the same document elsewhere is another leaf. */
export function withLine(peaks: readonly Peak[], collection: string, text: string): Peak[] {
  return withLeaf(peaks, leafHash(`${collection} ${text}`))
}

export function closed({ day, after, previous, chunks, peaks }: OpenSeal): Seal {
  const said = { day, after, previous, leaves: leavesOf(peaks), chunks, root: rootOf(peaks) }
  return { ...said, seal: sealDigits(said) }
}

/** The 64 digits of a seal, from everything it says. */
export function sealDigits({ day, after, previous, leaves, chunks, root }: Omit<Seal, 'seal'>): string {
  return taggedHash(SEAL, exactText({ day, after, previous, leaves, chunks, root }))
}

const dated = (letter: string, day: Day): string => letter + day.replace(/-/g, '')
export const sealId = (day: Day): string => dated('s', day)
/** In the order of their numbers also as texts. */
export const chunkId = (day: Day, number: number): string =>
  `${dated('c', day)}_${String(number).padStart(6, '0')}`
/** Ids of seals lie between these two, those of their leaves before, and the clock's progress too. */
export const FIRST_SEAL_ID = 's'
export const PAST_SEAL_ID = 't'
