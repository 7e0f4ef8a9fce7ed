import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')

/** The rows of the table below a heading of the README, each by its cells. */
function rowsOf(heading: string): string[][] {
  const at = readme.indexOf(`| ${heading} |`)
  if (at < 0) throw new Error(`the README has no table of ${heading}`)
  return readme
    .slice(at)
    .split('\n\n')[0]!
    .split('\n')
    .slice(2)
    .map((row) => row.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
}

const namesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)

export interface Support {
  supported: string[]
  simplified: string[]
  missing: string[]
}

/** The names in one of the large tables, by the first word of their row. */
export function tableOf(heading: string): Support {
  const named = (state: string) =>
    rowsOf(heading)
      .filter(([first]) => first!.startsWith(state))
      .flatMap(([, names]) => namesIn(names))
  return { supported: named('supported'), simplified: named('simplified'), missing: named('missing') }
}

/** What stands there of each kind of object, in the order of the alphabet. */
export function objectsTable(): { kind: string; there: string[]; missing: string[] }[] {
  return rowsOf('objects').map(([kind, there, missing]) => ({
    kind: namesIn(kind)[0]!,
    there: namesIn(there).sort(),
    missing: namesIn(missing).sort(),
  }))
}

/** The values that do something, and those WeChat has besides. */
export function valuesTable(): { attribute: string; works: string[]; missing: string[] }[] {
  return rowsOf('values').map(([attribute, works, missing]) => ({
    attribute: namesIn(attribute)[0]!,
    works: namesIn(works),
    missing: namesIn(missing),
  }))
}
