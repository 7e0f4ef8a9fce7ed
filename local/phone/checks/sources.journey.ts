import { expect, test } from '@playwright/test'
import type { PhoneServer } from '../index'
import { startPhone } from '../index'
import { errorsOf, phoneScreen } from './sample'
import type { WrittenApp } from './written-app'
import { writeApp } from './written-app'

test.use({ viewport: phoneScreen })

let app: WrittenApp
let server: PhoneServer

test.beforeAll(async () => {
  app = writeApp({
    'app.json': JSON.stringify({
      pages: ['pages/first/index'],
      subpackages: [{ root: 'packages/far', pages: ['pages/one/index'] }],
      resolveAlias: { '~/*': '/*', '@parts/*': 'shared/parts/*' },
      usingComponents: { 'b-badge': '@parts/badge' },
    }),
    'pages/first/index.json': '{ "usingComponents": { "k-kit": "kit/tag/index" } }',
    'pages/first/index.wxml':
      '<import src="/shared/row.wxml"/><view class="sum">{{sum}} {{kind}}</view><b-badge text="alias"/><k-kit/><template is="row" data="{{name: \'row\'}}"/><image class="icon" src="/shared/i.svg"/>',
    'pages/first/index.js': '',
    'pages/first/index.ts': `import type { Kind } from '~/shared/kinds'
import { kindOf } from '~/shared/kinds'
import { plus } from '../../shared/sums'
const { times } = require('sums')

enum Size { small = 1, large = 5 }
const kind: Kind = kindOf(Size.large)

Page({ data: { sum: plus(2, times(3, 4)), kind } satisfies object })
`,
    'pages/first/index.wxss': '@import "@parts/look.wxss"; @import "kit/base.wxss";\n.sum { width: 375rpx }',
    'shared/kinds.ts':
      "export type Kind = 'large' | 'small'\nexport const kindOf = (n: number): Kind => (n > 3 ? 'large' : 'small')\n",
    'shared/sums.js': 'module.exports = { plus: (a, b) => a + b }',
    'shared/row.wxml': '<template name="row"><view class="row">{{name}}</view></template>',
    'shared/i.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>',
    'shared/parts/look.wxss': '@import "./deep/deep.wxss";\n.sum { color: rgb(1, 2, 3) }',
    'shared/parts/deep/deep.wxss': '.row { color: rgb(4, 5, 6) }',
    'shared/parts/badge.json': '{ "component": true }',
    'shared/parts/badge.wxml': '<text class="badge">{{text}}</text>',
    'shared/parts/badge.ts': 'Component({ properties: { text: String } })\n',
    'npm/sums/package.json': '{ "main": "lib/index.js" }',
    'npm/sums/lib/index.js': "exports.times = require('./times')",
    'npm/sums/lib/times.js': 'module.exports = (a, b) => a * b',
    'npm/kit/package.json': '{ "miniprogram": "dist" }',
    'npm/kit/dist/base.wxss': '.sum { font-weight: 700 }',
    'npm/kit/dist/tag/index.json': '{ "component": true }',
    'npm/kit/dist/tag/index.wxml': '<view class="kit">kit</view>',
    'npm/kit/dist/tag/index.js': "const { plus } = require('../plus')\nComponent({ data: { n: plus } })",
    'npm/kit/dist/plus.js': 'exports.plus = 1',
    'packages/far/pages/one/index.json': '{}',
    'packages/far/pages/one/index.wxml': '<view class="far">{{sum}}</view><b-badge text="far"/>',
    'packages/far/pages/one/index.js':
      "const { plus } = require('~/shared/sums')\nPage({ data: { sum: plus(1, 1) } })",
  })
  server = await startPhone({ appDir: app.dir, nodeModules: app.nodeModules })
})
test.afterAll(async () => {
  await server.close()
  app.remove()
})

test('an app is built without a complaint from TypeScript, JavaScript, aliases and packages', () => {
  expect(server.report().errors).toEqual([])
  expect(server.report().warnings).toEqual([])
})

test('scripts find each other by path, by alias and in packages, whatever they are written in', async ({
  page,
}) => {
  await page.goto(`${server.url}/app.html`)
  await expect(page.locator('.sum')).toHaveText('14 large')
  expect(await errorsOf(page)).toEqual([])
})

test('components and templates are found by alias, from the root and in packages', async ({ page }) => {
  await page.goto(`${server.url}/app.html`)
  await expect(page.getByText('alias')).toBeVisible()
  await expect(page.getByText('kit', { exact: true })).toBeVisible()
  await expect(page.locator('.row')).toHaveText('row')
  await expect(page.locator('.icon img')).toHaveJSProperty('naturalWidth', 7)
})

test('style sheets import by alias, from packages and from each other', async ({ page }) => {
  await page.goto(`${server.url}/app.html`)
  const sum = page.locator('.sum')
  await expect(sum).toHaveCSS('color', 'rgb(1, 2, 3)')
  await expect(sum).toHaveCSS('font-weight', '700')
  await expect(sum).toHaveCSS('width', '187.5px')
  await expect(page.locator('.row')).toHaveCSS('color', 'rgb(4, 5, 6)')
})

test('a subpackage uses what the main package has, also by alias', async ({ page }) => {
  await page.goto(`${server.url}/app.html?path=packages/far/pages/one/index`)
  await expect(page.locator('.far')).toHaveText('2')
  await expect(page.getByText('far', { exact: true })).toBeVisible()
  expect(await errorsOf(page)).toEqual([])
})
