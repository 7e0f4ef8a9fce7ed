import { compileQuery } from '../../query/matcher'
import { sortKeysOf } from '../../query/sort'
import { sortBounded } from '../../store/sorter'
import { encodeDocument } from '../../values/stored-text'
import { isFields, type Document, type Fields, type Value } from '../../values/types'
import { evaluate } from '../expression/compile'
import { failed, type Variables } from '../expression/scope'
import { substitute } from '../variables'
import { specOf, wholeNumber, type Stage, type StageMaker } from './stage'

/** A query with the variables of its `$expr` put in, so that the planner can use them. */
export function queryOf(query: Value, variables: Variables): Fields {
  if (!isFields(query)) throw failed('the match filter must be an expression in an object')
  return '$expr' in query ? { ...query, $expr: substitute(query.$expr as Value, variables) } : query
}

export const match: StageMaker = (spec, { variables }) => {
  const test = compileQuery(queryOf(spec, variables), (document, part) => evaluate(document, part, variables))
  return function* (documents) {
    for (const document of documents) if (test(document)) yield document
  }
}

/** `$sort` of which only the first `wanted` are used later: no more than those are held. */
export function sort(spec: Value, wanted = Infinity): Stage {
  if (!isFields(spec)) throw failed('the $sort key specification must be an object')
  if (Object.keys(spec).length === 0) throw failed('$sort stage must have at least one sort key')
  if (Object.values(spec).some((direction) => direction !== 1 && direction !== -1))
    throw failed('$sort key ordering must be 1 (for ascending) or -1 (for descending)')
  const keys = sortKeysOf(spec)
  return (documents) => sortBounded(measured(documents), keys, wanted).map(({ document }) => document)
}

function* measured(documents: Iterable<Document>): Generator<{ document: Document; bytes: number }> {
  for (const document of documents) yield { document, bytes: encodeDocument(document).length }
}

export const skip: StageMaker = (spec) => {
  const wanted = wholeNumber(spec, '$skip', 0)
  return function* (documents) {
    let passed = 0
    for (const document of documents) if (++passed > wanted) yield document
  }
}

/** Stops asking for documents when it has enough. */
export const limit: StageMaker = (spec) => {
  const wanted = wholeNumber(spec, '$limit', 1)
  return function* (documents) {
    let taken = 0
    for (const document of documents) {
      yield document
      if (++taken >= wanted) return
    }
  }
}

/** `$sample`: so many documents by chance, each as likely as any other (reservoir sampling). */
export const sample: StageMaker = (spec) => {
  const { size } = specOf(spec, '$sample', ['size'])
  if (size === undefined) throw failed('$sample stage must specify a size')
  if (typeof size !== 'number') throw failed('size argument to $sample must be a number')
  if (size < 0) throw failed('size argument to $sample must not be negative')
  return (documents) => {
    const chosen: Document[] = []
    let seen = 0
    for (const document of documents) {
      seen += 1
      const place = Math.floor(Math.random() * seen)
      if (chosen.length < size) chosen.splice(place, 0, document)
      else if (place < size) chosen[place] = document
    }
    return chosen
  }
}
