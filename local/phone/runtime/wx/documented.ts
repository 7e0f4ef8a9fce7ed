import LINES from './documented.json'

/**
 * What WeChat documents of one member of `wx`; a part that is not known is not there. `documented.json` is written by
 * ../../typings.ts from WeChat's published typings; a test says when it is out of date.
 */
export interface DocumentedApi {
  /** Parameters of its options, with the values they may have; none for any. */
  object?: Map<string, string[]>
  /** What `success` is told, a listener is told, and a call returns. */
  success?: Set<string>
  callback?: Set<string>
  return?: Set<string>
}

let names: Set<string> | undefined

/** Every name WeChat documents on `wx`, to tell "not here" from "not anywhere". */
export function documentedNames(): Set<string> {
  return (names ??= new Set(LINES.map((line) => line.split(' ')[0]!)))
}

export function documentedApi(name: string): DocumentedApi | undefined {
  const line = LINES.find((one) => one.split(' ')[0] === name)
  if (line === undefined) return undefined
  const parts = line
    .split(' ')
    .slice(1)
    .map((part) => part.split(':') as [keyof DocumentedApi, string])
  const api: DocumentedApi = {}
  for (const [part, list] of parts) {
    if (part === 'object') {
      const pairs = list.split(',').map((one) => one.split('='))
      api.object = new Map(pairs.map(([parameter = '', values]) => [parameter, values?.split('|') ?? []]))
    } else api[part] = new Set(list.split(','))
  }
  return api
}
