export type Encoding =
  | 'utf8'
  | 'utf-8'
  | 'base64'
  | 'hex'
  | 'binary'
  | 'ascii'
  | 'latin1'
  | 'ucs2'
  | 'ucs-2'
  | 'utf16le'
  | 'utf-16le'

/** WeChat's names for text of two bytes a unit, the smaller end first. */
const WIDE = new Set<string>(['ucs2', 'ucs-2', 'utf16le', 'utf-16le'])

export function textOf(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes)
  if (WIDE.has(encoding)) return new TextDecoder('utf-16le').decode(bytes)
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return encoding === 'base64' ? btoa(binary) : binary
}

export function bytesOf(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8' || encoding === 'utf-8') return new Uint8Array(new TextEncoder().encode(text))
  if (WIDE.has(encoding))
    return Uint8Array.from(
      { length: text.length * 2 },
      (_unused, at) => text.charCodeAt(at >> 1) >> (8 * (at & 1)),
    )
  if (encoding === 'hex') return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return Uint8Array.from(encoding === 'base64' ? atob(text) : text, (char) => char.charCodeAt(0))
}

/**
 * The bytes behind an address, at once: `readFileSync` and its like cannot wait. The browser gives them as text whose
 * characters are bytes.
 */
export function bytesNow(address: string): Uint8Array<ArrayBuffer> | undefined {
  const request = new XMLHttpRequest()
  request.open('GET', address, false)
  request.overrideMimeType('text/plain; charset=x-user-defined')
  try {
    request.send()
  } catch {
    return undefined
  }
  if (request.status >= 400) return undefined
  return Uint8Array.from(request.responseText, (char) => char.charCodeAt(0) & 0xff)
}
