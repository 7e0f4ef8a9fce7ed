import { compare, equal } from '../../values/order'
import type { Document, Value } from '../../values/types'
import { failed, type Variables } from '../expression/scope'
import { Group, type GroupField } from './accumulators'
import { groupByOf, outputOf } from './bucket'
import { roundable, rounderOf, type Rounder } from './granularity'
import { specOf, type StageMaker } from './stage'

/**
 * `$bucketAuto`: as many buckets as asked for, with about the same number of documents each. Equal values share a
 * bucket; each bucket ends where the next begins.
 */
export const bucketAuto: StageMaker = (spec, { variables, compile }) => {
  const given = specOf(spec, '$bucketAuto', ['groupBy', 'buckets', 'output', 'granularity'])
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
  const rounder = given.granularity === undefined ? undefined : rounderOf(given.granularity)
  return (documents) => {
    const rows = [...documents].map((document) => ({
      document,
      value: value({ root: document, variables }) ?? null,
    }))
    rows.sort((a, b) => compare(a.value, b.value))
    if (rounder) for (const row of rows) roundable(row.value)
    const made = filled(rows, { buckets, fields, variables, rounder })
    return made.map(({ group, min, max }) => group.result({ min, max }))
  }
}

type Row = { document: Document; value: Value }

interface Bucket {
  group: Group
  min: Value
  max: Value
}

interface Filling {
  buckets: number
  fields: GroupField[]
  variables: Variables
  rounder: Rounder | undefined
}

/** Buckets of sorted rows, each as the server fills them: about equal in number, then whatever belongs there too. */
function filled(rows: Row[], { buckets, fields, variables, rounder }: Filling): Bucket[] {
  const size = Math.max(1, Math.round(rows.length / buckets))
  const made: Bucket[] = []
  for (let at = 0; at < rows.length;) {
    const least = made.length === buckets - 1 ? rows.length : Math.min(rows.length, at + size)
    const bound = rounder ? rounder.up(rows[least - 1]!.value as number) : undefined
    let end = least
    while (end < rows.length && belongs(rows[end]!.value, rows[least - 1]!.value, bound)) end += 1
    const group = new Group(null, fields)
    for (const { document } of rows.slice(at, end)) group.add({ root: document, variables })
    const max = bound !== undefined && end < rows.length ? bound : rows[end - 1]!.value
    add(made, { group, min: rows[at]!.value, max }, rounder)
    at = end
  }
  if (rounder) roundEnds(made, rounder)
  return made
}

/** Equal values share a bucket; with a granularity so do all below the rounded bound. */
const belongs = (value: Value, last: Value, bound: number | undefined): boolean =>
  bound === undefined ? equal(value, last) : compare(value, bound) < 0

/** One bucket ends where the next begins: at the next one's value, or at the rounded bound. */
function add(made: Bucket[], bucket: Bucket, rounder: Rounder | undefined): void {
  const previous = made[made.length - 1]
  if (previous && rounder) bucket.min = previous.max
  else if (previous) previous.max = bucket.min
  made.push(bucket)
}

function roundEnds(made: Bucket[], rounder: Rounder): void {
  const [first, last] = [made[0], made[made.length - 1]]
  if (first) first.min = rounder.down(first.min as number)
  if (last) last.max = rounder.up(last.max as number)
}
