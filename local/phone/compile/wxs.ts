import { Script } from 'node:vm'

/**
 * WXS differs from JavaScript in three ways that matter here: `.constructor` is a string, `getRegExp` gets its
 * pattern with single backslashes, and `require` names files with their suffix.
 */
export function convertWxs(source: string): string {
  return source
    .replace(/(require\(\s*['"][^'"]+)\.wxs(['"])/g, '$1$2')
    .replace(/\.constructor\b(?!\s*\.\s*name)/g, '.constructor.name')
    .replace(
      /getRegExp\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g,
      (_all, literal: string) => 'getRegExp(' + literal.replace(/\\([\s\S])/g, keepBackslash),
    )
}

/** Why a converted module would not parse, and on which of its lines; undefined when it does. */
export function wxsSyntaxError(source: string): { message: string; line: number } | undefined {
  try {
    new Script(`(function (require, exports, module) {${source}\n})`, { filename: 'wxs' })
    return undefined
  } catch (error) {
    const { message, stack = '' } = error as Error
    const line = Number(/^wxs:(\d+)/.exec(stack)?.[1] ?? 1)
    return { message, line: Math.min(line, source.split('\n').length) }
  }
}

/** What stands in the place of a module that cannot be read; all modules run before the first page is drawn. */
export const NO_WXS = 'module.exports = {}'

/** Where a module of WXS begins and ends in the built script, so that a stack can be read back into its file. */
const BEGINS = /\/\* wxs (\S+) from (\d+) \*\//g
const ENDS = '/* wxs end */'

/** The file and line of a position (both counted from 0) in the built script, when a module of WXS stands there. */
export function wxsPlace(
  lines: readonly string[],
  row: number,
  column: number,
): { file: string; line: number } | undefined {
  for (let at = row; at >= 0; at -= 1) {
    const text = at === row ? (lines[at] ?? '').slice(0, column + 1) : (lines[at] ?? '')
    const begin = [...text.matchAll(BEGINS)].pop()
    if (text.lastIndexOf(ENDS) > (begin?.index ?? -1)) return undefined
    if (begin) return { file: begin[1] ?? '', line: Number(begin[2]) + row - at }
  }
  return undefined
}

/**
 * A module that fails while it runs is told by its file, and its page is drawn without what it would have given. `line`
 * is where the module begins in its file.
 */
export function guardWxs(file: string, source: string, line = 1): string {
  return `try {/* wxs ${file} from ${line} */${source}\n${ENDS}} catch (error) { wxsFailed(${JSON.stringify(file)}, error) }`
}

/** What the built script needs before guarded modules run: the phone, which tells of errors, starts after them. */
export const WXS_FAILED = `const wxsFailed = (file, { message }) =>
  setTimeout(() => { throw new Error(file + ': ' + message + '. Mend this module: it fails while it is loaded.') }, 0)`

/** The modules a WXS file requires, as written. */
export function wxsRequires(source: string): string[] {
  return [...source.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1] ?? '')
}

/** Escaped quotes and backslashes stay; before anything else WXS means the backslash itself. */
function keepBackslash(pair: string, next: string): string {
  return /['"\\]/.test(next) ? pair : `\\${pair}`
}
