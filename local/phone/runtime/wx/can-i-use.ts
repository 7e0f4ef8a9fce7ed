import { ABSENT_TAGS, BUILTIN_TAGS, INVISIBLE_TAGS } from '../builtin-tags'
import { attributesOf, COMMON_NAMES } from '../builtins/define'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import type { DocumentedApi, DocumentedObject } from './documented'
import { documentedApi, documentedObject, offeredApi } from './documented'
import { sampleOf } from './objects'

const NOT_THERE = new Set([...ABSENT_TAGS, ...INVISIBLE_TAGS])

/** Calls without options whose answer says which facts this phone knows; asking them changes nothing. */
const TELLING: Record<string, string> = {
  getSystemInfo: 'getSystemInfoSync',
  getSystemInfoAsync: 'getSystemInfoSync',
  getSystemInfoSync: 'getSystemInfoSync',
  getWindowInfo: 'getWindowInfo',
  getDeviceInfo: 'getDeviceInfo',
  getAppBaseInfo: 'getAppBaseInfo',
  getSystemSetting: 'getSystemSetting',
  getAppAuthorizeSetting: 'getAppAuthorizeSetting',
  getAccountInfoSync: 'getAccountInfoSync',
  getLaunchOptionsSync: 'getLaunchOptionsSync',
  getEnterOptionsSync: 'getEnterOptionsSync',
  getMenuButtonBoundingClientRect: 'getMenuButtonBoundingClientRect',
}

/**
 * The truth about `API.object|success|callback|return.name.value`, `Object.member` and `component.attribute.value`, as far
 * as it is known: an interface is one that works here, its parts are those WeChat documents and this phone reads or tells,
 * a member is one that is on the object, an attribute one the component reads. What is not known is answered with no.
 */
export function canIUse(phone: Phone, table: ApiTable, schema: string): boolean {
  const [name = '', ...rest] = schema.split('.')
  if (BUILTIN_TAGS.includes(name)) return componentHas(name, rest)
  const kind = name === 'console' ? 'Console' : name
  const sample = sampleOf(kind, phone, table)
  if (sample) return objectHas(sample, documentedObject(kind), rest)
  if (!Object.hasOwn(table, name)) return false
  const value = table[name]
  if (typeof value !== 'object' || value === null) return apiHas(phone, table, name, rest)
  const gives = documentedApi(name)?.gives
  return objectHas(value, gives === undefined ? undefined : documentedObject(gives), rest)
}

/** A way into an object: what WeChat documents of it and is here. What its functions take is not known. */
function objectHas(
  value: object,
  documented: DocumentedObject | undefined,
  [member, ...more]: string[],
): boolean {
  if (member === undefined) return true
  const isKnown = documented
    ? documented.methods.has(member) || documented.properties.has(member)
    : Object.hasOwn(value, member)
  return more.length === 0 && isKnown && member in value
}

function componentHas(tag: string, [attribute, option, ...more]: string[]): boolean {
  if (NOT_THERE.has(tag) || more.length > 0) return false
  if (attribute === undefined) return true
  const property = attribute.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())
  const { read, inert, values } = attributesOf(tag)
  const isRead = read.has(property) || COMMON_NAMES.has(property)
  if (!isRead || inert.includes(property)) return false
  return option === undefined || (values[property]?.includes(option) ?? false)
}

function apiHas(phone: Phone, table: ApiTable, name: string, [part, ...rest]: string[]): boolean {
  if (part === undefined) return true
  const { gives } = documentedApi(name) ?? {}
  if (part === 'return' && gives !== undefined) {
    const given = sampleOf(gives, phone, table)
    return given !== undefined && objectHas(given, documentedObject(gives), rest)
  }
  const [member, ...more] = rest
  const told = TELLING[name]
  if (told !== undefined && member !== undefined && part !== 'object')
    return reaches((table[told] as () => unknown)(), rest)
  const offered = offeredApi(name)?.[part as keyof Omit<DocumentedApi, 'gives'>]
  if (!offered || member === undefined) return offered !== undefined
  const [value, ...beyond] = more
  if (!offered.has(member) || beyond.length > 0) return false
  const values = documentedApi(name)?.object?.get(member) ?? []
  return value === undefined || (part === 'object' && values.includes(value))
}

function reaches(value: unknown, [name, ...more]: string[]): boolean {
  if (name === undefined) return true
  if (typeof value !== 'object' || value === null || !(name in value)) return false
  return reaches((value as Record<string, unknown>)[name], more)
}
