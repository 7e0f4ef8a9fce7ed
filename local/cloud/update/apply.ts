import { notSupported, operationFailed } from '../errors'
import { equal } from '../values/order'
import { clone, isFields, type Document, type Fields, type Value } from '../values/types'
import { arrayOperators } from './array-operators'
import { fieldOperators } from './field-operators'

/** Applies one operator to one path of a document that may be changed in place. */
export type UpdateOperator = (document: Fields, path: string, operand: Value) => void

const bad = (message: string) => operationFailed('Update', message)
const OPERATORS: { [operator: string]: UpdateOperator } = { ...fieldOperators, ...arrayOperators }

/**
 * The document after an update of operators, or an error where MongoDB has one (a number operator on text, a path
 * through a scalar, two operators on one path). The given document is not touched.
 */
export function applyUpdate(document: Document, update: Fields): Document {
  checkPaths(update)
  const result = clone(document)
  for (const [operator, changes] of Object.entries(update)) {
    const apply = OPERATORS[operator]!
    for (const [path, operand] of Object.entries(changes as Fields)) apply(result, path, operand)
  }
  if (!equal(result._id, document._id))
    throw bad("Performing an update on the path '_id' would modify the immutable field '_id'")
  return result
}

function checkPaths(update: Fields): void {
  const paths: string[] = []
  if (Object.keys(update).length === 0)
    throw bad("'$set' is empty. You must specify a field like so: {$set: {<field>: ...}}")
  for (const [operator, changes] of Object.entries(update)) {
    if (!operator.startsWith('$'))
      throw bad(`Unknown modifier: ${operator}. Expected a valid update modifier`)
    if (!Object.prototype.hasOwnProperty.call(OPERATORS, operator))
      throw notSupported(`the update operator ${operator}`)
    if (!isFields(changes)) throw bad(`Modifiers operate on fields but we found another type for ${operator}`)
    paths.push(...Object.keys(changes))
    if (operator === '$rename') paths.push(...Object.values(changes).map(String))
  }
  for (const path of paths) checkPath(path)
  checkConflicts(paths)
}

function checkPath(path: string): void {
  const parts = path.split('.')
  if (parts.some((part) => part === ''))
    throw bad(`The update path '${path}' contains an empty field name, which is not allowed.`)
  if (parts.some((part) => part.startsWith('$'))) throw notSupported(`the positional update path ${path}`)
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
