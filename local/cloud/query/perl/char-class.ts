import { literal, POSIX, readEscape, type Escape } from './escapes'
import { invalid, missing, type Reader } from './reader'

/** Reads a class whose `[` is taken, and writes it as JavaScript's. */
export function readClass(reader: Reader): string {
  const caret = reader.take('^') ? '^' : ''
  let written = ''
  for (let first = true; first || reader.peek() !== ']'; first = false) {
    if (reader.done) throw invalid('missing terminating ] for character class')
    const item = readItem(reader)
    if ('set' in item) written += setOf(item)
    else written += literal(item.char) + upTo(reader, item.char)
  }
  reader.next()
  return `[${caret}${written}]`
}

function setOf({ set, negated }: { set: string; negated?: boolean }): string {
  if (negated) throw missing('a negated class within a class')
  return set
}

/** The rest of a range that begins with a character; a hyphen before `]` or a set is itself. */
function upTo(reader: Reader, from: string): string {
  if (reader.peek() !== '-') return ''
  reader.next()
  if (reader.peek() === ']') return '\\-'
  const end = readItem(reader)
  if ('set' in end) return `\\-${setOf(end)}`
  if (end.char.codePointAt(0)! < from.codePointAt(0)!) throw invalid('range out of order in character class')
  return `-${literal(end.char)}`
}

function readItem(reader: Reader): Escape {
  const posix = reader.match(/^\[:(\^?)(\w+):\]/)
  if (posix) {
    const set = Object.prototype.hasOwnProperty.call(POSIX, posix[2]!) ? POSIX[posix[2]!] : undefined
    if (set === undefined) throw invalid('unknown POSIX class name')
    return { set, negated: posix[1] === '^' }
  }
  if (!reader.take('\\')) return { char: reader.next() }
  const escape = readEscape(reader)
  if (escape) return escape
  if (reader.take('b')) return { char: '\b' }
  const octal = reader.match(/^[1-7][0-7]{0,2}/)
  if (octal) return { char: String.fromCharCode(Number.parseInt(octal[0], 8) & 0xff) }
  if (/[A-Z]/i.test(reader.peek())) throw missing(`\\${reader.peek()} within a class`)
  return { char: reader.next() }
}
