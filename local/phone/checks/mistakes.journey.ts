import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { phoneScreen } from './sample'
import type { Terminal } from './terminal'
import { phoneCommand, urlOf } from './terminal'
import type { WrittenApp } from './written-app'
import { writeApp } from './written-app'

test.use({ viewport: phoneScreen })

interface Mistake {
  what: string
  broken: Record<string, string>
  told: string
}

/** Of the app as a whole: each is written into a good app while a phone is open, told, and mended again. */
const OF_THE_APP: Mistake[] = [
  {
    what: 'an app.json that is no JSON',
    broken: { 'app.json': '{\n  "pages": ["pages/first/index",]\n}' },
    told: 'app.json:2: JSON does not parse: ',
  },
  {
    what: 'a tab that is no page',
    broken: {
      'app.json':
        '{ "pages": ["pages/first/index"],\n"tabBar": { "list": [\n{ "pagePath": "pages/first/index", "text": "a" },\n{ "pagePath": "pages/none", "text": "b" } ] } }',
    },
    told: 'app.json:4: tab "pages/none" is no page of the app. Add it to "pages", or correct the path.',
  },
  {
    what: 'a theme that is no JSON',
    broken: {
      'app.json': '{ "pages": ["pages/first/index"], "darkmode": true, "themeLocation": "theme.json" }',
      'theme.json': '{\n "light": {},\n "dark": {\n}',
    },
    told: 'theme.json:4: JSON does not parse',
  },
  {
    what: 'an app.js that does not parse',
    broken: { 'app.js': 'App({\n  globalData: {,}\n})' },
    told: 'app.js:2: Expected identifier but found ",". Mend the script on this line.',
  },
]

/** Of one page each, in the folder `HERE`: all are there at once, and every page tells its own. */
const OF_A_PAGE: Mistake[] = [
  {
    what: 'a page that nobody wrote',
    broken: {},
    told: 'app.json:3: page "HERE/index" has no HERE/index.wxml. Create HERE/index.wxml and HERE/index.js, or take the page out of app.json.',
  },
  {
    what: 'a tag that is not closed',
    broken: { 'HERE/index.wxml': '<view class="first">first</view>\n<view>\n<text></view>' },
    told: 'HERE/index.wxml:3: missing end tag. Close the tag that is opened here.',
  },
  {
    what: 'a tag that nothing stands behind',
    broken: { 'HERE/index.wxml': '<view class="first">first</view>\n\n<my-card/>' },
    told: 'HERE/index.wxml:3: <my-card> is no built-in component, and usingComponents does not name it. Add "my-card" to usingComponents in HERE/index.json, or in app.json for all pages.',
  },
  {
    what: 'a component that is not there',
    broken: { 'HERE/index.json': '{\n"usingComponents": {\n"my-card": "/components/card/index" } }' },
    told: 'HERE/index.json:3: component "/components/card/index" is not found. Create components/card/index.json and components/card/index.wxml, or correct the path.',
  },
  {
    what: 'usingComponents that is a list',
    broken: { 'HERE/index.json': '{\n"usingComponents": ["/components/card/index"] }' },
    told: 'HERE/index.json:2: "usingComponents" does not name a path for each tag. Write it as { "my-tag": "/path/to/it" }.',
  },
  {
    what: 'a module that is not there',
    broken: {
      'HERE/index.js': "const one = 1\nconst two = require('../../utils/two')\nPage({ one, two })",
    },
    told: 'HERE/index.js:2: module "../../utils/two" is not found. Create the file, or correct the path.',
  },
  {
    what: 'a package that is not installed',
    broken: { 'HERE/index.js': "const two = require('two-of-them')\nPage({ two })" },
    told: 'HERE/index.js:1: module "two-of-them" is not found. Run npm install two-of-them.',
  },
  {
    what: 'a style sheet that is not there',
    broken: { 'HERE/index.wxss': '@import "../../none.wxss";\n.first { color: red }' },
    told: 'HERE/index.wxss:1: @import "../../none.wxss" is not found. Create the file, or correct the path.',
  },
  {
    what: 'a style sheet with an open bracket',
    broken: { 'HERE/index.wxss': '.a { top: 0 }\n.first { color: red' },
    told: 'HERE/index.wxss:2: Unclosed block. Mend the rule on this line.',
  },
  {
    what: 'WXS that does not parse',
    broken: {
      'HERE/index.wxml': '<wxs src="./sums.wxs" module="sums"/><view class="first">first {{sums.one}}</view>',
      'HERE/sums.wxs': 'var one = 1\nvar two = = 2\nmodule.exports = { one: one }',
    },
    told: 'HERE/sums.wxs:2: WXS: Unexpected token',
  },
  {
    what: 'WXS that fails while it is loaded',
    broken: {
      'HERE/index.wxml': '<wxs src="./sums.wxs" module="sums"/><view class="first">first{{sums.one}}</view>',
      'HERE/sums.wxs': 'var none\nmodule.exports = { one: none.one }',
    },
    told: 'HERE/sums.wxs: Cannot read properties of undefined',
  },
  {
    what: 'TypeScript that does not parse',
    broken: {
      'HERE/index.js': "const { one } = require('../../utils/one')\nPage({ one })",
      'utils/one.ts': 'export const one: number = 1\nexport const two: number = \n',
    },
    told: 'utils/one.ts:3: Unexpected end of file. Mend the script on this line.',
  },
  {
    what: 'components that draw each other without end',
    broken: {
      'HERE/index.json': '{ "usingComponents": { "c-a": "./c/a" } }',
      'HERE/index.wxml': '<view class="first">first</view><c-a/>',
      'HERE/c/a.json': '{ "component": true,\n"usingComponents": { "c-b": "./b" } }',
      'HERE/c/a.wxml': '<view>\n<c-b/></view>',
      'HERE/c/b.json': '{ "component": true, "usingComponents": { "c-a": "./a" } }',
      'HERE/c/b.wxml': '<c-a/>',
    },
    told: 'HERE/c/a.wxml:2: <c-b> is drawn within itself by way of HERE/c/a, without end. Put a wx:if on it that ends this.',
  },
]

