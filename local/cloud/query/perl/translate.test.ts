import { perlPattern } from './translate'

type Case = [title: string, pattern: string, options: string, accepted: string[], refused: string[]]

const CASES: Case[] = [
  ['plain text', 'ab', '', ['xaby'], ['ba', 'AB']],
  ['no case', 'ÄB村', 'i', ['äb村'], ['ab村']],
  ['a dot is any character but a new line', '^a.b$', '', ['a\rb', 'a\u2028b', 'a🎉b'], ['a\nb', 'ab']],
  ['s lets a dot be a new line, too', '^a.b$', 's', ['a\nb'], ['ab']],
  ['the end may have a new line after it', 'b$', '', ['ab', 'ab\n'], ['ab\n\n', 'b\nc']],
  ['m lets anchors see lines', '^b$', 'm', ['a\nb\nc', 'b'], ['ab', 'b\r\n']],
  ['m does not begin a line after the last new line', '^$', 'm', ['', 'a\n\nb'], ['a\n']],
  ['\\A, \\z and \\Z are ends whatever the lines', '\\Aa\\z', 'm', ['a'], ['a\n', 'b\na']],
  ['\\Z takes a last new line', 'a\\Z', '', ['a\n'], ['a\n\n']],
  ['x leaves out white space and comments', ' a b # c\n d ', 'x', ['abd'], ['ab', 'a b d']],
  ['x keeps white space in a class and after a backslash', 'a[ ]\\ b', 'x', ['a  b'], ['ab']],
  ['options at the beginning', '(?ix) a B', '', ['ab'], ['a b']],
  ['options within', 'a(?s).b', '', ['a\nb'], []],
  ['options for a group', '^(?s:a.)b.$', '', ['a\nbc'], ['a\nb\n']],
  ['options end with the group around them', '(?:(?s).).', '', ['\na'], ['a\n']],
  ['options taken back', '(?s)a(?-s).', '', ['ab'], ['a\n']],
  ['white space is that of ASCII', '^\\s+$', '', [' \t\n\r\f\v'], ['\u3000', '\u00a0']],
  ['and so is what is none', '^[\\S]$', '', ['\u3000', 'a'], [' ']],
  ['digits and letters are those of ASCII', '^\\d\\w$', '', ['1a', '2_'], ['１a', '1村']],
  ['horizontal and vertical white space', '^\\h\\v\\H\\V$', '', ['\u3000\nab'], ['\n\nab']],
  ['any line end', '^\\R\\R$', '', ['\r\n\n'], ['\r\n']],
  ['\\N is no new line', '^\\N$', 's', ['a'], ['\n']],
  ['classes of Unicode', '^\\p{Han}\\pL\\P{Lu}[\\p{L&}1]$', '', ['村村a1'], ['a村a1', '村村Aa村']],
  ['a class turned round by a caret', '^\\p{^Han}$', '', ['a'], ['村']],
  ['POSIX classes', '^[[:alpha:]][[:digit:]x][[:punct:]]$', '', ['a1!', 'bx]'], ['11!', 'ayz']],
  ['a bracket that comes first', '^[]a]+$', '', ['a]'], ['b']],
  ['a hyphen at either end and after a set', '^[-a][a-][\\d-x]$', '', ['-a-', 'a-x'], ['b-x', 'aa5y']],
  ['a range of code points', '^[\\x{1F300}-\\x{1FAFF}]$', '', ['🎉'], ['a']],
  ['a character by its number', '^\\x41\\x{42}\\103\\0$', '', ['ABC\0'], ['ABC']],
  ['short names of characters', '^\\t\\n\\e\\cA[\\b]$', '', ['\t\n\u001b\u0001\b'], []],
  ['words and their bounds', '\\bab\\B', '', ['x abc'], ['ab', 'xabc']],
  ['quoted text', '^\\Qa.b*\\E+$', '', ['a.b*', 'a.b**'], ['axb']],
  ['signs that need no backslash', '^]}-/"<,$', '', [']}-/"<,'], []],
  ['signs that have one', '^\\-\\/\\#\\ \\@\\_$', '', ['-/# @_'], []],
  ['a brace that counts nothing', '^a{b}{,2}$', '', ['a{b}{,2}'], ['ab']],
  ['counted', '^a{2}b{1,}c{0,1}?$', '', ['aab', 'aabbc'], ['ab']],
  ['groups and references', '(a|b)\\1(?<n>c)\\k<n>(?P<m>d)(?P=m)\\g{1}', '', ['aaccdda'], ['abccdda']],
  ['a group that keeps nothing', '^(?:ab)+$', '', ['abab'], ['aba']],
  ['a comment', 'a(?# nothing )b', '', ['ab'], []],
  ['looking around', '(?<!x)a(?=b)(?!bc)', '', ['ab'], ['xab', 'abc']],
] // prettier-ignore

describe('a Perl pattern', () => {
  test.each(CASES)('%s', (_title, pattern, options, accepted, refused) => {
    const perl = perlPattern(pattern, options)
    expect(accepted.filter((text) => !perl.test(text))).toEqual([])
    expect(refused.filter((text) => perl.test(text))).toEqual([])
  })

  test.each<[title: string, pattern: string, options: string, message: RegExp]>([
    ['an open group', '(a', '', /Regular expression is invalid/],
    ['a group that is not open', 'a)', '', /Regular expression is invalid/],
    ['nothing to repeat', '*a', '', /Regular expression is invalid/],
    ['an open class', '[a', '', /Regular expression is invalid: missing terminating \] for character class/],
    ['a range the wrong way', '[z-a]', '', /range out of order in character class/],
    ['an unknown POSIX class', '[[:foo:]]', '', /unknown POSIX class name/],
    ['a backslash at the end', 'a\\', '', /\\ at end of pattern/],
    ['a code point beyond Unicode', '\\x{110000}', '', /too large/],
    ['an option nobody knows', 'a', 'u', /invalid flag in regex options: u/],
    ['\\u', '\\u0041', '', /PCRE does not support/],
    ['more than 32,764 bytes', '村'.repeat(10_922), '', /Regular expression is too long/],
    ['a null character', 'a\0', '', /embedded null byte/],
    ['a possessive quantifier', 'a++', '', /not supported by the local cloud: a possessive quantifier/],
    ['an atomic group', '(?>a)', '', /not supported by the local cloud: a group that begins with \(\?>/],
    ['a recursion', '(?R)', '', /not supported by the local cloud/],
    ['a verb', '(*UTF8)a', '', /not supported by the local cloud: a verb/],
    ['case within', 'a(?i)b', '', /not supported by the local cloud: an option for case/],
    ['\\K', 'a\\Kb', '', /not supported by the local cloud: \\K/],
    [
      'a property nobody knows',
      '\\p{Klingon}',
      '',
      /not supported by the local cloud: the Unicode property Klingon/,
    ],
    ['a negated class within a class', '[\\H]', '', /not supported by the local cloud: a negated class/],
  ])('with %s is refused', (_title, pattern, options, message) => {
    expect(() => perlPattern(pattern, options)).toThrow(message)
  })
})
