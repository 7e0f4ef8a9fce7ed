import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/** SHA-256 of UTF-8 text, 64 hex digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** HMAC-SHA-256 of UTF-8 text under a UTF-8 key, 64 hex digits. */
export function hmacHex(key: string, text: string): string {
  return bytesToHex(hmacBytes(key, text))
}

/** HMAC-SHA-256 of UTF-8 text under a UTF-8 key, 32 bytes. */
export function hmacBytes(key: string, text: string): Uint8Array {
  return hmac(sha256, utf8ToBytes(key), utf8ToBytes(text))
}

/** A document id that is always the same for the same parts: a letter, then 20 hex digits (80 bits). */
export function stableId(prefix: string, ...parts: string[]): string {
  return prefix + sha256Hex(parts.join('\u0000')).slice(0, 20)
}

/** Text of a value that does not depend on the order of its keys; what digests are made of. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const record = value as Record<string, unknown>
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`).join(',')}}`
}
