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

interface Held<T> {
  item: T
  entries: SortEntry[]
  /** Its place among what came in: what compares equal keeps that order. */
  place: number
}

/**
 * The first `wanted` of many in the order asked for (Infinity for all), holding no more than those at any time. A sort
 * that would hold more than the server's memory limit for sorts is refused as there.
 */
export function sortBounded<T extends Sortable>(items: Iterable<T>, keys: SortKey[], wanted: number): T[] {
  if (wanted < 1) return []
  const order = (a: Held<T>, b: Held<T>): number =>
    compareSortEntries(a.entries, b.entries, keys) || a.place - b.place
  const heap: Held<T>[] = []
  let bytes = 0
  let place = 0
  for (const item of items) {
    const held = { item, entries: sortEntries(item.document, keys), place: (place += 1) }
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

export const sortTooLarge = (): Error =>
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
