import { addDays, isDay, type Day } from '../../../kernel/day'
import { writtenOut } from './roster-numbers'

/** Full-width digits, letters and signs as people type them, in the ASCII form; Chinese text stays as it is. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .trim()
}

/** The dots people write into names of many nations, all as U+00B7. */
const DOTS = /[\u2022\u2027\u22C5\u30FB\uFF65\u2219\u16EB\u318D\u119E]/g
/** Offices widen two-character names with spaces so that a column looks even. */
const CJK_GAP =
  /(?<=[\u3400-\u9FFF\uF900-\uFAFF]|[\uD840-\uD8BF][\uDC00-\uDFFF])[ \u3000]+(?=[\u3400-\u9FFF\uF900-\uFAFF\uD840-\uD8BF])/g
const MAX_NAME = 40
/** Letters of any script, combining marks, private-use characters (rare names in older files), dot, hyphen, space. */
const NAME = /^[\p{L}\p{Co}][\p{L}\p{M}\p{Co}\u00B7 '-]*$/u

/** Rare characters are never normalised: a compatibility form may be how the name is written on the identity card. */
export function foldName(text: string): string {
  return text.replace(DOTS, '\u00B7').trim().replace(CJK_GAP, '').replace(/\s+/g, ' ')
}

/** 1 to 40 characters, counted as people see them (code points). */
export function isPersonName(name: string): boolean {
  return Array.from(name).length <= MAX_NAME && NAME.test(name)
}

/** Names of places and offices: letters and digits of any script, brackets, dots, dashes. */
const UNIT_NAME = /^[\p{L}\p{N}\p{Co}][\p{L}\p{M}\p{N}\p{Co}\u00B7()\uFF08\uFF09\u3001\u2014 -]*$/u

/** 1 to 40 code points. */
export function isUnitName(name: string): boolean {
  return Array.from(name).length <= MAX_NAME && UNIT_NAME.test(name)
}

/** Spaces, hyphens of every kind, and the marks of writing direction that come along when a number is copied. */
const BETWEEN_DIGITS = /[\s\u200B-\u200F\u2010-\u2015\u202A-\u202E\u2060-\u2069\u2212-]/g

/** A code or a number as it was meant: 990101-101-201, or with full-width digits and spaces. */
export function digitsIn(text: string): string {
  const folded = foldWidth(text).replace(BETWEEN_DIGITS, '').replace(/\.0+$/, '')
  return writtenOut(folded) ?? folded
}

/** A mainland mobile number without spaces, dashes or +86; undefined when it is none. */
export function phoneIn(text: string): string | undefined {
  const digits = digitsIn(text).replace(/^(\+?86)(?=1\d{10}$)/, '')
  return /^1\d{10}$/.test(digits) ? digits : undefined
}

/** Day 0 of Excel's serial dates, with the leap year 1900 that Excel wrongly counts. */
const EXCEL_EPOCH: Day = '1899-12-30'

/**
 * A day however a roster writes it: 2025-05-12, 2025/5/12, 2025.5.12, 2025年5月12日, 20250512, or an Excel serial
 * number of the years 1982 to 2064 (30000 to 59999). undefined for anything else, a month alone included.
 */
export function dayIn(text: string): Day | undefined {
  const folded = foldWidth(text)
  if (/^[345]\d{4}$/.test(folded)) return addDays(EXCEL_EPOCH, Number(folded))
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?$/.exec(folded) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(folded)
  if (!parts) return undefined
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** A decimal number, with or without 米 or 户 behind it; undefined when it is none. */
export function numberIn(text: string): number | undefined {
  const folded = foldWidth(text).replace(/[,，\s]|米|户|°/g, '')
  if (!/^-?\d+(\.\d+)?$/.test(folded)) return undefined
  return Number(folded)
}
