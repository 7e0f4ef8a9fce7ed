import { notSupported } from '../../errors'
import { valuesAt } from '../../values/path'
import { isFields, type Document, type Fields, type Value } from '../../values/types'
import { evaluate } from '../expression/compile'
import { failed, typeName, type Variables } from '../expression/scope'
import { runPipeline } from '../pipeline'
import { plainFieldsPath, withValueAt } from './nested-field'
import { each, type Source, type StageMaker } from './stage'

const PARAMETERS = ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline']

/**
 * `$lookup`, in both forms, as one planned search for each input document: an index on the foreign field or its
 * `_id` is used, and what is scanned is counted.
 */
export const lookup: StageMaker = (spec, { source, variables }) => {
  if (!isFields(spec)) throw failed('the $lookup specification must be an Object')
  const { from, as } = spec
  checkForm(spec)
  const unknown = Object.keys(spec).find((key) => !PARAMETERS.includes(key))
  if (unknown !== undefined) throw notSupported(`${unknown} of $lookup`)
  const place = plainFieldsPath(as as string)
  return each((document) =>
    withValueAt(document, place, foreign(source, from as string, document, spec, variables)),
  )
}

function checkForm(spec: Fields): void {
  for (const name of ['from', 'as', 'localField', 'foreignField']) {
    const value = spec[name]
    if (value !== undefined && typeof value !== 'string')
      throw failed(
        `$lookup argument '${name}: ${JSON.stringify(value)}' must be a string, is type ${typeName(value)}`,
      )
  }
  const { from, as, localField, foreignField, pipeline, let: definitions } = spec
  if (from === undefined) throw failed('must specify a collection to join with: "from"')
  if (as === undefined) throw failed("must specify 'as' field for a $lookup")
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw failed("'pipeline' option must be specified as an array")
  if (pipeline === undefined && (localField === undefined || foreignField === undefined))
    throw failed("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified")
  if (definitions !== undefined && !isFields(definitions))
    throw failed(`$lookup argument 'let: ${JSON.stringify(definitions)}' must be an object`)
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
  if (pipeline === undefined) return [...source.scan(from, equality!, {}, variables)]
  const stages = (equality ? [{ $match: equality }, ...(pipeline as Fields[])] : pipeline) as Fields[]
  const inside = { ...variables, ...defined(spec.let as Fields | undefined, document, variables) }
  return [...runPipeline(source, from, stages, inside)]
}

/** An array stands for its elements, an absent field for null. */
function localValues(document: Document, path: string): Value[] {
  const values = valuesAt(document, path).flatMap((value) => (Array.isArray(value) ? value : [value ?? null]))
  return values.map((value) => value ?? null)
}

function defined(definitions: Fields | undefined, document: Document, variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(definitions ?? {}).map(([name, part]) => [name, evaluate(document, part, variables)]),
  )
}
