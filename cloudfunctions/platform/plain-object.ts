/** Levels of nesting that any input of ours stays far below. */
const DEEPEST = 20
/** Keys that mean something to JavaScript itself; the schema library would let them pass as known. */
const RESERVED = ['__proto__', 'constructor', 'prototype']

/** True for an object of plain JSON, at no level holding a reserved key. A list is not an object here. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value, 0)
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth > DEEPEST) return false
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1))
  return Object.entries(value).every(([key, item]) => !RESERVED.includes(key) && isPlain(item, depth + 1))
}
