import { isFields, type Document, type Fields } from '../../values/types'
import { failed, shown, typeName } from '../expression/scope'
import { kept, leavesOf, projectionLeaf, treeOf, withComputed, withoutDropped, type Tree } from './field-tree'
import { each, specOf, type StageMaker } from './stage'

/** `$project`: keeps, drops or computes fields; `_id` comes along unless it is dropped by name. */
export const project: StageMaker = (spec, { variables, compile }) => {
  if (!isFields(spec)) throw failed('$project specification must be an object')
  if (Object.keys(spec).length === 0) throw failed('specification must have at least one field')
  const tree = treeOf(spec, '$project', projectionLeaf(compile))
  const id = tree.get('_id')
  const others: Tree = new Map([...tree].filter(([name]) => name !== '_id'))
  const leaves = leavesOf(others.size > 0 ? others : tree)
  const drops = leaves.some((leaf) => leaf === 'drop')
  if (drops) {
    if (leaves.some((leaf) => leaf !== 'drop'))
      throw failed(
        leaves[0] === 'drop'
          ? 'Bad projection specification, cannot include fields or add computed fields during an exclusion projection'
          : "Bad projection specification, cannot exclude fields other than '_id' in an inclusion projection",
      )
    return each((document) => withoutDropped(document, id === 'keep' ? others : tree) as Document)
  }
  if (id === undefined) tree.set('_id', 'keep')
  return each(
    (document) => withComputed(kept(document, tree), tree, { root: document, variables }) as Document,
  )
}

/** `$addFields`: fields computed from the document as it came in, on top of what is there. */
export const addFields: StageMaker = (spec, { variables, compile }) => {
  if (!isFields(spec)) throw failed('$addFields specification stage must be an object')
  if (Object.keys(spec).length === 0) throw failed('specification must have at least one field')
  const tree = treeOf(spec, '$addFields', (_path, value) => compile(value))
  return each((document) => withComputed(document, tree, { root: document, variables }) as Document)
}

/** `$replaceRoot`: an embedded or computed document in place of the whole. */
export const replaceRoot: StageMaker = (spec, { variables, compile }) => {
  const { newRoot } = specOf(spec, '$replaceRoot', ['newRoot'])
  if (newRoot === undefined) throw failed('no newRoot specified for the $replaceRoot stage')
  const expression = compile(newRoot)
  return each((document) => {
    const root = expression({ root: document, variables })
    if (!isFields(root))
      throw failed(
        `'newRoot' expression  must evaluate to an object, but resulting value was: ${shown(root)}. Type of resulting value: '${typeName(root)}'. Input document: ${JSON.stringify(document)}`,
      )
    return root
  })
}

/** `$count`: one document that says how many came in; none where none came. */
export const count: StageMaker = (name) => {
  if (typeof name !== 'string' || name === '') throw failed('the count field must be a non-empty string')
  if (name.startsWith('$')) throw failed('the count field cannot be a $-prefixed path')
  if (name.includes('.')) throw failed("the count field cannot contain '.'")
  return function* (documents) {
    let total = 0
    for (const document of documents) total += document ? 1 : 0
    if (total > 0) yield { [name]: total } as Fields
  }
}
