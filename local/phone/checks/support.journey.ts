import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
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
    const texts = (suffix: RegExp) =>
      readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
        .filter((name) => suffix.test(name) && !name.startsWith('support.'))
        .map((name) => readFileSync(join(__dirname, name), 'utf8'))
        .join('\n')
    const [pages, scripts] = [texts(/\.wxml$/), texts(/\.[jt]s$/)]
    const tags = tableOf('components')
    const unused = [...tags.supported, ...tags.simplified].filter(
      (tag) => !new RegExp(`<${tag}[\\s/>]`).test(pages),
    )
    expect(unused).toEqual([])
    const calls = tableOf('`wx.*`')
    const uncalled = [...calls.supported, ...calls.simplified].filter((name) => {
      // listeners are named by what they hear, see wx/events.journey.ts
      const heard = name.replace(/^(on|off)/, '')
      const event = heard === name ? '' : `|listen\\([^)]*'${heard}'`
      return !new RegExp(`wx\\s*\\??\\.${name}\\b|'${name}'${event}`).test(scripts)
    })
    expect(uncalled).toEqual([])
  })
})
