import { plainFieldsPath, valueIn, withValueAt } from './nested-field'
import { failed, isNullish } from '../expression/scope'
import { isFields, type Document, type Value } from '../../values/types'
import { specOf, type StageMaker } from './stage'

/** `$unwind`: a document for each element of an array. What is no array stands for itself. */
export const unwind: StageMaker = (spec) => {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = optionsOf(spec)
  return function* (documents) {
    for (const document of documents) {
      const value = valueIn(document, path)
      const list = Array.isArray(value) ? value : undefined
      if (list ? list.length === 0 : isNullish(value)) {
        if (!preserveNullAndEmptyArrays) continue
        const bare = list ? withValueAt(document, path, undefined) : document
        yield numbered(bare, includeArrayIndex, null)
      } else if (!list) yield numbered(document, includeArrayIndex, null)
      else
        for (const [i, item] of list.entries())
          yield numbered(withValueAt(document, path, item), includeArrayIndex, i)
    }
  }
}

interface Options {
  path: string[]
  includeArrayIndex: string[] | undefined
  preserveNullAndEmptyArrays: boolean
}

function optionsOf(spec: Value): Options {
  if (typeof spec !== 'string' && !isFields(spec))
    throw failed(
      `expected either a string or an object as specification for $unwind stage, got ${Array.isArray(spec) ? 'array' : typeof spec}`,
    )
  const given =
    typeof spec === 'string'
      ? { path: spec }
      : specOf(spec, '$unwind', ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'], '$unwind stage')
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false } = given
  if (path === undefined) throw failed('no path specified to $unwind stage')
  if (typeof path !== 'string') throw failed('expected a string as the path for $unwind stage')
  if (!path.startsWith('$'))
    throw failed(`path option to $unwind stage should be prefixed with a '$': ${path}`)
  if (typeof preserveNullAndEmptyArrays !== 'boolean')
    throw failed('expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  return {
    path: plainFieldsPath(path.slice(1)),
    includeArrayIndex: includeArrayIndex === undefined ? undefined : indexPath(includeArrayIndex),
    preserveNullAndEmptyArrays,
  }
}

function indexPath(name: Value): string[] {
  if (typeof name !== 'string' || name === '')
    throw failed('expected a non-empty string for the includeArrayIndex option to $unwind stage')
  if (name.startsWith('$'))
    throw failed(`includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${name}`)
  return plainFieldsPath(name)
}

const numbered = (document: Document, path: string[] | undefined, index: number | null): Document =>
  path ? withValueAt(document, path, index) : document
