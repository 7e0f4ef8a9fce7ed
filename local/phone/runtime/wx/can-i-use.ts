import { ABSENT_TAGS, BUILTIN_TAGS, INVISIBLE_TAGS } from '../builtin-tags'
import { COMMON_NAMES, propertiesOf } from '../builtins/define'
import { OPEN_TYPES } from '../builtins/open-type'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import type { DocumentedApi } from './documented'
import { documentedApi } from './documented'
import { SelectorQuery } from './query'

const NOT_THERE = new Set([...ABSENT_TAGS, ...INVISIBLE_TAGS])

/** Values an attribute may have here; of any other attribute no value is known. */
const VALUES: Record<string, readonly string[]> = {
  'button.openType': OPEN_TYPES,
  'button.formType': ['submit', 'reset'],
  'button.size': ['default', 'mini'],
  'button.type': ['default', 'primary', 'warn'],
  'input.type': ['text', 'number', 'idcard', 'digit'],
  'picker.mode': ['selector', 'multiSelector', 'time', 'date', 'region'],
  'navigator.openType': ['navigate', 'redirect', 'switchTab', 'reLaunch', 'navigateBack', 'exit'],
  'canvas.type': ['2d', 'webgl'],
}

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
 * The truth about `API.object|success|callback|return.name.value` and `component.attribute.value`, as far as it is known:
 * an interface is one that works here, its parts are those WeChat documents or this phone answers, an attribute is one
 * the component reads. What is not known is answered with no.
 */
export function canIUse(phone: Phone, table: ApiTable, schema: string): boolean {
  const [name = '', ...rest] = schema.split('.')
  if (BUILTIN_TAGS.includes(name)) return componentHas(phone, name, rest)
  if (name === 'SelectorQuery') return membersHave(SelectorQuery.prototype, rest)
  if (name === 'FileSystemManager')
    return membersHave((table['getFileSystemManager'] as () => object)(), rest)
  if (name === 'console') return membersHave(console, rest)
  if (!Object.hasOwn(table, name)) return false
  const value = table[name]
  if (typeof value === 'object' && value !== null) return membersHave(value, rest)
  return apiHas(table, name, rest)
}

/** A way into an object of functions; what these take is not known. */
function membersHave(value: object, [member, ...more]: string[]): boolean {
  if (member === undefined) return true
  return more.length === 0 && member in value
}

function componentHas(phone: Phone, tag: string, [attribute, option, ...more]: string[]): boolean {
  if (NOT_THERE.has(tag) || more.length > 0) return false
  if (attribute === undefined) return true
  const property = attribute.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())
  if (!COMMON_NAMES.has(property) && !propertiesOf(tag).has(property)) return false
  if (option === undefined) return true
  if (tag === 'picker' && option === 'region') return phone.bundle.regions !== undefined
  return VALUES[`${tag}.${property}`]?.includes(option) ?? false
}

function apiHas(table: ApiTable, name: string, [part, member, ...more]: string[]): boolean {
  if (part === undefined) return true
  const told = TELLING[name]
  if (told !== undefined && member !== undefined && part !== 'object')
    return reaches((table[told] as () => unknown)(), [member, ...more])
  const documented = documentedApi(name)?.[part as keyof DocumentedApi]
  if (!documented || member === undefined) return documented !== undefined
  const [value, ...beyond] = more
  if (!documented.has(member) || beyond.length > 0) return false
  return value === undefined || (documented instanceof Map && documented.get(member)!.includes(value))
}

function reaches(value: unknown, [name, ...more]: string[]): boolean {
  if (name === undefined) return true
  if (typeof value !== 'object' || value === null || !(name in value)) return false
  return reaches((value as Record<string, unknown>)[name], more)
}
