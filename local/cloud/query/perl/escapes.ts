import { invalid, missing, type Reader } from './reader'

/** What a backslash and a letter stand for: one character, or the content of a character class. */
export type Escape = { char: string } | { set: string; negated?: boolean }

/** Perl's white space is ASCII at the server, unlike JavaScript's: the wide space of Chinese text is none. */
const SPACE = '\\t-\\r '
const NOT_SPACE = '\\0-\\x08\\x0e-\\x1f!-\\u{10ffff}'
const HORIZONTAL = ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000'
const VERTICAL = '\\n-\\r\\x85\\u2028\\u2029'

const SETS: { [letter: string]: Escape } = {
  d: { set: '\\d' }, D: { set: '\\D' }, w: { set: '\\w' }, W: { set: '\\W' }, s: { set: SPACE }, S: { set: NOT_SPACE },
  h: { set: HORIZONTAL }, H: { set: HORIZONTAL, negated: true }, v: { set: VERTICAL }, V: { set: VERTICAL, negated: true },
} // prettier-ignore
const CHARS: { [letter: string]: string } = { n: '\n', r: '\r', t: '\t', f: '\f', a: '\x07', e: '\x1b' }

/** Names of POSIX classes, as in `[[:alpha:]]`. */
export const POSIX: { [name: string]: string } = {
  alpha: 'A-Za-z', digit: '0-9', alnum: '0-9A-Za-z', upper: 'A-Z', lower: 'a-z', word: '\\w', xdigit: '0-9A-Fa-f', space: SPACE,
  blank: ' \\t', cntrl: '\\0-\\x1f\\x7f', graph: '!-~', print: ' -~', punct: '!-\\/:-@\\[-`\\{-~',
} // prettier-ignore

/** Reads what follows a backslash, where it means the same inside and outside a class; undefined where it does not. */
export function readEscape(reader: Reader): Escape | undefined {
  const coded = readCoded(reader)
  if (coded !== undefined) return { char: coded }
  const letter = reader.peek()
  if (letter === 'p' || letter === 'P') return readProperty(reader)
  const known = Object.prototype.hasOwnProperty.call(SETS, letter) ? SETS[letter] : undefined
  if (known) reader.next()
  return known
}

/** A character by its number or its short name. */
function readCoded(reader: Reader): string | undefined {
  const hex = reader.match(/^x\{([0-9A-Fa-f]+)\}/) ?? reader.match(/^x([0-9A-Fa-f]{0,2})/)
  if (hex) return pointOf(Number.parseInt(hex[1] === '' ? '0' : hex[1]!, 16))
  const octal = reader.match(/^0([0-7]{0,2})/)
  if (octal) return pointOf(Number.parseInt(`0${octal[1]}`, 8))
  const control = reader.match(/^c([\x20-\x7e])/)
  if (control) return String.fromCharCode(control[1]!.toUpperCase().charCodeAt(0) ^ 64)
  const char = CHARS[reader.peek()]
  if (char !== undefined) reader.next()
  return char
}

function pointOf(code: number): string {
  if (code > 0x10ffff) throw invalid('character value in \\x{} or \\o{} is too large')
  return String.fromCodePoint(code)
}

/** `\p{Lu}`, `\pL`, `\p{Han}`: a category of Unicode by its one or two letters, or a script by its name. */
function readProperty(reader: Reader): Escape {
  const found = reader.match(/^([pP])(?:\{(\^?)(\w+&?)\}|(\w))/)
  if (!found) throw invalid('malformed \\P or \\p sequence')
  const [, letter, caret, long, short] = found
  const name = long ?? short!
  const outside = (letter === 'P') !== (caret === '^')
  if (name === 'L&') return { set: '\\p{Lu}\\p{Ll}\\p{Lt}', negated: outside }
  const property = name === 'Any' || /^[A-Z][a-z]?$/.test(name) ? name : `Script=${name}`
  try {
    new RegExp(`\\p{${property}}`, 'u')
  } catch {
    throw missing(`the Unicode property ${name}`)
  }
  return { set: `\\${outside ? 'P' : 'p'}{${property}}` }
}

/** Any one character, as a JavaScript pattern writes it, inside a class and outside. */
export function literal(char: string): string {
  if (/[\^$\\.*+?()[\]{}|/]/.test(char)) return `\\${char}`
  return /[\p{L}\p{N}\p{So} _]/u.test(char) ? char : `\\u{${char.codePointAt(0)!.toString(16)}}`
}
