import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import ts from 'typescript'
import { ABSENT_TAGS, BUILTIN_TAGS, INVISIBLE_TAGS } from '../runtime/builtin-tags'
import { documentedNames } from '../runtime/wx/documented'
import { phoneScreen } from './sample'
import { test } from './standing'

test.use({ viewport: phoneScreen })

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')

/** The names in a table of the README, by the first word of their row. */
function tableOf(heading: string): { supported: string[]; simplified: string[]; missing: string[] } {
  const rows = readme
    .slice(readme.indexOf(`| ${heading} | which |`))
    .split('\n\n')[0]!
    .split('\n')
    .slice(2)
  const named = (state: string) =>
    rows
      .filter((row) => row.startsWith(`| ${state}`))
      .flatMap((row) => [...row.split('|')[2]!.matchAll(/`([\w-]+)`/g)].map(([, name]) => name!))
  return { supported: named('supported'), simplified: named('simplified'), missing: named('missing') }
}

test.describe('the tables of the README', () => {
  test('name every built-in component once, and those that are missing as missing', () => {
    const { supported, simplified, missing } = tableOf('components')
    expect([...supported, ...simplified, ...missing].sort()).toEqual([...BUILTIN_TAGS].sort())
    expect([...missing].sort()).toEqual([...ABSENT_TAGS].sort())
    expect(simplified).toEqual(expect.arrayContaining([...INVISIBLE_TAGS]))
  })

  test('name every documented wx call once, and those that are there as there', async ({ open, page }) => {
    await open('pages/detail/index')
    const own = new Set(await page.evaluate(() => Object.keys((window as unknown as { wx: object }).wx)))
    const { supported, simplified, missing } = tableOf('`wx.*`')
    expect([...supported, ...simplified, ...missing].sort()).toEqual([...documentedNames()].sort())
    expect([...supported, ...simplified].filter((name) => !own.has(name))).toEqual([])
    expect(missing.filter((name) => own.has(name))).toEqual([])
  })

  test('name nothing as there that no check makes use of', () => {
    const said = new Set<string>()
    const scripts = filesOf(/\.[jt]s$/).filter(([name]) => !name.startsWith('support.'))
    for (const [name, text] of scripts) collectSaid(name, text, said)
    const pages = filesOf(/\.wxml$/).filter(([name]) => {
      // a page counts when a check opens it, a component wherever it is
      const route = /\bpages\/.*(?=\.wxml$)/.exec(name)?.[0]
      return route === undefined || scripts.some(([, text]) => text.includes(route))
    })
    const drawn = new Set(
      pages.flatMap(([, text]) => [...text.matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag)),
    )
    for (const [, text] of scripts)
      for (const [, tag] of text.matchAll(/<([a-z][\w-]*)[^<]*\/?>/g)) drawn.add(tag)
    const tags = tableOf('components')
    expect([...tags.supported, ...tags.simplified].filter((tag) => !drawn.has(tag))).toEqual([])
    const calls = tableOf('`wx.*`')
    const uncalled = [...calls.supported, ...calls.simplified].filter(
      // listeners are named by what they hear, see wx/events.journey.ts
      (name) => !said.has(name) && !said.has(name.replace(/^(on|off)/, '')),
    )
    expect(uncalled).toEqual([])
  })
})

const filesOf = (suffix: RegExp): [string, string][] =>
  readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => suffix.test(name))
    .map((name) => [name, readFileSync(join(__dirname, name), 'utf8')])

/**
 * The names a script calls on `wx`, and the texts it hands to others or keeps in lists: no words of comments, of titles,
 * of types and of expected results of `expect(…)`.
 */
function collectSaid(name: string, text: string, said: Set<string>): void {
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'wx') said.add(node.name.text)
    if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression))
      said.add(node.argumentExpression.text)
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText()
      const args = node.arguments.filter((one) => !ts.isStringLiteral(one))
      if (/^test(\.describe)?$/.test(called)) return args.forEach(visit)
      if (/^expect\b.*\.to[A-Z]\w*$/s.test(called)) return visit(node.expression)
    }
    const isGiven =
      node.parent && (ts.isCallExpression(node.parent) || ts.isArrayLiteralExpression(node.parent))
    if (ts.isStringLiteral(node) && isGiven) said.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true))
}