const GOOD = {
  'app.json': '{ "pages": ["pages/first/index"] }',
  'app.js': 'App({})',
  'theme.json': '{ "light": {}, "dark": {} }',
}

const GOOD_PAGE = {
  'HERE/index.json': '{}',
  'HERE/index.wxml': '<view class="first">first</view>',
  'HERE/index.js': 'Page({})',
  'HERE/index.wxss': '.first { color: blue }',
}

test.describe('mistakes in the pages of an app', () => {
  const placeOf = (n: number) => `pages/m${n}`
  const at = (n: number, text: string) => text.replaceAll('HERE', placeOf(n))
  const filesAt = (n: number, files: Record<string, string>) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [at(n, name), at(n, text)]))
  let app: WrittenApp
  let terminal: Terminal
  let url: string

  test.beforeAll(async () => {
    app = writeApp({
      'app.json': JSON.stringify({ pages: OF_A_PAGE.map((_one, n) => `${placeOf(n)}/index`) }, null, 1),
    })
    OF_A_PAGE.forEach(({ broken }, n) =>
      app.write(filesAt(n, Object.keys(broken).length > 0 ? { ...GOOD_PAGE, ...broken } : {})),
    )
    terminal = phoneCommand('--app', app.dir, '--watch', '--modules', app.nodeModules)
    url = await urlOf(terminal)
  })
  test.afterAll(async () => {
    await terminal.interrupt()
    app.remove()
  })

  OF_A_PAGE.forEach(({ what, told }, n) => {
    test(`${what} is told on the page and in the terminal`, async ({ page }) => {
      await page.goto(`${url}/app.html?as=anna&path=${placeOf(n)}/index`)
      await expect(page.getByRole('alert')).toContainText(at(n, told))
      await expect.poll(() => terminal.text()).toContain(at(n, told))
      // what is left of the page is drawn
      if (n > 0) await expect(page.locator('.first')).toContainText('first')
    })
  })

  test('all are gone from their pages when they are mended', async ({ page, context }) => {
    await page.goto(`${url}/app.html?as=anna&path=${placeOf(1)}/index`)
    await expect(page.getByRole('alert')).toBeVisible()
    app.write({ 'utils/one.ts': 'export const one: number = 1' })
    OF_A_PAGE.forEach((_one, n) => app.write(filesAt(n, GOOD_PAGE)))
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(page.locator('.first')).toHaveText('first')
    for (const n of OF_A_PAGE.keys()) {
      // a window of its own: a phone that is just loading itself again answers nobody
      const fresh = await context.newPage()
      await fresh.goto(`${url}/app.html?as=anna&path=${placeOf(n)}/index`)
      await expect(fresh.locator('.first')).toHaveText('first')
      await expect(fresh.getByRole('alert')).toHaveCount(0)
      await fresh.close()
    }
  })
})

