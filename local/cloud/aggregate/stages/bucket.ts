import { compare, typeOf } from '../../values/order'
import { isFields, type Document, type Value } from '../../values/types'
import { failed, type Compile, type Variables } from '../expression/scope'
import { groupFields, type GroupField } from './accumulators'
import { COUNT, grouped } from './group'
import { specOf, type StageMaker } from './stage'
import { sortDocuments } from '../../query/sort'

/** `$bucket`: documents by the stretch between two boundaries a value lies in, the lower one included. */
export const bucket: StageMaker = (spec, { variables, compile }) => {
  const given = specOf(spec, '$bucket', ['groupBy', 'boundaries', 'default', 'output'])
  if (given.groupBy === undefined || given.boundaries === undefined)
    throw failed("$bucket requires 'groupBy' and 'boundaries' to be specified.")
  const value = compile(groupByOf(given.groupBy, '$bucket'))
  const boundaries = boundariesOf(given.boundaries, compile)
  const rest = given.default
  if (rest !== undefined) checkDefault(rest, boundaries)
  const fields = outputOf(given.output, '$bucket', compile)
  const placed = (scope: { root: Document; variables: Variables }): Value => {
    const found = value(scope)
    const at = found === undefined ? -1 : boundaries.findIndex((bound) => compare(found, bound) < 0)
    if (at > 0) return boundaries[at - 1]!
    if (rest !== undefined) return rest
    throw failed('$switch could not find a matching branch for an input, and no default was specified.')
  }
  return (documents) =>
    sortDocuments([...grouped(documents, placed, fields, variables)], [{ path: '_id', direction: 1 }])
}

/** What documents are sorted into buckets by. */
export function groupByOf(groupBy: Value, stage: string): Value {
  const isExpression = isFields(groupBy) || (typeof groupBy === 'string' && groupBy.startsWith('$'))
  if (!isExpression)
    throw failed(
      `The ${stage} 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${JSON.stringify(groupBy)}.`,
    )
  return groupBy
}

/** Boundaries are constants; an expression for one has to be of constants too. */
function boundariesOf(value: Value, compile: Compile): Value[] {
  if (!Array.isArray(value))
    throw failed(`The $bucket 'boundaries' field must be an array, but found type: ${typeof value}.`)
  if (value.length < 2)
    throw failed(
      `The $bucket 'boundaries' field must have at least 2 values, but found ${value.length} value(s).`,
    )
  const constants = value.map((bound) => compile(bound)({ root: {}, variables: {} }) ?? null)
  for (const [i, bound] of constants.entries()) {
    const before = constants[i - 1]
    if (before === undefined) continue
    if (typeOf(before) !== typeOf(bound))
      throw failed(
        "All values in the the 'boundaries' option to $bucket must have the same type. Found conflicting types.",
      )
    if (compare(before, bound) >= 0)
      throw failed(
        `The 'boundaries' option to $bucket must be sorted, but elements ${i - 1} and ${i} are not in ascending order (${JSON.stringify(before)} is not less than ${JSON.stringify(bound)}).`,
      )
  }
  return constants
}

function checkDefault(value: Value, boundaries: Value[]): void {
  const [lowest, highest] = [boundaries[0]!, boundaries[boundaries.length - 1]!]
  if (compare(value, lowest) >= 0 && compare(value, highest) < 0)
    throw failed(
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
}

/** What each bucket gathers: how many there are, unless it says otherwise. */
export function outputOf(output: Value | undefined, stage: string, compile: Compile): GroupField[] {
  if (output !== undefined && !isFields(output))
    throw failed(`The ${stage} 'output' field must be an object, but found type: ${typeof output}.`)
  return groupFields(output ?? COUNT, compile)
}
