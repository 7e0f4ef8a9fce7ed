import { expect } from '@playwright/test'
import { errorsOf, phoneScreen } from './sample'
import { testOf } from './written-phone'

/** A package with a component and a script that say where they come from. */
const kit = (folder: string, where: string): Record<string, string> => ({
  [`${folder}/kit/index.json`]: '{ "component": true }',
  [`${folder}/kit/index.js`]: 'Component({})',
  [`${folder}/kit/index.wxml`]: `<view class="kit">kit of ${where}</view>`,
  [`${folder}/kit/look.wxss`]: `.looked::after { content: "look of ${where}" }`,
  [`${folder}/tool/index.js`]: `exports.where = 'tool of ${where}'`,
})

const page = (folder: string): Record<string, string> => ({
  [`${folder}/index.json`]: JSON.stringify({ usingComponents: { 'kit-box': 'kit/index' } }),
  [`${folder}/index.js`]: "const { where } = require('tool'); Page({ data: { where } })",
  [`${folder}/index.wxml`]: '<kit-box /><view class="tool">{{where}}</view><view class="looked" />',
  [`${folder}/index.wxss`]: '@import "kit/look.wxss";',
})

const installed = (folder: string, name: string, main: string): Record<string, string> => ({
  [`${folder}/${name}/package.json`]: JSON.stringify({
    name,
    main: 'lib/main.js',
    module: 'lib/other.js',
    browser: 'lib/other.js',
  }),
  [`${folder}/${name}/lib/main.js`]: main,
  [`${folder}/${name}/lib/other.js`]: "throw new Error('WeChat begins with main')",
})

const test = testOf({
  'app.json': JSON.stringify({
    pages: ['pages/first/index', 'pages/first/plain'],
    subPackages: [
      { root: 'packages/more', pages: ['deep/down/index', 'deep/unbuilt'] },
      { root: 'packages/none', pages: ['index'] },
      { root: 'packages/alone', pages: ['index', 'lost'], independent: true },
    ],
  }),
  ...kit('miniprogram_npm', 'the app'),
  'miniprogram_npm/nested/index.js': "module.exports = require('inner') + ' of ' + require('tool').where",
  'miniprogram_npm/nested/miniprogram_npm/inner/index.js': "module.exports = 'an inner one'",
  ...kit('packages/more/miniprogram_npm', 'its own'),
  ...kit('packages/alone/miniprogram_npm', 'the one alone'),
  ...page('pages/first'),
  ...page('packages/more/deep/down'),
  ...page('packages/none'),
  ...page('packages/alone'),
  'packages/alone/lost.json': JSON.stringify({ usingComponents: { 'other-box': 'other/index' } }),
  'packages/alone/lost.js': "const nested = require('nested'); require('mixing'); Page({ nested })",
  'packages/alone/lost.wxml': '<other-box />',
  'miniprogram_npm/other/index.wxml': '<view>other</view>',
  'packages/more/deep/unbuilt.js': "const { where } = require('late'); Page({ data: { where } })",
  'packages/more/deep/unbuilt.wxml': '<view class="late">{{where}}</view>',
  ...installed('packages/more/node_modules', 'late', "exports.where = 'not built yet'"),
  ...installed(
    'npm',
    'mixing',
    `import { part } from './part'
     import late from 'late-default'
     global.marked = 'by a package'
     let files = 'files'
     try { files = require('fs') } catch { files = 'no files' }
     module.exports = { part, late, files, sees: [typeof window, typeof document, typeof global],
       soon: () => require.async('./soon') }`,
  ),
  'npm/mixing/lib/part.js': "export const part = 'a part'",
  'npm/mixing/lib/soon.js': "module.exports = 'came later'",
  'npm/late-default/package.json': '{ "name": "late-default" }',
  'npm/late-default/index.js': "module.exports = 'whole'",
  'npm/browserly/package.json': '{ "name": "browserly", "browser": { "crypto": false } }',
  'npm/browserly/index.js':
    "module.exports = JSON.stringify(require('crypto')) + require('./data.json').value",
  'npm/browserly/data.json': '{ "value": " and data" }',
  'pages/first/plain.wxml': '<view class="told">{{told}}</view>',
  'pages/first/plain.js': `const mixing = require('mixing')
    Page({ onLoad() { mixing.soon().then((soon) => this.setData({ told: JSON.stringify({ ...mixing, soon,
      marked: global.marked, nested: require('nested'), browserly: require('browserly') }) })) } })`,
})
test.use({ viewport: phoneScreen })

for (const [route, where] of [
  ['pages/first/index', 'the app'],
  ['packages/more/deep/down/index', 'its own'],
  ['packages/none/index', 'the app'],
  ['packages/alone/index', 'the one alone'],
] as const) {
  test(`${route} takes its packages from ${where}`, async ({ open }) => {
    const phone = await open(route)
    await expect(phone.locator('[class$="kit"]')).toHaveText(`kit of ${where}`)
    await expect(phone.locator('.tool')).toHaveText(`tool of ${where}`)
    const look = await phone.locator('.looked').evaluate((node) => getComputedStyle(node, '::after').content)
    expect(look).toBe(`"look of ${where}"`)
  })
}

test('a package that is installed in a subpackage and not built yet is found there', async ({ open }) => {
  const phone = await open('packages/more/deep/unbuilt')
  await expect(phone.locator('.late')).toHaveText('not built yet')
})

test('an independent subpackage gets none of the app’s packages, and the build says so', async ({
  open,
  server,
}) => {
  const { errors } = server.report()
  expect(errors.map(({ file, message, cure }) => [file, message, cure])).toEqual([
    [
      'packages/alone/lost.json',
      'component "other/index" lies outside the independent subpackage packages/alone/',
      'Copy it into packages/alone/, or take "independent" away',
    ],
    [
      'packages/alone/lost.js',
      '"miniprogram_npm/nested/index.js" lies outside the independent subpackage packages/alone/',
      'Copy it into packages/alone/',
    ],
    [
      'packages/alone/lost.js',
      '"mixing/lib/main.js" lies outside the independent subpackage packages/alone/',
      'Copy it into packages/alone/',
    ],
  ])
  const phone = await open('packages/alone/lost')
  await expect(phone.getByRole('alert')).toContainText('miniprogram_npm/nested/index.js')
  expect(await errorsOf(phone)).not.toEqual([])
})

test('every package is brought like the app’s own scripts, begun with main, each file CommonJS of its own', async ({
  open,
  server,
}) => {
  const phone = await open('pages/first/plain')
  await expect(phone.locator('.told')).not.toBeEmpty()
  expect(JSON.parse((await phone.locator('.told').textContent())!)).toEqual({
    part: 'a part',
    late: 'whole',
    files: 'no files',
    sees: ['undefined', 'undefined', 'object'],
    soon: 'came later',
    marked: 'by a package',
    nested: 'an inner one of tool of the app',
    browserly: '{} and data',
  })
  expect(server.report().warnings).toContainEqual({
    file: 'mixing/lib/main.js',
    line: 5,
    message: 'module "fs" is not found',
    cure: 'What needs it does not run, as in WeChat',
  })
})
