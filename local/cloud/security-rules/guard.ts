import { CloudError } from '../errors'
import type { Store } from '../store/store'
import { clone, isFields, type Fields, type Value } from '../values/types'
import { holds, type Scene } from './evaluate'
import { casesOf, type Case } from './knowledge'
import type { Operation, RuleBook } from './rules'

/** In a condition it stands for the caller (CloudBase documentation, "security rules"). */
const OPENID = '{openid}'
/** Documents that one request may make its rule read (CloudBase documentation, "system functions"). */
const MAX_DOCUMENTS = 10

/** Who asks, and when. */
export interface Caller {
  openid: string
  now: number
}

const denied = (): CloudError => new CloudError('DATABASE_PERMISSION_DENIED', 'Permission denied')

/** Decides what a phone may do, before any document of the collection is read. */
export class Guard {
  constructor(
    private readonly rules: RuleBook,
    private readonly store: Store,
  ) {}

  /**
   * The condition with which a request may go on: the caller's openid is filled in, and a simple permission adds its
   * own part. Throws DATABASE_PERMISSION_DENIED unless the condition implies the rule.
   */
  condition(
    operation: Operation,
    collection: string,
    query: Fields,
    { openid, now }: Caller,
    data?: Scene['data'],
  ): Fields {
    const filled = withOpenid(query, openid)
    const { rule, ownOnly } = this.rules.of(collection, operation)
    if (ownOnly) return { $and: [filled, { _openid: openid }] }
    if (rule === true) return filled
    if (rule === false) throw denied()
    const get = this.reader()
    const isAllowed = (one: Case) => holds(rule, { openid, now, data, get, doc: { query: one } }) === true
    if (casesOf(filled)?.every(isAllowed) !== true) throw denied()
    return filled
  }

  /** Whether a document may be made; it already has its creator's `_openid`. */
  create(collection: string, document: Fields, { openid, now }: Caller): void {
    const { rule } = this.rules.of(collection, 'create')
    const scene: Scene = { openid, now, data: { document }, get: this.reader(), doc: { document } }
    if (rule === true || (rule !== false && holds(rule, scene) === true)) return
    throw denied()
  }

  /** Reads what a rule asks for, each document once, and not more than the platform would. */
  private reader(): Scene['get'] {
    const seen = new Map<string, Fields | null>()
    return (collection, id) => {
      const key = `${collection}.${id}`
      if (!seen.has(key)) {
        if (seen.size === MAX_DOCUMENTS) throw denied()
        const found = this.store.catalog.has(collection)
          ? this.store.find(collection, { _id: id }, { limit: 1 })
          : []
        seen.set(key, found[0] ?? null)
      }
      return seen.get(key)!
    }
  }
}

function withOpenid(query: Fields, openid: string): Fields {
  const fill = (value: Value): Value => {
    if (value === OPENID) return openid
    if (Array.isArray(value)) return value.map(fill)
    if (!isFields(value)) return value
    const copy = clone(value)
    for (const key of Object.keys(copy)) copy[key] = fill(copy[key] as Value)
    return copy
  }
  return fill(query) as Fields
}
