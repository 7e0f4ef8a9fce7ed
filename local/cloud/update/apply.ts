import { operationFailed } from '../errors'
import { equal } from '../values/order'
import { shownField } from '../values/shown'
import { typeName } from '../values/type-name'
import { clone, isFields, type Document, type Fields, type Value } from '../values/types'
import { arrayOperators } from './array-operators'
import { fieldOperators, set } from './field-operators'
import type { Change, UpdateOperator } from './operator'
import { checkConflicts, checkPath, checkRename, comparePaths } from './paths'
import { isPositional, needsPlace, plainPaths } from './positional'

/** What an update is applied in, beside the document. */
export interface UpdateContext {
  /** The place in an array that the query matched, asked for only where a path has a `$`. */
  place?: () => number | undefined
  /** The document is being made by an upsert: `$setOnInsert` counts. */
  inserting?: boolean
  /** The server's time in milliseconds. */
  now?: number
}

interface Step {
  path: string
  /** Where it makes a field: a `$rename` where it leads to. */
  at: string
  change: Change
  onlyInserting: boolean
}

const bad = (message: string) => operationFailed('Update', message)
const OPERATORS: { [operator: string]: UpdateOperator } = {
  ...fieldOperators,
  ...arrayOperators,
  $setOnInsert: set,
}

/**
 * Makes an update of operators ready, once for all documents. What is wrong in itself (an operand of the wrong type, two
 * operators on one path) is an error here, before anything is read; what is wrong for a document (a number
 * operator on text, a path through a scalar) is one when it is applied. The given document is not touched. Fields that
 * are new come in the order of their names, whatever the order of the update.
 */
export function compileUpdate(update: Fields): (document: Document, context?: UpdateContext) => Document {
  const steps = stepsOf(update)
  const positional = steps.some(({ path }) => isPositional(path))
  const asked = steps.some(({ path }) => needsPlace(path))
  steps.sort((a, b) => comparePaths(a.at, b.at))
  return (document, { place, inserting = false, now = Date.now() } = {}) => {
    const wanted = steps.filter((step) => inserting || !step.onlyInserting)
    const plain = positional ? plainSteps(wanted, document, asked ? place?.() : undefined) : wanted
    const result = clone(document)
    for (const { path, change } of plain) {
      change(result, path, now)
      checkId(document, result, path)
    }
    return result
  }
}

export const applyUpdate = (document: Document, update: Fields, context?: UpdateContext): Document =>
  compileUpdate(update)(document, context)

/** The `_id` a document has may be set to itself only; one it has not, an upsert may bring. */
function checkId(before: Document, after: Document, path: string): void {
  if (before._id === undefined || (after._id !== undefined && equal(after._id, before._id))) return
  throw bad(`Performing an update on the path '${path}' would modify the immutable field '_id'`)
}

function stepsOf(update: Fields): Step[] {
  const modifiers = Object.entries(update)
  if (modifiers.length === 0) throw emptyModifier('$set')
  const steps = modifiers.flatMap(([operator, changes]) => {
    const make = Object.prototype.hasOwnProperty.call(OPERATORS, operator) ? OPERATORS[operator] : undefined
    if (!make)
      throw bad(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    if (!isFields(changes))
      throw bad(
        `Modifiers operate on fields but we found type ${typeName(changes)} instead. ` +
          `For example: {$mod: {<field>: ...}} not {${shownField(operator, changes)}}`,
      )
    const entries = Object.entries(changes)
    if (entries.length === 0) throw emptyModifier(operator)
    return entries.map(([path, operand]) => stepOf(operator, make, path, operand))
  })
  const paths = steps.flatMap(({ path, at }) => (path === at ? [path] : [path, at]))
  checkConflicts(paths, (path, at) => `Updating the path '${path}' would create a conflict at '${at}'`)
  return steps
}

const emptyModifier = (operator: string) =>
  bad(`'${operator}' is empty. You must specify a field like so: {${operator}: {<field>: ...}}`)

function stepOf(operator: string, make: UpdateOperator, path: string, operand: Value): Step {
  checkPath(path)
  if (operator === '$rename') checkRename(path, operand)
  const at = operator === '$rename' ? String(operand) : path
  return { path, at, change: make(operand, path), onlyInserting: operator === '$setOnInsert' }
}

/** The steps at the plain paths their positional ones stand for in a document. */
function plainSteps(steps: Step[], document: Document, place: number | undefined): Step[] {
  const plain = steps.flatMap((step) =>
    isPositional(step.path)
      ? plainPaths(document, step.path, place).map((path) => ({ ...step, path, at: path }))
      : [step],
  )
  checkConflicts(
    plain.map(({ at }) => at),
    (_path, at) => `Update created a conflict at '${at}'`,
  )
  return plain.sort((a, b) => comparePaths(a.at, b.at))
}
