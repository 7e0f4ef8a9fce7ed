import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { PhoneServer } from '../index'
import { startPhone } from '../index'
import { errorsOf, phoneScreen } from './sample'
import type { WrittenApp } from './written-app'
import { writeApp } from './written-app'

test.use({ viewport: phoneScreen })

let app: WrittenApp
let server: PhoneServer
let terminal: string[] = []

test.beforeAll(async () => {
  app = writeApp({
    'pages/first/index.json': '{ "usingComponents": { "c-one": "/c/one", "kit-two": "kit/two/index" } }',
    'pages/first/index.wxml': `<button bindtap="fail">Page</button><button bindtap="reject">Promise</button>
<button bindtap="late">Timer</button><button bindtap="helper">Helper</button><button bindtap="plain">Plain</button>
<c-one/><kit-two/>`,
    'pages/first/index.js': '',
    'pages/first/index.ts': `import { half } from '../../utils/half'
import { third } from 'sums'

interface Wanted { many: number }

Page({
  data: { many: 1 } as Wanted,
  fail() {
    const wanted: Wanted = { many: 2 }
    throw new Error('the page ' + wanted.many)
  },
  async reject() {
    await Promise.resolve()
    throw new TypeError('nobody waits')
  },
  late() {
    setTimeout(() => { throw new Error('too late') }, 0)
  },
  helper() { half(third(9)) },
  plain() { Promise.reject({ errMsg: 'request:fail' }) },
})
`,
    'utils/half.ts': `export function half(of: number): number {
  // an odd number has no half
  if (of % 2) throw new RangeError(\`no half of \${of}\`)
  return of / 2
}
`,
    'c/one.json': '{ "component": true }',
    'c/one.wxml': '<button bindtap="press">Component</button>',
    'c/one.ts': `type Pressed = { detail: unknown }
Component({
  methods: {
    press(_event: Pressed) {
      throw new Error('the component')
    },
  },
})
`,
    'npm/sums/package.json': '{ "main": "index.js", "miniprogram": "." }',
    'npm/sums/index.js': 'exports.third = (of) => of / 3\n',
    'npm/kit/package.json': '{ "miniprogram": "lib" }',
    'npm/kit/lib/two/index.json': '{ "component": true }',
    'npm/kit/lib/two/index.wxml': '<button bindtap="press">Package</button>',
    'npm/kit/lib/two/index.js': `Component({
  methods: { press() {

      throw new Error('the package')
  } },
})
`,
    'app.json':
      '{ "pages": ["pages/first/index", "pages/second/index", "pages/third/index", "pages/fourth/index", "pages/fifth/index"] }',
    'pages/fourth/index.js': 'Page({ data: { list: null } })',
    'pages/fourth/index.wxml': `<wxs src="../../utils/sums.wxs" module="sums" />
<view class="fourth">{{sums.total(list)}}</view>
`,
    'pages/fifth/index.json': '{}',
    'pages/fifth/index.js': `Page({
  data: { list: ['one'] },
  empty() { this.setData({ list: null }) },
})`,
    'pages/fifth/index.wxml': `<view class="fifth">fifth</view>
<wxs module="own">
function first(list) {
  return list[0]
}
module.exports = { first: first }
</wxs>
<button bindtap="empty">{{own.first(list)}}</button>
`,
    'utils/sums.wxs': `// what a list comes to

function total(list) {
  var sum = 0
  for (var n = 0; n < list.length; n++) sum += list[n]
  return sum
}
module.exports = { total: total }
`,
    'pages/second/index.json': '{ "usingComponents": {} }',
    'pages/second/index.wxml': '<view class="second">second</view>',
    'pages/second/index.ts': `const sizes: Record<string, number[]> = {}

Page({ data: { first: sizes['none'].length } })
`,
    'pages/third/index.wxml': '<view class="third">third</view>',
    'pages/third/index.ts': `Page({
  onLoad(this: { missing?: () => void }, _query: object) {
    this.missing!()
  },
})
`,
  })
  server = await startPhone({
    appDir: app.dir,
    nodeModules: app.nodeModules,
    onError: (text) => terminal.push(text),
  })
})
test.afterAll(async () => {
  await server.close()
  app.remove()
})
test.beforeEach(() => {
  terminal = []
})

