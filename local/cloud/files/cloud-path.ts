import { invalidParam } from '../errors'
import { LIMITS } from '../limits'

const DELETE = 0x7f
const isControl = (letter: string): boolean => {
  const code = letter.codePointAt(0)!
  return code < 0x20 || code === DELETE
}

/**
 * Throws INVALID_PARAM for a path that cloud storage does not take (WeChat developer documentation, cloud storage,
 * "file naming": not empty, no leading slash, no empty part, at most 850 bytes, no control characters). Backslashes
 * and the parts `.` and `..` are refused too, and all of it once more for the percent-decoded path, because browsers
 * and proxies rewrite such links on their way.
 */
export function checkCloudPath(path: unknown): asserts path is string {
  if (typeof path !== 'string' || path === '') throw invalidParam('cloudPath must be a non-empty string')
  if (Buffer.byteLength(path) > LIMITS.cloudPathBytes)
    throw invalidParam(`cloudPath is longer than the maximum of ${LIMITS.cloudPathBytes} bytes`)
  for (const form of [path, decoded(path)]) {
    const wrong = form === undefined ? undefined : faultOf(form)
    if (wrong !== undefined) throw invalidParam(`cloudPath ${wrong}`)
  }
}

function faultOf(path: string): string | undefined {
  if (path.startsWith('/')) return 'must not begin with a slash'
  if ([...path].some(isControl)) return 'must not contain control characters'
  if (!isWellFormed(path)) return 'is not well-formed text'
  if (path.includes('\\')) return 'must not contain a backslash'
  const parts = path.split('/')
  if (parts.includes('')) return 'must not contain an empty part'
  if (parts.includes('.') || parts.includes('..')) return 'must not contain the parts . and ..'
  return undefined
}

/** Half a surrogate pair cannot be put into a link. */
function isWellFormed(text: string): boolean {
  return Buffer.from(text).toString() === text
}

/** The percent-decoded text, or nothing where the percent signs are only percent signs. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
