import { sortDocuments } from '../../query/sort'
import { sortKey } from '../../values/sort-key'
import { isFields, type Document, type Fields, type Value } from '../../values/types'
import { failed, type Expression, type Variables } from '../expression/scope'
import { Group, groupFields, type GroupField } from './accumulators'
import type { StageMaker } from './stage'

/** The groups of some documents, in the order in which each was first met. */
export function* grouped(
  documents: Iterable<Document>,
  id: Expression,
  fields: GroupField[],
  variables: Variables,
): Generator<Document> {
  const groups = new Map<string, Group>()
  for (const document of documents) {
    const scope = { root: document, variables }
    const value = id(scope) ?? null
    const key = sortKey(value).toString('latin1')
    let group = groups.get(key)
    if (!group) groups.set(key, (group = new Group(value, fields)))
    group.add(scope)
  }
  for (const group of groups.values()) yield group.result()
}

/** `$group`: one document for each value of `_id`, with what its accumulators gathered. A server leaves the order open. */
export const group: StageMaker = (spec, { variables, compile }) => {
  if (!isFields(spec)) throw failed("a group's fields must be specified in an object")
  const { _id: id, ...rest } = spec
  if (id === undefined) throw failed('a group specification must include an _id')
  const expression = compile(id)
  const fields = groupFields(rest, compile)
  return (documents) => grouped(documents, expression, fields, variables)
}

/** `{count: {$sum: 1}}`, what the counting stages gather. */
export const COUNT: Fields = { count: { $sum: 1 } }

/** `$sortByCount`: the values of an expression, the most frequent first. */
export const sortByCount: StageMaker = (spec, { variables, compile }) => {
  checkCounted(spec)
  const expression = compile(spec)
  const fields = groupFields(COUNT, compile)
  return (documents) =>
    sortDocuments([...grouped(documents, expression, fields, variables)], [{ path: 'count', direction: -1 }])
}

function checkCounted(spec: Value): void {
  const ofObject = isFields(spec) && Object.keys(spec)[0]?.startsWith('$') === true
  if (isFields(spec) && !ofObject)
    throw failed(
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  if (!ofObject && !(typeof spec === 'string' && spec.startsWith('$')))
    throw failed(
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
}