const open = async (page: Page, path = 'pages/first/index') => {
  await page.goto(`${server.url}/app.html?as=anna&path=${path}`)
  await page.locator('page').first().waitFor()
}

const alerts = (page: Page) => page.getByRole('alert')

for (const [button, told] of [
  ['Page', 'pages/first/index.ts:10: Error: the page 2'],
  ['Promise', 'pages/first/index.ts:14: unhandled rejection: TypeError: nobody waits'],
  ['Timer', 'pages/first/index.ts:17: Error: too late'],
  ['Component', 'c/one.ts:5: Error: the component'],
  ['Package', 'kit/lib/two/index.js:4: Error: the package'],
] as const) {
  test(`what is thrown behind "${button}" names its file and line, on the page and in the terminal`, async ({
    page,
  }) => {
    await open(page)
    await page.getByRole('button', { name: button }).click()
    await expect(alerts(page)).toContainText(told)
    expect(terminal.map((text) => text.split('\n')[0])).toEqual([told])
    expect((await errorsOf(page)).map((text) => text.split('\n')[0])).toEqual([told])
  })
}

test('the way to an error is told through the app’s files, without the phone’s own', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Helper' }).click()
  await expect.poll(() => terminal).toHaveLength(1)
  expect(terminal[0]!.split('\n')).toEqual([
    'utils/half.ts:3: RangeError: no half of 3',
    '    at half (utils/half.ts:3)',
    expect.stringMatching(/^ {4}at \S*helper \(pages\/first\/index\.ts:19\)$/),
  ])
})

test('the same error twice stands on the page once, and not again after it was closed', async ({ page }) => {
  await open(page)
  const press = page.getByRole('button', { name: 'Page' })
  await press.click()
  await press.click()
  await expect(alerts(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Component' }).click()
  await expect(alerts(page)).toContainText('c/one.ts:5')
  const text = (await alerts(page).textContent()) ?? ''
  expect(text.split('the page 2')).toHaveLength(2)
  await page.getByRole('button', { name: '收起这些问题' }).click()
  await press.click()
  await expect.poll(() => errorsOf(page)).toHaveLength(4)
  await expect(alerts(page)).toHaveCount(0)
})

test('a refusal of wx that nobody waits for is told without covering the page', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Plain' }).click()
  await expect.poll(() => terminal).toEqual(['unhandled rejection: request:fail'])
  await expect(alerts(page)).toHaveCount(0)
})

test('a script that ends with an error names its line each time its page is opened', async ({ page }) => {
  await open(page, 'pages/second/index')
  await expect(alerts(page)).toContainText(
    'pages/second/index.ts:3: TypeError: Cannot read properties of undefined',
  )
  await expect(page.locator('.second')).toBeVisible()
  expect(terminal[0]).toContain('pages/second/index.ts:3: TypeError')
  await expect(alerts(page)).toHaveCount(1)
})

test('an error of WXS while a page is drawn names its line in its own file', async ({ page }) => {
  // nothing is drawn of a page that fails while it is drawn
  await page.goto(`${server.url}/app.html?as=anna&path=pages/fourth/index`)
  await expect(alerts(page)).toContainText('utils/sums.wxs:5: TypeError: Cannot read properties of null')
  expect(terminal.map((text) => text.split(': ')[0])).toEqual(['utils/sums.wxs:5'])
})

test('an error of WXS that stands in WXML names its line there, on the page and in the terminal', async ({
  page,
}) => {
  await open(page, 'pages/fifth/index')
  await page.getByRole('button', { name: 'one' }).click()
  const told = 'pages/fifth/index.wxml:4: TypeError: Cannot read properties of null'
  await expect(alerts(page)).toContainText(told)
  expect(terminal).toHaveLength(1)
  expect(terminal[0]).toContain(told)
  await expect(page.locator('.fifth')).toBeVisible()
})

test('an error in onLoad names its line, and the page is drawn', async ({ page }) => {
  await open(page, 'pages/third/index')
  await expect(alerts(page)).toContainText(
    'pages/third/index.ts:3: TypeError: this.missing is not a function',
  )
  await expect(page.locator('.third')).toBeVisible()
})
