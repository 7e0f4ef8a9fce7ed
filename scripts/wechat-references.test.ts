import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { unresolvedReferences } from './wechat-references'

type Files = Record<string, string>

const page = (path: string, using: object = {}): Files => ({
  [`${path}.json`]: JSON.stringify({ usingComponents: using }),
  [`${path}.wxml`]: '<view />',
  [`${path}.ts`]: '',
})

/** A small mini-program in which everything is there. */
const FAITHFUL: Files = {
  'app.json': JSON.stringify({
    pages: ['pages/home/index'],
    subPackages: [
      { root: 'packages/a', pages: ['one/index'] },
      { root: 'packages/b', pages: ['two/index'] },
      { root: 'packages/alone', pages: ['three/index'], independent: true },
    ],
    preloadRule: { 'pages/home/index': { packages: ['packages/a'] } },
    tabBar: {
      list: [{ pagePath: 'pages/home/index', iconPath: '@home', selectedIconPath: 'assets/on.png' }],
    },
    themeLocation: 'theme.json',
    sitemapLocation: 'sitemap.json',
  }),
  'theme.json': JSON.stringify({ light: { home: 'assets/home.png' }, dark: { home: 'assets/home.png' } }),
  'sitemap.json': '{}',
  'assets/home.png': 'x',
  'assets/on.png': 'x',
  'app.ts': '',
  ...page('pages/home/index', {
    'list-row': '/components/row/index',
    'van-button': '@vant/weapp/button/index',
  }),
  'pages/home/index.wxml': `<import src="../../components/words.wxml" />
    <wxs src="./say.wxs" module="say" /><scroll-view><list-row /><van-button /></scroll-view>
    <!-- <import src="./once.wxml" /> <old-part /> -->
    <image src="/assets/home.png" /><image src="{{ picture }}" /><image src="https://example.org/x.png" />`,
  'pages/home/say.wxs': 'module.exports = {}',
  'pages/home/index.wxss': '@import "/styles/all.wxss"; .x { background: url("data:image/png;base64,AA") }',
  'pages/home/index.ts': `import type { Api } from '../../../../cloud/contract'
    import { Api as Again } from '../../somewhere'
    import { helper } from './helper'
    // require('./once') and page 'pages/once/index'
    let api: Again | Api
    wx.navigateTo({ url: \`/packages/a/one/index?id=\${helper}\` })`,
  'pages/home/helper.ts': `export const helper = '/assets/home.png'`,
  'styles/all.wxss': '',
  'components/words.wxml': '<template name="words"><list-row /></template>',
  ...page('components/row/index'),
  'components/row/index.json': '{"component":true}',
  ...page('packages/a/one/index', { 'list-row': '/components/row/index' }),
  ...page('packages/b/two/index'),
  ...page('packages/alone/three/index'),
  'miniprogram_npm/@vant/weapp/button/index.json': '{"component":true}',
  'miniprogram_npm/@vant/weapp/button/index.wxml': '<view />',
  'miniprogram_npm/@vant/weapp/button/index.js': `require("../common")`,
  'miniprogram_npm/@vant/weapp/common.js': '',
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhucun-references-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function lay(root: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}

function found(changed: Record<string, string | null>, messages: Files = {}): string[] {
  const files = Object.entries({ ...FAITHFUL, ...changed }).filter(
    (each): each is [string, string] => each[1] !== null,
  )
  lay(join(folder, 'app'), Object.fromEntries(files))
  lay(join(folder, 'cloud'), { 'messages.ts': '', ...messages })
  return unresolvedReferences(join(folder, 'app'), [join(folder, 'cloud')])
}

const home = (add: string): Record<string, string> => ({
  'pages/home/index.ts': `${FAITHFUL['pages/home/index.ts']!}\n${add}`,
})
const homeTemplate = (add: string): Record<string, string> => ({
  'pages/home/index.wxml': FAITHFUL['pages/home/index.wxml']! + add,
})
const app = (change: object): Record<string, string> => ({
  'app.json': JSON.stringify({ ...(JSON.parse(FAITHFUL['app.json']!) as object), ...change }),
})

describe('what a phone would look for in vain', () => {
  it('is nothing in a faithful mini-program, and nothing in this one', () => {
    expect(found({})).toEqual([])
    const root = resolve(__dirname, '..')
    expect(unresolvedReferences(join(root, 'miniprogram'), [join(root, 'cloudfunctions')])).toEqual([])
  })

  it.each<[string, Record<string, string | null>, string]>([
    [
      'a require of nothing',
      home(`import { x } from './gone'; x()`),
      'pages/home/index.ts: require(./gone) is not there',
    ],
    [
      'a require later',
      home(`void require.async('./gone')`),
      'pages/home/index.ts: require(./gone) is not there',
    ],
    [
      'a value out of the mini-program',
      home(`import { x } from '../../../cloud/messages'; x()`),
      'pages/home/index.ts: require(../../../cloud/messages) is not there',
    ],
    [
      'a module that nobody packed',
      home(`import x from 'dayjs'; x()`),
      'pages/home/index.ts: require(dayjs) is not there',
    ],
    [
      'a require of another subpackage',
      { 'packages/a/one/index.ts': `import { x } from '../../b/two/index'; x()` },
      'packages/a/one/index.ts: packages/b/two/index.ts lies in another package, which the phone may not have yet',
    ],
    [
      'the main package of one that stands alone',
      {
        'packages/alone/three/index.ts': `import { helper } from '../../../pages/home/helper'; helper.big()`,
      },
      'packages/alone/three/index.ts: pages/home/helper.ts lies in another package, which the phone may not have yet',
    ],
    [
      'a require deep in a packed module',
      { 'miniprogram_npm/@vant/weapp/common.js': null },
      'miniprogram_npm/@vant/weapp/button/index.js: require(../common) is not there',
    ],
    [
      'a component that is not there',
      { ...page('packages/b/two/index', { 'x-y': '/components/gone/index' }) },
      'packages/b/two/index.json: component /components/gone/index is not there',
    ],
    [
      'a component of a component',
      { 'components/row/index.json': '{"component":true,"usingComponents":{"x-y":"../gone/index"}}' },
      'components/row/index.json: component ../gone/index is not there',
    ],
    [
      'an element that nobody registered',
      { 'packages/b/two/index.wxml': '<list-row />' },
      'packages/b/two/index.wxml: <list-row> is not among its usingComponents',
    ],
    [
      'a page without its script',
      { 'packages/b/two/index.ts': null },
      'packages/b/two/index: its script is not there',
    ],
    [
      'a page without its template',
      { 'packages/b/two/index.wxml': null },
      'packages/b/two/index: packages/b/two/index.wxml is not there',
    ],
    [
      'an imported template',
      homeTemplate('<import src="./gone.wxml" />'),
      'pages/home/index.wxml: ./gone.wxml is not there',
    ],
    [
      'a script of a template',
      { 'pages/home/say.wxs': null },
      'pages/home/index.wxml: ./say.wxs is not there',
    ],
    [
      'a picture',
      homeTemplate('<image class="x" src="/assets/gone.png" />'),
      'pages/home/index.wxml: /assets/gone.png is not there',
    ],
    [
      'a picture that a script names',
      { 'pages/home/helper.ts': `export const helper = '/assets/gone.png'` },
      'pages/home/helper.ts: /assets/gone.png is not there',
    ],
    ['a sheet', { 'styles/all.wxss': null }, 'pages/home/index.wxss: /styles/all.wxss is not there'],
    [
      'a picture in a sheet',
      { 'styles/all.wxss': '.x { background: url(/assets/home.png) }' },
      'styles/all.wxss: url(/assets/home.png) is a file, which a sheet cannot show',
    ],
    [
      'a page that a script opens',
      home(`wx.navigateTo({ url: '/packages/a/gone/index' })`),
      'pages/home/index.ts: page packages/a/gone/index is not in app.json',
    ],
    ['a tab’s picture', { 'assets/on.png': null }, 'app.json: tab bar icon assets/on.png is not there'],
    [
      'a tab’s picture in the dark',
      { 'theme.json': '{"light":{"home":"assets/home.png"},"dark":{}}' },
      'app.json: tab bar icon @home (not in the theme) is not there',
    ],
    [
      'a package to be loaded early',
      app({ preloadRule: { 'pages/home/index': { packages: ['packages/gone'] } } }),
      'app.json: preloads packages/gone is no subpackage',
    ],
    ['the sitemap', { 'sitemap.json': null }, 'app.json: sitemap.json is not there'],
  ])('%s is named', (_what, changed, problem) => expect(found(changed)).toEqual([problem]))

  it('a page that a message of the cloud opens is named', () => {
    const messages = { 'messages.ts': 'export const page = (id: string) => `packages/b/gone/index?id=${id}`' }
    expect(found({}, messages)).toEqual(['messages.ts: page packages/b/gone/index is not in app.json'])
  })
})
