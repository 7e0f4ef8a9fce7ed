import { operationFailed } from '../errors'
import { LIMITS } from '../limits'
import { compareSortEntries, sortEntries, type SortEntry, type SortKey } from '../query/sort'
import type { Document } from '../values/types'

/** Something that is sorted by the fields of its document. */
export interface Sortable {
  document: Document
  /** Size of its stored text, which counts against the memory a sort may take. */
  bytes: number
}

/** What is compared of an item, taken once, and how. */
export interface Ordering<Item, Key> {
  of(item: Item): Key
  compare(a: Key, b: Key): number
}

/**
 * The first `wanted` of many in the order asked for (Infinity for all), holding no more than those at any time. A sort
 * that would hold more than the server's memory limit for sorts is refused as there.
 */
export const sortBounded = <T extends Sortable>(items: Iterable<T>, keys: SortKey[], wanted: number): T[] =>
  firstInOrder<T, SortEntry[]>(
    items,
    {
      of: ({ document }) => sortEntries(document, keys),
      compare: (a, b) => compareSortEntries(a, b, keys),
    },
    wanted,
  )

interface Held<Item, Key> {
  item: Item
  key: Key
  /** Its place among what came in: what compares equal keeps that order. */
  place: number
}

/** The same for any order. */
export function firstInOrder<Item extends { bytes: number }, Key>(
  items: Iterable<Item>,
  { of, compare }: Ordering<Item, Key>,
  wanted: number,
): Item[] {
  if (wanted < 1) return []
  const order = (a: Held<Item, Key>, b: Held<Item, Key>): number => compare(a.key, b.key) || a.place - b.place
  const heap: Held<Item, Key>[] = []
  let bytes = 0
  let place = 0
  for (const item of items) {
    const held = { item, key: of(item), place: (place += 1) }
    if (heap.length < wanted) rise(heap, held, order)
    else if (order(held, heap[0]!) < 0) {
      bytes -= heap[0]!.item.bytes
      sink(heap, held, order)
    } else continue
    bytes += item.bytes
    if (bytes > LIMITS.sortBytes) throw sortTooLarge()
  }
  return heap.sort(order).map((held) => held.item)
}

const sortTooLarge = (): Error =>
  operationFailed(
    'Query',
    `Sort exceeded memory limit of ${LIMITS.sortBytes} bytes, but did not opt in to external sorting.`,
  )

type Order<T> = (a: T, b: T) => number

/** Adds one to a heap whose first element is the last in order. */
function rise<T>(heap: T[], added: T, order: Order<T>): void {
  let at = heap.length
  for (;;) {
    const above = (at - 1) >> 1
    if (at === 0 || order(heap[above]!, added) >= 0) break
    heap[at] = heap[above]!
    at = above
  }
  heap[at] = added
}

/** Puts one in place of the first element and restores the heap. */
function sink<T>(heap: T[], added: T, order: Order<T>): void {
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    if (below >= heap.length) break
    if (below + 1 < heap.length && order(heap[below + 1]!, heap[below]!) > 0) below += 1
    if (order(heap[below]!, added) <= 0) break
    heap[at] = heap[below]!
    at = below
  }
  heap[at] = added
}
