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

/** A module that fails while it runs is told by its file, and its page is drawn without what it would have given. */
export function guardWxs(file: string, source: string): string {
  return `try {${source}\n} catch (error) { wxsFailed(${JSON.stringify(file)}, error) }`
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
