import { invalidParam, notSupported, operationFailed } from '../errors'
import { compileQuery } from '../query/matcher'
import { sortDocuments, sortKeysOf } from '../query/sort'
import { isFields, type Document, type Fields, type Value } from '../values/types'
import { evaluate, runStage, type Variables } from './expressions'
import { lookup } from './lookup'
import { substitute } from './variables'

/** What a pipeline reads documents with: a planned search in one collection. */
export interface Source {
  find(
    collection: string,
    query: Fields,
    options: { order?: Value; skip?: number; limit?: number },
    variables: Variables,
  ): Document[]
}

/** Stages mingo runs on documents that are already in hand; none of them reads another collection. */
const RESHAPING = new Set([
  '$addFields', '$set', '$unset', '$project', '$group', '$unwind', '$count', '$replaceRoot', '$replaceWith',
  '$bucket', '$bucketAuto', '$sample', '$sortByCount', '$redact', '$setWindowFields', '$densify', '$fill',
]) // prettier-ignore

/** Runs a pipeline. What it begins with ($match, then $sort, $skip, $limit) becomes a planned search. */
export function runPipeline(
  source: Source,
  collection: string,
  stages: Fields[],
  variables: Variables = {},
): Document[] {
  const { query, order, skip, limit, rest } = leading(stages, variables)
  let documents = source.find(collection, query, { order, skip, limit }, variables)
  for (const stage of rest) documents = runOne(source, documents, stage, variables)
  return documents
}

interface Leading {
  query: Fields
  order?: Value
  skip?: number
  limit?: number
  rest: Fields[]
}

function leading(stages: Fields[], variables: Variables): Leading {
  const rest = [...stages]
  const take = (name: string): Value | undefined => {
    const first = rest[0]
    if (!first || stageName(first) !== name) return undefined
    rest.shift()
    return first[name]
  }
  const found: Leading = { query: matchOf(take('$match') ?? {}, variables), rest }
  found.order = take('$sort')
  const skip = take('$skip')
  const limit = take('$limit')
  if (skip !== undefined) found.skip = wholeNumber('$skip', skip)
  if (limit !== undefined) found.limit = wholeNumber('$limit', limit)
  return found
}

/** The one operator a stage consists of. */
export function stageName(stage: Fields): string {
  const names = Object.keys(stage)
  if (names.length !== 1)
    throw invalidParam('A pipeline stage specification object must contain exactly one field.')
  return names[0]!
}

function matchOf(query: Value, variables: Variables): Fields {
  if (!isFields(query))
    throw operationFailed('Aggregate', 'the match filter must be an expression in an object')
  return '$expr' in query ? { ...query, $expr: substitute(query.$expr as Value, variables) } : query
}

function wholeNumber(name: string, value: Value): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < (name === '$limit' ? 1 : 0))
    throw operationFailed('Aggregate', `invalid argument to ${name} stage: ${JSON.stringify(value)}`)
  return value
}

function runOne(source: Source, documents: Document[], stage: Fields, variables: Variables): Document[] {
  const name = stageName(stage)
  const value = stage[name] as Value
  switch (name) {
    case '$match': {
      const test = compileQuery(matchOf(value, variables), (document, part) =>
        evaluate(document, part, variables),
      )
      return documents.filter(test)
    }
    case '$sort':
      return sortDocuments(documents, sortKeysOf(value))
    case '$skip':
      return documents.slice(wholeNumber(name, value))
    case '$limit':
      return documents.slice(0, wholeNumber(name, value))
    case '$facet':
      return [facet(source, documents, value, variables)]
    case '$lookup':
      return lookup(source, documents, value, variables)
    default:
      if (!RESHAPING.has(name)) throw notSupported(`the aggregation stage ${name}`)
      return runStage(documents, stage, variables)
  }
}

/** Each named pipeline runs on the same documents. */
function facet(source: Source, documents: Document[], value: Value, variables: Variables): Document {
  if (!isFields(value)) throw operationFailed('Aggregate', 'the $facet specification must be an Object')
  const results = Object.entries(value).map(([name, stages]) => {
    if (!Array.isArray(stages)) throw operationFailed('Aggregate', 'arguments to $facet must be arrays')
    return [
      name,
      (stages as Fields[]).reduce((input, stage) => runOne(source, input, stage, variables), documents),
    ]
  })
  return Object.fromEntries(results) as Document
}
