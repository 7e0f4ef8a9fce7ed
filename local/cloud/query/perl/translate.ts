import { readClass } from './char-class'
import { literal, readEscape } from './escapes'
import { invalid, missing, Reader } from './reader'

/** The options that hold at a place of a pattern; a group may change them for itself. */
interface Options {
  m: boolean
  s: boolean
  x: boolean
}

const BEGIN = '(?<![^])'
const END = '(?![^])'

/**
 * A Perl-compatible pattern, as MongoDB takes them, as JavaScript's own: with the line ends, white space, classes and
 * whole code points of Perl. What JavaScript cannot do is refused, and what is no pattern is MongoDB's error.
 */
export function perlPattern(pattern: string, options: string): RegExp {
  if (pattern.includes('\0')) throw invalid('Regular expression cannot contain an embedded null byte')
  const unknown = [...options].find((option) => !'imsx'.includes(option))
  if (unknown !== undefined) throw invalid(`invalid flag in regex options: ${unknown}`)
  const { source, caseless } = new Translation(pattern, options).whole()
  try {
    return new RegExp(source, caseless ? 'ui' : 'u')
  } catch (error) {
    throw invalid((error as Error).message)
  }
}

class Translation {
  private readonly reader: Reader
  private readonly groups: Options[] = []
  private options: Options
  private caseless: boolean

  constructor(pattern: string, options: string) {
    this.reader = new Reader(pattern)
    this.options = { m: options.includes('m'), s: options.includes('s'), x: options.includes('x') }
    this.caseless = options.includes('i')
  }

  whole(): { source: string; caseless: boolean } {
    const leading = this.reader.match(/^\(\?([imsx]+)\)/)
    if (leading) {
      this.caseless ||= leading[1]!.includes('i')
      this.switch(leading[1]!, true)
    }
    let source = ''
    while (!this.reader.done) source += this.part()
    return { source, caseless: this.caseless }
  }

  private part(): string {
    const { m, s, x } = this.options
    const char = this.reader.next()
    if (x && /[\t-\r ]/.test(char)) return ''
    switch (char) {
      case '#':
        return x ? this.comment() : literal(char)
      case '.':
        return s ? '[^]' : '[^\\n]'
      case '^':
        return m ? `(?:${BEGIN}|(?<=\\n)(?=[^]))` : BEGIN
      case '$':
        return m ? `(?=\\n|${END})` : `(?=\\n?${END})`
      case '[':
        return readClass(this.reader)
      case '(':
        return this.open()
      case ')':
        this.options = this.groups.pop() ?? this.options
        return char
      case '|':
        return char
      case '\\':
        return this.escaped()
      case '*':
      case '+':
      case '?':
        return this.repeated(char)
      case '{':
        return this.counted()
      default:
        return literal(char)
    }
  }

  private comment(): string {
    this.reader.until('\n')
    return ''
  }

  private repeated(quantifier: string): string {
    if (this.reader.peek() === '+') throw missing('a possessive quantifier')
    return this.reader.take('?') ? `${quantifier}?` : quantifier
  }

  /** A brace that counts nothing stands for itself. */
  private counted(): string {
    const count = this.reader.match(/^\d+(,\d*)?\}/)
    return count ? this.repeated(`{${count[0]}`) : '\\{'
  }

  private open(): string {
    if (this.reader.peek() === '*') throw missing('a verb such as (*UTF8)')
    this.groups.push(this.options)
    if (!this.reader.take('?')) return '('
    if (this.reader.take('#')) return this.closedAtOnce(() => this.reader.until(')'))
    const look = ['<=', '<!', '=', '!', ':'].find((kind) => this.reader.take(kind))
    if (look !== undefined) return `(?${look}`
    const named = this.reader.match(/^(?:P?<(\w+)>|'(\w+)')/)
    if (named) return `(?<${named[1] ?? named[2]}>`
    const reference = this.reader.match(/^P=(\w+)\)/)
    if (reference) return this.closedAtOnce(() => undefined) + `\\k<${reference[1]}>`
    return this.switched()
  }

  /** `(?s)` holds to the end of the group around it, `(?s:` for a group of its own. */
  private switched(): string {
    const found = this.reader.match(/^([imsx]*)(?:-([imsx]+))?([:)])/)
    if (!found) throw missing(`a group that begins with (?${this.reader.peek()}`)
    const [, on, off = '', end] = found
    if ((on!.includes('i') && !this.caseless) || (off.includes('i') && this.caseless))
      throw missing('an option for case within the pattern')
    if (end === ')') this.groups.pop()
    this.switch(on!, true)
    this.switch(off, false)
    return end === ')' ? '' : '(?:'
  }

  private switch(letters: string, value: boolean): void {
    const { m, s, x } = this.options
    const now = (letter: string, before: boolean) => (letters.includes(letter) ? value : before)
    this.options = { m: now('m', m), s: now('s', s), x: now('x', x) }
  }

  private closedAtOnce(read: () => unknown): string {
    read()
    this.groups.pop()
    return ''
  }

  private escaped(): string {
    const { reader } = this
    if (reader.done) throw invalid('\\ at end of pattern')
    if (reader.take('Q')) return [...reader.until('\\E')].map(literal).join('')
    if (reader.take('E')) return ''
    const place = ['A', 'z', 'Z', 'b', 'B', 'R', 'N'].find((letter) => reader.take(letter))
    if (place !== undefined) return PLACES[place]!
    const back = reader.match(/^(?:g?([1-9]\d*)|g\{([1-9]\d*)\})/)
    if (back) return `(?:\\${back[1] ?? back[2]})`
    const named = reader.match(/^k(?:<(\w+)>|\{(\w+)\}|'(\w+)')/)
    if (named) return `\\k<${named[1] ?? named[2] ?? named[3]}>`
    const escape = readEscape(reader)
    if (!escape) return this.other()
    return 'char' in escape ? literal(escape.char) : `[${escape.negated ? '^' : ''}${escape.set}]`
  }

  private other(): string {
    const char = this.reader.next()
    if ('LlUu'.includes(char)) throw invalid('PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u')
    if (/[CGKXgk]/.test(char)) throw missing(`\\${char}`)
    return literal(char)
  }
}

const PLACES: { [letter: string]: string } = {
  A: BEGIN,
  z: END,
  Z: `(?=\\n?${END})`,
  b: '\\b',
  B: '\\B',
  R: '(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])',
  N: '[^\\n]',
}
