import { notSupported, operationFailed } from '../errors'
import { equal } from '../values/order'
import { isIndex } from '../values/path'
import { shownField } from '../values/shown'
import { clone, isFields, type Document, type Fields, type Value } from '../values/types'
import { arrayOperators } from './array-operators'
import { bit } from './bit'
import { fieldOperators } from './field-operators'
import { checkPositional, isPositional, needsPlace, plainPaths } from './positional'

/** Applies one operator to one path of a document that may be changed in place. */
export type UpdateOperator = (document: Fields, path: string, operand: Value) => void

const bad = (message: string) => operationFailed('Update', message)
const OPERATORS: { [operator: string]: UpdateOperator } = { ...fieldOperators, ...arrayOperators, $bit: bit }
/** What a server knows and this package does not. */
const NOT_BUILT = ['$currentDate']

/** What an update is applied in, beside the document. */
export interface UpdateContext {
  /** The place in an array that the query matched, asked for only where a path has a `$`. */
  place?: () => number | undefined
  /** The document is being made by an upsert: `$setOnInsert` counts. */
  inserting?: boolean
}

interface Change {
  operator: string
  path: string
  operand: Value
}

/**
 * The document after an update of operators, or an error where MongoDB has one (a number operator on text, a path
 * through a scalar, two operators on one path). The given document is not touched. Fields that are new come in the
 * order of their names, whatever the order of the update.
 */
export function applyUpdate(document: Document, update: Fields, context: UpdateContext = {}): Document {
  const changes = changesOf(update)
  checkPaths(changes)
  const result = clone(document)
  for (const { operator, path, operand } of plainChanges(changes, document, context))
    OPERATORS[operator]!(result, path, operand)
  if (!equal(result._id, document._id))
    throw bad("Performing an update on the path '_id' would modify the immutable field '_id'")
  return result
}

function changesOf(update: Fields): Change[] {
  if (Object.keys(update).length === 0)
    throw bad("'$set' is empty. You must specify a field like so: {$set: {<field>: ...}}")
  return Object.entries(update).flatMap(([operator, changes]) => {
    if (!operator.startsWith('$'))
      throw bad(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    const known = operator === '$setOnInsert' || Object.prototype.hasOwnProperty.call(OPERATORS, operator)
    if (!known && NOT_BUILT.includes(operator)) throw notSupported(`the update operator ${operator}`)
    if (!known)
      throw bad(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    if (!isFields(changes)) throw bad(`Modifiers operate on fields but we found another type for ${operator}`)
    return Object.entries(changes).map(([path, operand]) => ({ operator, path, operand }))
  })
}

function plainChanges(
  changes: Change[],
  document: Document,
  { place, inserting = false }: UpdateContext,
): Change[] {
  const matched = changes.some(({ path }) => needsPlace(path)) ? place?.() : undefined
  return changes
    .filter(({ operator }) => operator !== '$setOnInsert' || inserting)
    .map((change) => (change.operator === '$setOnInsert' ? { ...change, operator: '$set' } : change))
    .flatMap((change) => {
      if (!isPositional(change.path)) return [change]
      return plainPaths(document, change.path, matched).map((path) => ({ ...change, path }))
    })
    .sort((a, b) => comparePaths(placedAt(a), placedAt(b)))
}

/** A `$rename` counts where it leads to. */
const placedAt = ({ operator, path, operand }: Change): string[] =>
  (operator === '$rename' ? String(operand) : path).split('.')

function comparePaths(a: string[], b: string[]): number {
  const at = a.findIndex((part, i) => part !== b[i])
  if (at < 0) return a.length - b.length
  if (b[at] === undefined) return 1
  const places = [a[at]!, b[at]].every(isIndex)
  if (places) return Number(a[at]) - Number(b[at])
  return a[at]! < b[at] ? -1 : 1
}

function checkPaths(changes: Change[]): void {
  const paths = changes.flatMap(({ operator, path, operand }) => {
    if (operator !== '$rename') return [path]
    checkRename(path, operand)
    return [path, operand as string]
  })
  for (const path of paths) checkPath(path)
  checkConflicts(paths)
}

function checkRename(path: string, target: Value): void {
  if (typeof target !== 'string')
    throw bad(`The 'to' field for $rename must be a string: ${shownField(path, target)}`)
  if (target === path)
    throw bad(`The source and target field for $rename must differ: ${shownField(path, target)}`)
  if (target.startsWith(`${path}.`) || path.startsWith(`${target}.`))
    throw bad(
      `The source and target field for $rename must not be on the same path: ${shownField(path, target)}`,
    )
  for (const [name, which] of [
    [path, 'source'],
    [target, 'destination'],
  ] as const)
    if (isPositional(name)) throw bad(`The ${which} field for $rename may not be dynamic: ${name}`)
}

function checkPath(path: string): void {
  if (path.split('.').some((part) => part === ''))
    throw bad(`The update path '${path}' contains an empty field name, which is not allowed.`)
  checkPositional(path)
}

function checkConflicts(paths: string[]): void {
  const sorted = [...paths].sort()
  for (const [i, path] of sorted.entries()) {
    const clash = sorted.find((other, j) => j !== i && (other === path || other.startsWith(`${path}.`)))
    if (clash !== undefined) throw bad(`Updating the path '${clash}' would create a conflict at '${path}'`)
  }
}

/** Field names that begin with `$` are the server's own; a document that has one is refused. */
export function checkStorable(value: Value): void {
  if (Array.isArray(value)) value.forEach(checkStorable)
  else if (isFields(value)) {
    for (const key of Object.keys(value)) {
      if (key.startsWith('$')) throw bad(`The dollar ($) prefixed field '${key}' is not valid for storage.`)
      checkStorable(value[key] as Value)
    }
  }
}
