import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { documentedNames } from './documented'

/**
 * A name WeChat documents but this phone does not have answers a function that says so and throws: a test that hits
 * it fails. A name WeChat does not know either is undefined, so that scripts may ask for it.
 */
export function loud(phone: Phone, table: ApiTable, prefix: string, documented?: string[]): ApiTable {
  const known = new Set(documented ?? documentedNames())
  return new Proxy(table, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || !known.has(name))
        return Reflect.get(target, name) as unknown
      return () => {
        const full = prefix + name
        phone.missing.push(full)
        phone.events.emit('missing', full)
        console.error(`[wx] not implemented: ${full}`)
        throw new Error(`[wx] not implemented: ${full}`)
      }
    },
  })
}
