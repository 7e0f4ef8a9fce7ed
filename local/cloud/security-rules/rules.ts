import { invalidParam } from '../errors'
import { parseExpression, type Node } from './expression'

/** What a phone may do to a collection. `count` is a read; `set` is an update or a create. */
export type Operation = 'read' | 'create' | 'update' | 'delete'

/** The JSON of one collection, as the platform's console takes it. */
export type RulesJson = { [operation in Operation | 'write']?: boolean | string }

/**
 * Collection → its rules or one of the four simple permissions. Rules that name no collection, `{"read": …,
 * "write": …}`, are those of every collection.
 */
export type SecurityRules = { [collection: string]: RulesJson | SimplePermission } | RulesJson

/**
 * READONLY: all read, creators write. PRIVATE: creators read and write. ADMINWRITE: all read, none writes. ADMINONLY:
 * nobody does anything (CloudBase documentation, "database ACL").
 */
export type SimplePermission = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY'

export interface Permission {
  rule: boolean | Node
  /** A simple permission looks for the caller's own documents by itself, instead of refusing to look for others. */
  ownOnly: boolean
}

export type CollectionRules = Record<Operation, Permission>

const OPERATIONS: Operation[] = ['read', 'create', 'update', 'delete']
const DENIED: Permission = { rule: false, ownOnly: false }
const ALLOWED: Permission = { rule: true, ownOnly: false }
const OWN: Permission = { rule: true, ownOnly: true }

const simple = (read: Permission, write: Permission): CollectionRules => ({
  read,
  create: write === OWN ? ALLOWED : write,
  update: write,
  delete: write,
})
const SIMPLE: Record<SimplePermission, CollectionRules> = {
  READONLY: simple(ALLOWED, OWN),
  PRIVATE: simple(OWN, OWN),
  ADMINWRITE: simple(ALLOWED, DENIED),
  ADMINONLY: simple(DENIED, DENIED),
}

/** The rules of all collections. A collection without rules is closed to phones. */
export class RuleBook {
  private readonly collections = new Map<string, CollectionRules>()
  private readonly others: CollectionRules

  /** Throws INVALID_PARAM, with the collection and what is wrong, for rules that are none. */
  constructor(config: unknown = {}) {
    if (!isObject(config)) throw invalidParam('security rules are an object')
    this.others = isRules(config) ? rulesOf('all collections', config) : SIMPLE.ADMINONLY
    if (isRules(config)) return
    for (const [name, rules] of Object.entries(config)) this.collections.set(name, rulesOf(name, rules))
  }

  of(collection: string, operation: Operation): Permission {
    return (this.collections.get(collection) ?? this.others)[operation]
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const isOperation = (key: string): boolean => key === 'write' || (OPERATIONS as string[]).includes(key)

/** Whether an object says what may be done, rather than for which collections. */
function isRules(config: Record<string, unknown>): boolean {
  const entries = Object.entries(config)
  return (
    entries.length > 0 &&
    entries.every(
      ([key, value]) => isOperation(key) && !isObject(value) && !Object.hasOwn(SIMPLE, String(value)),
    )
  )
}

function rulesOf(collection: string, rules: unknown): CollectionRules {
  const fault = (why: string) => invalidParam(`security rules of ${collection}: ${why}`)
  if (typeof rules === 'string') {
    if (!Object.hasOwn(SIMPLE, rules))
      throw fault(`${rules} is no permission (${Object.keys(SIMPLE).join(', ')})`)
    return SIMPLE[rules as SimplePermission]
  }
  if (!isObject(rules)) throw fault('they are an object or the name of a permission')
  const foreign = Object.keys(rules).find((key) => !isOperation(key))
  if (foreign !== undefined) throw fault(`${foreign} is no operation (read, write, create, update, delete)`)
  const permission = (operation: Operation): Permission => {
    const key = operation === 'read' || Object.hasOwn(rules, operation) ? operation : 'write'
    return { rule: ruleOf(rules[key], (why) => fault(`${key}: ${why}`)), ownOnly: false }
  }
  return Object.fromEntries(
    OPERATIONS.map((operation) => [operation, permission(operation)]),
  ) as CollectionRules
}

/** What is not said is refused. */
function ruleOf(value: unknown, fault: (why: string) => Error): boolean | Node {
  if (value === undefined) return false
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') throw fault('it is true, false or an expression')
  try {
    return parseExpression(value)
  } catch (error) {
    throw fault(`${(error as Error).message} (${value})`)
  }
}
