import { notSupported } from '../errors'
import { isFields, type Document, type Fields, type Value } from '../values/types'
import { compileExpression, namesOf } from './expression/compile'
import { failed, type Compile, type Variables } from './expression/scope'
import { bucket } from './stages/bucket'
import { bucketAuto } from './stages/bucket-auto'
import { geoNear } from './stages/geo-near'
import { group, sortByCount } from './stages/group'
import { lookup } from './stages/lookup'
import { limit, match, queryOf, sample, skip, sort } from './stages/order'
import { redact } from './stages/redact'
import { addFields, count, project, replaceRoot } from './stages/shape'
import { wholeNumber, type Source, type Stage, type StageContext, type StageMaker } from './stages/stage'
import { unwind } from './stages/unwind'

/** Each named pipeline runs on the same documents. */
const facet: StageMaker = (spec, context) => {
  if (!isFields(spec)) throw failed('the $facet specification must be a non-empty object')
  const branches = Object.entries(spec).map(([name, stages]) => {
    if (!Array.isArray(stages)) throw failed(`arguments to $facet must be arrays, ${name} is none`)
    return [name, stagesOf(stages as Fields[], context)] as const
  })
  if (branches.length === 0) throw failed('the $facet specification must be a non-empty object')
  return function* (documents) {
    const all = [...documents]
    yield Object.fromEntries(branches.map(([name, stages]) => [name, [...through(all, stages)]]))
  }
}

const onlyFirst =
  (name: string): StageMaker =>
  () => {
    throw failed(`${name} is only valid as the first stage in a pipeline.`)
  }

const STAGES: { [name: string]: StageMaker } = {
  $addFields: addFields,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $count: count,
  $facet: facet,
  $geoNear: onlyFirst('$geoNear'),
  $group: group,
  $limit: limit,
  $lookup: lookup,
  $match: match,
  $project: project,
  $redact: redact,
  $replaceRoot: replaceRoot,
  $sample: sample,
  $skip: skip,
  $sort: (spec) => sort(spec),
  $sortByCount: sortByCount,
  $unwind: unwind,
}

/** Stages a MongoDB server knows and this package does not. */
const KNOWN_ELSEWHERE = new Set([
  '$collStats', '$currentOp', '$densify', '$fill', '$graphLookup', '$indexStats', '$listSessions', '$merge', '$out',
  '$replaceWith', '$set', '$setWindowFields', '$unionWith', '$unset',
]) // prettier-ignore

/** Runs a pipeline. What it begins with ($match, then $sort, $skip, $limit) becomes a planned search. */
export function runPipeline(
  source: Source,
  collection: string,
  stages: Fields[],
  variables: Variables = {},
): Iterable<Document> {
  const compile: Compile = (expression) => compileExpression(expression, namesOf(variables))
  const context = { source, variables, compile }
  const [first, ...others] = stages
  if (first && stageName(first) === '$geoNear') {
    const rest = stagesOf(others, context)
    return through(geoNear(source, collection, first.$geoNear!, variables), rest)
  }
  const { query, order, skip: skipped, limit: limited, rest } = leading(stages, context)
  const ready = stagesOf(rest, context)
  return through(source.scan(collection, query, { order, skip: skipped, limit: limited }, variables), ready)
}

const through = (documents: Iterable<Document>, stages: Stage[]): Iterable<Document> =>
  stages.reduce((input, stage) => stage(input), documents)

interface Leading {
  query: Fields
  order?: Value
  skip?: number
  limit?: number
  rest: Fields[]
}

function leading(stages: Fields[], { variables }: StageContext): Leading {
  const rest = [...stages]
  const take = (name: string): Value | undefined => {
    const next = rest[0]
    if (!next || stageName(next) !== name) return undefined
    rest.shift()
    return next[name]
  }
  const found: Leading = { query: queryOf(take('$match') ?? {}, variables), rest }
  found.order = take('$sort')
  if (found.order !== undefined) sort(found.order)
  const skipped = take('$skip')
  const limited = take('$limit')
  if (skipped !== undefined) found.skip = wholeNumber(skipped, '$skip', 0)
  if (limited !== undefined) found.limit = wholeNumber(limited, '$limit', 1)
  return found
}

/** Stages made ready; a `$sort` knows how many documents are taken of it. */
function stagesOf(stages: Fields[], context: StageContext): Stage[] {
  return stages.map((stage, i) =>
    stageName(stage) === '$sort' ? sort(stage.$sort!, taken(stages.slice(i + 1))) : stageOf(stage, context),
  )
}

/** How many documents the following stages take: the `$limit` and what is skipped before it. */
function taken(following: Fields[]): number {
  let skipped = 0
  for (const stage of following) {
    if (typeof stage.$limit === 'number') return skipped + stage.$limit
    if (typeof stage.$skip !== 'number') return Infinity
    skipped += stage.$skip
  }
  return Infinity
}

/** The one operator a stage consists of. */
export function stageName(stage: Fields): string {
  const names = isFields(stage) ? Object.keys(stage) : []
  if (names.length !== 1)
    throw failed('A pipeline stage specification object must contain exactly one field.')
  return names[0]!
}

function stageOf(stage: Fields, context: StageContext): Stage {
  const name = stageName(stage)
  const make = Object.prototype.hasOwnProperty.call(STAGES, name) ? STAGES[name] : undefined
  if (make) return make(stage[name]!, context)
  if (KNOWN_ELSEWHERE.has(name)) throw notSupported(`the aggregation stage ${name}`)
  throw failed(`Unrecognized pipeline stage name: '${name}'`)
}
