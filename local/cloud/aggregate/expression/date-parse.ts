import { notSupported } from '../../errors'
import { momentOf, zoneOffset } from './date-zone'
import { failed } from './scope'

interface Read {
  [part: string]: string | undefined
}

const ISO =
  /^(?<Y>\d{4})-?(?<m>\d{2})-?(?<d>\d{2})(?:[T ](?<H>\d{2}):?(?<M>\d{2})(?::?(?<S>\d{2})(?:\.(?<L>\d{1,9}))?)?)?\s*(?<z>Z|[+-]\d{2}(?::?\d{2})?)?$/

/** What each letter of a format reads (manual, `$dateFromString`: "Format Specifiers"). */
const PATTERNS: { [letter: string]: string } = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  Z: '(?<Z>[+-]?\\d{1,3})',
  '%': '%',
}

function patternOf(format: string): RegExp {
  const source = format.replace(/%(.?)|[\\^$.*+?()[\]{}|/-]/gsu, (whole, letter: string | undefined) => {
    if (letter === undefined) return `\\${whole}`
    const pattern = Object.prototype.hasOwnProperty.call(PATTERNS, letter) ? PATTERNS[letter] : undefined
    if (pattern !== undefined) return pattern
    if (['G', 'u', 'V', 'j'].includes(letter))
      throw notSupported(`%${letter} in the format of $dateFromString`)
    throw failed(`Invalid format character '%${letter}' in format string`)
  })
  return new RegExp(`^${source}$`)
}

/**
 * The moment a text names: ISO 8601 without a format, or what a format describes. `zone` counts where the text names
 * none; a text that has one beside a given zone is an error, as on the server. Forms that a server also guesses
 * ("July 4th, 2017", "7/4/2017") are refused as a gap.
 */
export function parseDate(text: string, zone: string | undefined, format?: string): Date {
  const read = (format === undefined ? ISO : patternOf(format)).exec(text)?.groups
  if (!read) {
    if (format === undefined && /\d/.test(text) && /[a-z]{3}|\//i.test(text))
      throw notSupported(`the date text '${text}' of $dateFromString (only ISO 8601)`)
    throw failed(`Error parsing date string '${text}'`)
  }
  const own = zoneIn(read)
  if (own !== undefined && zone !== undefined && (format === undefined ? true : read.z !== undefined))
    throw failed(
      `you cannot pass in a date/time string with time zone information ('${own.text}') together with a timezone argument`,
    )
  const shownAtUtc = timeOf(read, text)
  if (own) return new Date(shownAtUtc - own.offset)
  return new Date(momentOf(shownAtUtc, zone ?? 'UTC'))
}

/** Only the year is needed; a format may leave out the rest. */
function timeOf(read: Read, text: string): number {
  const [year, month, day, hour, minute, second] = ['Y', 'm', 'd', 'H', 'M', 'S'].map((part, i) =>
    Number(read[part] ?? (i < 3 ? 1 : 0)),
  )
  const ms = Number((read.L ?? '0').padEnd(3, '0').slice(0, 3))
  if (read.Y === undefined)
    throw failed(`Error parsing date string '${text}'; an incomplete date/time string has been found`)
  const date = new Date(0)
  date.setUTCFullYear(year!, month! - 1, day)
  const isDay = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day
  if (!isDay || hour! > 24 || minute! > 59 || second! > 59)
    throw failed(`Error parsing date string '${text}'`)
  return date.getTime() + ((hour! * 60 + minute!) * 60 + second!) * 1000 + ms
}

function zoneIn(read: Read): { text: string; offset: number } | undefined {
  if (read.Z !== undefined) return { text: read.Z, offset: Number(read.Z) * 60_000 }
  if (read.z === undefined) return undefined
  return { text: read.z, offset: zoneOffset(read.z, 0) }
}
