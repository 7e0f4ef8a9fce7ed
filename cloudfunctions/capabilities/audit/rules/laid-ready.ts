import { historyOf, isReal, type Fields } from '../../../kernel/sealed-form'
import type { SealedRecord } from '../../../kernel/sealed-records'

/** The mark of the import that laid something ready here, in a new document or beside one that is there; null for none. */
export function markIn(document: Fields): string | null {
  const by = (document['staged'] as { by?: unknown } | null | undefined)?.by
  return typeof by === 'string' ? by : null
}

/** Marks that may lie in the database: of the import that is running, and of those that were given up and not cleared yet. */
export function marksOf(job: Fields): string[] {
  const { status, run, leftovers } = (job['state'] ?? {}) as Fields
  const left = Array.isArray(leftovers) ? leftovers.map(String) : []
  return status === 'running' ? [...left, `${String(job['_id'])}_${String(run)}`] : left
}

/**
 * Whether something that an import has laid ready lies there as an import lays it: in a collection whose documents are laid
 * ready, under a mark that is known, and, where it is new, with nothing in the document itself by which anybody is
 * anything. null where nothing is laid ready, and the document is one that somebody decided.
 */
export function isLaidReady(
  { staged }: SealedRecord,
  document: Fields,
  marks: ReadonlySet<string>,
): boolean | null {
  const mark = markIn(document)
  if (isReal(document) && mark === null) return null
  return staged === true && mark !== null && marks.has(mark) && (isReal(document) || isBlank(document))
}

/** Fields of a unit or a person by which somebody finds it, is somebody, or is told anything. */
const EMPTY = ['scope', 'notices']
const EMPTY_STATE = ['scope', 'postings', 'grants']
const NULL_STATE = ['account', 'invite', 'policy', 'mergedInto']

function isBlank(document: Fields): boolean {
  const state = (document['state'] ?? {}) as Fields
  const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0
  return (
    historyOf(document).length === 0 &&
    (document['wakeAt'] ?? null) === null &&
    EMPTY.every((field) => isEmpty(document[field] ?? [])) &&
    EMPTY_STATE.every((field) => isEmpty(state[field] ?? [])) &&
    NULL_STATE.every((field) => (state[field] ?? null) === null)
  )
}
