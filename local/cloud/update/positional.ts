import { operationFailed } from '../errors'
import { plainValueAt } from '../values/path'
import { shownField } from '../values/shown'
import type { Fields } from '../values/types'

const bad = (message: string) => operationFailed('Update', message)

export const isPositional = (path: string): boolean => path.split('.').some((part) => part.startsWith('$'))

/** Whether an update needs to know which element its query matched. */
export const needsPlace = (path: string): boolean => path.split('.').includes('$')

/** Throws for a path whose `$` parts mean nothing. */
export function checkPositional(path: string): void {
  const parts = path.split('.')
  const [first] = parts
  if (first === '$')
    throw bad(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  if (first!.startsWith('$['))
    throw bad(
      `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${path}'`,
    )
  if (parts.filter((part) => part === '$').length > 1)
    throw bad(`Too many positional (i.e. '$') elements found in path '${path}'`)
  for (const part of parts.filter((name) => name.startsWith('$') && name !== '$' && name !== '$[]')) {
    const identifier = /^\$\[(.+)\]$/.exec(part)?.[1]
    if (identifier !== undefined)
      throw bad(`No array filter found for identifier '${identifier}' in path '${path}'`)
    throw bad(`The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`)
  }
}

/**
 * The plain paths a positional path stands for in a document: `$` is the place the query matched, `$[]` every place
 * of the array there.
 */
export function plainPaths(document: Fields, path: string, place: number | undefined): string[] {
  let found = ['']
  for (const part of path.split('.'))
    found = found.flatMap((prefix) =>
      placesOf(document, prefix, part, place).map((name) => join(prefix, name)),
    )
  return found
}

const join = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`)

function placesOf(document: Fields, prefix: string, part: string, place: number | undefined): string[] {
  if (part === '$') {
    if (place === undefined)
      throw bad('The positional operator did not find the match needed from the query.')
    return [String(place)]
  }
  if (part !== '$[]') return [part]
  const list = plainValueAt(document, prefix)
  if (list === undefined)
    throw bad(`The path '${prefix}' must exist in the document in order to apply array updates.`)
  if (!Array.isArray(list)) {
    const name = prefix.split('.').pop()!
    throw bad(`Cannot apply array updates to non-array element ${shownField(name, list)}`)
  }
  return list.map((_, i) => String(i))
}
