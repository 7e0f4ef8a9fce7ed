import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import ts from 'typescript'
import { ABSENT_TAGS, BUILTIN_TAGS, INVISIBLE_TAGS } from '../runtime/builtin-tags'
import { documentedNames, documentedWx } from '../runtime/wx/documented'
import { CalledNames } from './called-names'
import { patch, phoneScreen, withWx } from './sample'
import type { SampleWindow } from './sample'
import { test } from './standing'
import { objectsTable, tableOf, valuesTable } from './support-tables'

test.use({ viewport: phoneScreen })

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

  test('name the values that work, as canIUse does, and each of the others says that it is missing', async ({
    open,
    page,
  }) => {
    await open('pages/parts/objects/index')
    const missing = () => page.evaluate(() => (window as unknown as SampleWindow).__phone.missing.splice(0))
    for (const { attribute, works, missing: others } of valuesTable()) {
      const schema = attribute.replace(' ', '.')
      const said = (values: string[]) =>
        withWx(
          page,
          (wx, [name, list]) =>
            (list as string[]).filter((one) => wx.canIUse(`${name as string}.${one}`) as boolean),
          [schema, values],
        )
      expect({ attribute, said: await said([...works, ...others]) }).toEqual({ attribute, said: works })
      for (const value of others) {
        await patch(page, { [schema.replace(/\W/g, '')]: value })
        await page.locator(`.by-${schema.replace('.', '-')}`).click()
        expect((await missing()).join()).toContain(value)
      }
    }
    await page.evaluate(() => {
      const phone = window as unknown as SampleWindow
      phone.errorsRead = phone.__phone.errors.length
    })
  })

  test('name nothing as there that no check makes use of', () => {
    const scripts = filesOf(/\.[jt]s$/)
    const texts = scripts.map((name) => readFileSync(join(__dirname, name), 'utf8'))
    // a page counts when a check opens it, a component wherever it is
    const isOpened = (name: string) => {
      const route = /\bpages\/.*(?=\.\w+$)/.exec(name)?.[0]
      return route === undefined || texts.some((text) => text.includes(route))
    }
    expect(undrawn(texts, isOpened)).toEqual([])
    expect(uncalled(scripts, isOpened)).toEqual([])
  })
})

const filesOf = (suffix: RegExp): string[] =>
  readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => suffix.test(name) && !name.startsWith('support'),
  )

/** The components that no check draws. */
function undrawn(scripts: string[], isOpened: (name: string) => boolean): string[] {
  const pages = filesOf(/\.wxml$/)
    .filter(isOpened)
    .map((name) => readFileSync(join(__dirname, name), 'utf8'))
  const drawn = new Set([
    ...pages.flatMap((text) => [...text.matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag)),
    ...scripts.flatMap((text) => [...text.matchAll(/<([a-z][\w-]*)[^<]*\/?>/g)].map(([, tag]) => tag)),
  ])
  const { supported, simplified } = tableOf('components')
  return [...supported, ...simplified].filter((tag) => !drawn.has(tag))
}

/** Objects that are the browser's as they stand. */
const BROWSERS_OWN = new Set(['Canvas', 'CanvasGradient', 'Console', 'Image', 'ImageData', 'Path2D'])

/** What stands there of `wx` and of the objects it gives, and is called by no check. */
function uncalled(scripts: string[], isOpened: (name: string) => boolean): string[] {
  const options = {
    ...{ allowJs: true, noEmit: true, strict: true, skipLibCheck: true, types: ['node'] },
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  }
  const program = ts.createProgram(
    scripts.map((name) => join(__dirname, name)),
    options,
  )
  const names = new CalledNames(program, __dirname)
  const isMeant = (file: string) => isOpened(file.slice(__dirname.length + 1))
  const onWx = names.ofWx(isMeant)
  const anywhere = names.ofObjects(isMeant)
  const { supported, simplified } = tableOf('`wx.*`')
  const { properties } = documentedWx()
  const ofWx = [...supported, ...simplified].filter((name) => !onWx.has(name) && !properties.has(name))
  const ofObjects = objectsTable().flatMap(({ kind, there }) =>
    BROWSERS_OWN.has(kind)
      ? []
      : there.filter((name) => !anywhere.has(name)).map((name) => `${kind}.${name}`),
  )
  return [...ofWx, ...ofObjects]
}
