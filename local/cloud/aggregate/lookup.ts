import { notSupported, operationFailed } from '../errors'
import { valuesAt } from '../values/path'
import { isFields, type Document, type Fields, type Value } from '../values/types'
import { targetAt } from '../update/target'
import { evaluate, type Variables } from './expressions'
import { runPipeline, type Source } from './pipeline'

/**
 * `$lookup`, in both forms, as one planned search for each input document: an index on the foreign field or its
 * `_id` is used, and what is scanned is counted.
 */
export function lookup(source: Source, documents: Document[], spec: Value, variables: Variables): Document[] {
  if (!isFields(spec)) throw operationFailed('Aggregate', 'the $lookup specification must be an Object')
  const { from, as } = spec
  if (typeof from !== 'string' || typeof as !== 'string')
    throw operationFailed('Aggregate', "$lookup needs 'from' and 'as'")
  const unknown = Object.keys(spec).find(
    (key) => !['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'].includes(key),
  )
  if (unknown !== undefined) throw notSupported(`${unknown} of $lookup`)
  return documents.map((document) => {
    const found = foreign(source, from, document, spec, variables)
    const joined = { ...document }
    targetAt(joined, as, true).set(found)
    return joined
  })
}

function foreign(
  source: Source,
  from: string,
  document: Document,
  spec: Fields,
  variables: Variables,
): Document[] {
  const { localField, foreignField, pipeline } = spec
  const byField = typeof localField === 'string' && typeof foreignField === 'string'
  const equality = byField ? { [foreignField]: { $in: localValues(document, localField) } } : undefined
  if (pipeline === undefined) {
    if (!equality)
      throw operationFailed('Aggregate', '$lookup requires localField and foreignField, or a pipeline')
    return source.find(from, equality, {}, variables)
  }
  if (!Array.isArray(pipeline)) throw operationFailed('Aggregate', "'pipeline' must be an array")
  const stages = (equality ? [{ $match: equality }, ...pipeline] : pipeline) as Fields[]
  return runPipeline(source, from, stages, { ...variables, ...defined(spec.let, document, variables) })
}

/** An array stands for its elements, an absent field for null. */
function localValues(document: Document, path: string): Value[] {
  const values = valuesAt(document, path).flatMap((value) => (Array.isArray(value) ? value : [value ?? null]))
  return values.map((value) => value ?? null)
}

function defined(definitions: Value | undefined, document: Document, variables: Variables): Variables {
  if (definitions === undefined) return {}
  if (!isFields(definitions)) throw operationFailed('Aggregate', "'let' must be an object")
  return Object.fromEntries(
    Object.entries(definitions).map(([name, part]) => [name, evaluate(document, part, variables) ?? null]),
  )
}