test.describe('a mistake in a watched app', () => {
  let app: WrittenApp
  let terminal: Terminal
  let url: string

  test.beforeAll(async () => {
    app = writeApp(GOOD)
    terminal = phoneCommand('--app', app.dir, '--watch', '--modules', app.nodeModules)
    url = await urlOf(terminal)
  })
  test.afterAll(async () => {
    await terminal.interrupt()
    app.remove()
  })

  for (const { what, broken, told } of OF_THE_APP) {
    test(`${what} is told on the page and in the terminal, and gone when it is mended`, async ({ page }) => {
      await page.goto(`${url}/app.html?as=anna`)
      await expect(page.locator('.first')).toHaveText('first')
      const before = terminal.text().length
      app.write(broken)
      await expect(page.getByRole('alert')).toContainText(told)
      expect(terminal.text().slice(before)).toContain(told)
      app.write(GOOD)
      await expect(page.getByRole('alert')).toHaveCount(0)
      await expect(page.locator('.first')).toHaveText('first')
    })
  }

  test('an app that is broken from the start says so in its phone, and starts when it is mended', async ({
    page,
  }) => {
    const late = writeApp({ 'app.json': '{ "pages": "pages/first/index" }' })
    const told = 'app.json:1: there is no list of "pages". Add "pages": ["pages/index/index"].'
    const watched = phoneCommand('--app', late.dir, '--watch', '--modules', late.nodeModules)
    try {
      await page.goto(`${await urlOf(watched)}/app.html?as=anna`)
      await expect(page.getByRole('alert')).toHaveText(told)
      expect(watched.text()).toContain(told)
      late.write({ 'app.json': '{ "pages": ["pages/first/index"],\n "subPackages": [{ "root": "more" }] }' })
      const next = 'app.json:2: "subPackages" is not a list of roots with their pages.'
      await expect(page.getByRole('alert')).toContainText(next)
      expect(watched.text()).toContain(next)
      late.write({ 'app.json': '{ "pages": ["pages/first/index"] }' })
      await expect(page.locator('.first')).toHaveText('first')
    } finally {
      await watched.interrupt()
      late.remove()
    }
  })
})

test.describe('a phone that cannot start', () => {
  test('says which folder has no app', async () => {
    const terminal = phoneCommand('--app', '/nowhere/at/all')
    expect(await terminal.exit).toBe(1)
    expect(terminal.text()).toBe(
      'no app.json in /nowhere/at/all. Name the folder that has it, or a project whose project.config.json names it as "miniprogramRoot".\n',
    )
  })

  test('says which line of app.json is broken', async () => {
    const app = writeApp({ 'app.json': '{\n"pages": }' })
    const terminal = phoneCommand('--app', app.dir)
    expect(await terminal.exit).toBe(1)
    expect(terminal.text()).toMatch(/^app\.json:2: JSON does not parse: .* Mend it: .*\n$/)
    app.remove()
  })

  test('says that its port is in use, and what to do', async () => {
    const app = writeApp({})
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    const terminal = phoneCommand('--app', app.dir, '--port', String(port))
    expect(await terminal.exit).toBe(1)
    expect(terminal.text()).toBe(
      `port ${port} is in use. Stop what uses it, or give another one; 0 takes any free one.\n`,
    )
    other.close()
    app.remove()
  })

  for (const [options, told] of [
    [[], 'usage: --app DIR'],
    [['--app', 'x', '--prot', '1'], "Unknown option '--prot'"],
    [
      ['--app', join(__dirname, 'app'), '--port', 'many'],
      'port NaN is no port. Give a number from 0 to 65535',
    ],
  ] as const) {
    test(`says what is wrong with the options ${JSON.stringify(options.slice(2))}`, async () => {
      const terminal = phoneCommand(...options)
      expect(await terminal.exit).toBe(1)
      expect(terminal.text()).toContain(told)
    })
  }
})
