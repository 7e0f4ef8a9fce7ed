import type { Phone } from './phone'

interface Place {
  /** What it would be a part of: scripts, or pages. */
  of?: 'wx' | 'wxml'
  cure?: string
}

/**
 * Says that something WeChat has is not on this phone: to the page around it, to its list, and in the console, by which
 * a check fails that did not expect it.
 */
export function sayMissing(
  { missing, events }: Pick<Phone, 'missing' | 'events'>,
  name: string,
  { of = 'wx', cure }: Place = {},
): void {
  missing.push(name)
  events.emit('missing', name)
  console.error(`[${of}] not implemented: ${name}${cure === undefined ? '' : `. ${cure}.`}`)
}
