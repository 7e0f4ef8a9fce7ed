import { notSupported } from '../../errors'
import { valuesAt } from '../../values/path'
import { isFields, type Document, type Fields, type Value } from '../../values/types'
import { evaluate } from '../expression/compile'
import { failed, type Variables } from '../expression/scope'
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
  if (typeof from !== 'string' || typeof as !== 'string') throw failed("$lookup needs 'from' and 'as'")
  const unknown = Object.keys(spec).find((key) => !PARAMETERS.includes(key))
  if (unknown !== undefined) throw notSupported(`${unknown} of $lookup`)
  checkForm(spec)
  const place = plainFieldsPath(as)
  return each((document) => withValueAt(document, place, foreign(source, from, document, spec, variables)))
}

function checkForm({ localField, foreignField, pipeline, let: definitions }: Fields): void {
  const byField = typeof localField === 'string' && typeof foreignField === 'string'
  if (pipeline === undefined && !byField)
    throw failed('$lookup requires localField and foreignField, or a pipeline')
  if (pipeline !== undefined && !Array.isArray(pipeline)) throw failed("'pipeline' must be an array")
  if (definitions !== undefined && !isFields(definitions)) throw failed("'let' must be an object")
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
