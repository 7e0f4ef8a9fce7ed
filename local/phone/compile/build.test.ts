import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BuildReport } from './index'
import { buildApp } from './index'

const root = mkdtempSync(join(tmpdir(), 'phone-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let count = 0

/** Builds an app written as a list of files; a page "a" is always there. */
async function build(files: Record<string, string>): Promise<{ report: BuildReport; code: string }> {
  count += 1
  const appDir = join(root, `app${count}`)
  const all = { 'app.json': '{"pages":["a"]}', 'a.wxml': '<view/>', 'a.js': 'Page({})', ...files }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(appDir, name)), { recursive: true })
    writeFileSync(join(appDir, name), text)
  }
  const outDir = join(root, `out${count}`)
  const report = await buildApp({ appDir, outDir, nodeModules: join(__dirname, '../../../node_modules') })
  return { report, code: readFileSync(join(outDir, 'app.js'), 'utf8') }
}

const errors = ({ report }: { report: BuildReport }) =>
  report.errors.map(({ file, message }) => `${file}: ${message}`)

describe('building an app', () => {
  it('needs an app.json', async () => {
    await expect(buildApp({ appDir: join(root, 'none'), outDir: root })).rejects.toThrow('no app.json')
  })

  it('counts pages and components', async () => {
    const built = await build({
      'a.json': '{"usingComponents":{"c":"./c"}}',
      'c.json': '{"component":true}',
      'c.wxml': '',
      'c.js': 'Component({})',
    })
    expect(built.report).toMatchObject({ pages: 1, components: 2, errors: [], warnings: [] })
  })

  it('goes on past everything that is missing, and names each', async () => {
    const built = await build({
      'a.json': '{"usingComponents":{"x":"./x","y":"plugin://p/y"}}',
      'a.wxml': '<import src="t.wxml"/><wxs src="./f.wxs" module="f"/>',
      'a.js': "require('./gone'); Page({})",
      'a.wxss': '@import "none.wxss"; .a { color: red }',
    })
    expect(errors(built)).toEqual([
      'a.json: component "./x" is not found',
      'a.json: component "plugin://p/y" comes from a plugin, which this phone cannot load',
      't.wxml: there is no such WXML file',
      'f.wxs: there is no such WXS file',
      'a.wxss: @import "none.wxss" is not found',
      'a.js: module "./gone" is not found',
    ])
    expect(() => new Function(built.code)).not.toThrow()
  })

  it.each([
    ['an unclosed tag', { 'a.wxml': '<view><text></view>' }, 'a.wxml: line 1: missing end tag'],
    ['optional chaining', { 'a.wxml': '<view>{{a?.b}}</view>' }, 'a.wxml: line 1: unexpected character'],
    ['a broken WXS module', { 'a.wxml': '<wxs module="m">module.exports = {</wxs>' }, 'a.wxml: WXS: '],
    ['a broken script', { 'a.js': 'Page({' }, 'a.js: '],
    ['broken JSON', { 'a.json': '{' }, 'a.json: JSON does not parse'],
    ['a broken style sheet', { 'a.wxss': '.a { color' }, 'a.wxss: '],
  ])('reports %s and still makes a bundle', async (_what, files, message) => {
    const built = await build(files)
    expect(errors(built)[0]).toContain(message)
    expect(() => new Function(built.code)).not.toThrow()
  })

  it('resolves npm components from node_modules', async () => {
    const built = await build({
      'app.json': '{"pages":["a"],"usingComponents":{"b":"@vant/weapp/button/index"}}',
    })
    expect(errors(built)).toEqual([])
    expect(built.code).toContain('van-button--primary')
  })

  it('lets an independent subpackage use nothing of the main package', async () => {
    const built = await build({
      'app.json':
        '{"pages":["a"],"usingComponents":{"g":"c"},"subPackages":[{"root":"i","pages":["p"],"independent":true}]}',
      'c.json': '{"component":true}',
      'c.wxml': '',
      'u.js': '',
      'shared.wxss': '.s { color: red }',
      'i/p.json': '{"usingComponents":{"c":"/c"}}',
      'i/p.wxml': '<g/>',
      'i/p.js': "require('../u'); Page({})",
      'i/p.wxss': '@import "../shared.wxss";',
    })
    expect(errors(built)).toEqual([
      'i/p.json: component "/c" lies outside the independent subpackage i/',
      'i/p.wxss: @import "../shared.wxss" lies outside the independent subpackage i/',
      'i/p.js: "u.js" lies outside the independent subpackage i/',
    ])
  })
})
