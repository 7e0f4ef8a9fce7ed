import { notSupported } from '../../errors'
import { compare, equal, typeOf } from '../../values/order'
import { isFields, type Document, type Fields, type Value } from '../../values/types'
import { failed, type Compile, type Variables } from '../expression/scope'
import { Group, groupFields, type GroupField } from './accumulators'
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

function groupByOf(groupBy: Value, stage: string): Value {
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

function outputOf(output: Value | undefined, stage: string, compile: Compile): GroupField[] {
  if (output !== undefined && !isFields(output))
    throw failed(`The ${stage} 'output' field must be an object, but found type: ${typeof output}.`)
  return groupFields(output ?? COUNT, compile)
}

/**
 * `$bucketAuto`: as many buckets as asked for, with about the same number of documents each. Equal values share a
 * bucket; each bucket ends where the next begins.
 */
export const bucketAuto: StageMaker = (spec, { variables, compile }) => {
  const given = specOf(spec, '$bucketAuto', ['groupBy', 'buckets', 'output', 'granularity'])
  if (given.granularity !== undefined) throw notSupported('granularity of $bucketAuto')
  const { groupBy, buckets } = given
  if (groupBy === undefined || buckets === undefined)
    throw failed("$bucketAuto requires 'groupBy' and 'buckets' to be specified")
  if (typeof buckets !== 'number' || !Number.isInteger(buckets) || buckets > 2 ** 31)
    throw failed(
      `The $bucketAuto 'buckets' field must be representable as a 32-bit integer, but found ${JSON.stringify(buckets)}`,
    )
  if (buckets <= 0)
    throw failed(`The $bucketAuto 'buckets' field must be greater than 0, but found: ${buckets}`)
  const value = compile(groupByOf(groupBy, '$bucketAuto'))
  const fields = outputOf(given.output, '$bucketAuto', compile)
  return (documents) => {
    const rows = [...documents].map((document) => ({
      document,
      value: value({ root: document, variables }) ?? null,
    }))
    rows.sort((a, b) => compare(a.value, b.value))
    return filled(rows, buckets, fields, variables)
  }
}

type Row = { document: Document; value: Value }

function filled(rows: Row[], buckets: number, fields: GroupField[], variables: Variables): Fields[] {
  const size = Math.max(1, Math.round(rows.length / buckets))
  const made: { group: Group; min: Value; max: Value }[] = []
  for (let at = 0; at < rows.length;) {
    let end = made.length === buckets - 1 ? rows.length : Math.min(rows.length, at + size)
    while (end < rows.length && equal(rows[end]!.value, rows[end - 1]!.value)) end += 1
    const group = new Group(null, fields)
    for (const { document } of rows.slice(at, end)) group.add({ root: document, variables })
    made.push({ group, min: rows[at]!.value, max: rows[end - 1]!.value })
    at = end
  }
  return made.map(({ group, min, max }, i) => group.result({ min, max: made[i + 1]?.min ?? max }))
}
