import OBJECTS from './documented-objects.json'
import LINES from './documented.json'
import OFFERED from './offered.json'

/**
 * What WeChat documents of one member of `wx`; a part that is not known is not there. The lists are written by
 * ../../typings.ts from WeChat's published typings; a test says when they are out of date.
 */
export interface DocumentedApi {
  /** Parameters of its options, with the values they may have; none for any. */
  object?: Map<string, string[]>
  /** What `success` is told, a listener is told, and a call returns. */
  success?: Set<string>
  callback?: Set<string>
  return?: Set<string>
  /** The object that a call returns, or that the member is. */
  gives?: string
}

/** What WeChat documents on an object. */
export interface DocumentedObject {
  methods: Set<string>
  properties: Set<string>
}

let names: Set<string> | undefined

/** Every name WeChat documents on `wx`, to tell "not here" from "not anywhere". */
export function documentedNames(): Set<string> {
  return (names ??= new Set(LINES.map((line) => line.split(' ')[0]!)))
}

/** The members of `wx` as an object: those that are objects themselves are no calls. */
export function documentedWx(): DocumentedObject {
  const properties = new Set(
    LINES.filter((line) => line.includes(' is:object')).map((line) => line.split(' ')[0]!),
  )
  return { methods: new Set([...documentedNames()].filter((name) => !properties.has(name))), properties }
}

export function documentedApi(name: string): DocumentedApi | undefined {
  return readLine(LINES, name)
}

/** The part of it that this phone takes and tells, as far as that is known: `offered.json` is written by ../../offered.ts. */
export function offeredApi(name: string): DocumentedApi | undefined {
  return readLine(OFFERED, name)
}

function readLine(lines: string[], name: string): DocumentedApi | undefined {
  const line = lines.find((one) => one.split(' ')[0] === name)
  if (line === undefined) return undefined
  const parts = line
    .split(' ')
    .slice(1)
    .map((part) => part.split(':') as [keyof DocumentedApi | 'is', string])
  const api: DocumentedApi = {}
  for (const [part, list] of parts) {
    if (part === 'object') {
      const pairs = list.split(',').map((one) => one.split('='))
      api.object = new Map(pairs.map(([parameter = '', values]) => [parameter, values?.split('|') ?? []]))
    } else if (part === 'gives') api.gives = list
    else if (part !== 'is') api[part] = new Set(list.split(','))
  }
  return api
}

/** The names of all objects that WeChat documents. */
export function documentedObjectNames(): string[] {
  return OBJECTS.map((line) => line.split(' ')[0]!)
}

/** What WeChat documents on an object; nothing on one it does not know. */
export function documentedObject(name: string): DocumentedObject {
  const line = OBJECTS.find((one) => one.split(' ')[0] === name)
  const members = line?.split(' ')[1]?.split(',') ?? []
  const properties = members.filter((one) => one.startsWith('.'))
  return {
    methods: new Set(members.filter((one) => !one.startsWith('.'))),
    properties: new Set(properties.map((one) => one.slice(1))),
  }
}
