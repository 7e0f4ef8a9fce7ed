import { sayMissing } from '../engine/missing'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import type { DocumentedObject } from './documented'
import { documentedObject, documentedWx } from './documented'

interface Kind extends DocumentedObject {
  /** What stands before its members when they are told of. */
  prefix: string
  /** Its properties are objects in turn, of which nothing is here either. */
  isTree: boolean
}

/** Everything on `wx` that WeChat documents and this phone lacks says so when it is used. */
export function loudWx(phone: Phone, table: ApiTable): ApiTable {
  return loud(phone, table, { ...documentedWx(), prefix: '', isTree: true })
}

export function loudCloud(phone: Phone, table: ApiTable): ApiTable {
  return loud(phone, table, { ...documentedObject('WxCloud'), prefix: 'cloud.', isTree: true })
}

/** The same for an object that a call gives, by the name WeChat has for its kind. */
export function loudObject<Target extends object>(phone: Phone, name: string, target: Target): Target {
  return loud(phone, target, { ...documentedObject(name), prefix: `${name}.`, isTree: false })
}

/**
 * A method WeChat documents but this phone does not have answers something that says so and throws when it is used: a
 * test that hits it fails. So does setting a property that is not here. A name WeChat does not know either is undefined,
 * so that scripts may ask for it.
 */
function loud<Target extends object>(phone: Phone, table: Target, kind: Kind): Target {
  const { methods, properties, prefix, isTree } = kind
  const isAbsent = (name: string | symbol, of: Set<string>): name is string =>
    typeof name === 'string' && !(name in table) && of.has(name)
  return new Proxy(table, {
    get(target, name) {
      if (isAbsent(name, methods)) return refusal(phone, prefix + name)
      if (isTree && isAbsent(name, properties)) return absentTree(phone, prefix + name)
      return Reflect.get(target, name) as unknown
    },
    set(target, name, value) {
      if (isAbsent(name, properties)) refusal(phone, prefix + name)()
      return Reflect.set(target, name, value)
    },
  })
}

/** A function of the old kind, so that it may be called with `new`. */
function refusal(phone: Phone, name: string): () => never {
  return function () {
    sayMissing(phone, name)
    throw new Error(`[wx] not implemented: ${name}`)
  }
}

function absentTree(phone: Phone, name: string): unknown {
  const refuse = refusal(phone, name)
  return new Proxy(refuse, { get: (_target, member) => (typeof member === 'symbol' ? undefined : refuse()) })
}
