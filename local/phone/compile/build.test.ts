import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { SourceMapPayload, SourceMapping } from 'node:module'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { SCOPE_MARK } from '../runtime/scope-mark'
import type { BuildReport } from './index'
import { nearestModules } from './app-source'
import { buildApp, problemText } from './index'

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

const errors = ({ report }: { report: BuildReport }) => report.errors.map(problemText)

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
      'a.wxml': '<import src="t.wxml"/>\n<wxs src="./f.wxs" module="f"/>',
      'a.js': "const a = 1\n\nrequire('./gone'); Page({ a })",
      'a.wxss': '.b { color: red }\n@import "none.wxss"; .a { color: red }',
    })
    expect(errors(built)).toEqual([
      'a.json:1: component "./x" is not found. Create ./x.json and ./x.wxml, or correct the path.',
      'a.json:1: component "plugin://p/y" comes from a plugin, which this phone cannot load. Look at this page in WeChat DevTools.',
      'a.wxml:1: there is no t.wxml. Create it, or correct src.',
      'a.wxml:2: there is no f.wxs. Create it, or correct src.',
      'a.wxss:2: @import "none.wxss" is not found. Create the file, or correct the path.',
      'a.js:3: module "./gone" is not found. Create the file, or correct the path.',
    ])
    expect(() => new Function(built.code)).not.toThrow()
  })

  it('names a page that app.json lists and nobody wrote, where it is listed', async () => {
    const built = await build({
      'app.json':
        '{\n  "pages": [\n    "a",\n    "pages/gone/gone"\n  ],\n  "subPackages": [{ "root": "s", "pages": ["p/q"] }]\n}',
    })
    expect(errors(built)).toEqual([
      'app.json:4: page "pages/gone/gone" has no pages/gone/gone.wxml. Create pages/gone/gone.wxml and pages/gone/gone.js, or take the page out of app.json.',
      'app.json:6: page "s/p/q" has no s/p/q.wxml. Create s/p/q.wxml and s/p/q.js, or take the page out of app.json.',
    ])
    expect(built.code).toContain('take the page out of app.json')
  })

  it('names a tag that nothing stands behind, also in a template, and lets plain words be', async () => {
    const built = await build({
      'a.wxml':
        '<import src="t.wxml"/>\n<!-- <no-tag/> -->\n<view wx:if="{{1 <my-x}}" a="<in-text>">\n<my-card/><div/></view>',
      't.wxml': '<template name="t">\n\n<my-row/></template>',
      'a.json': '{"usingComponents":{"my-x":"./c"}}',
      'c.json': '{"component":true}',
      'c.wxml': '<slot/>',
    })
    const cure = (tag: string) =>
      `no built-in component, and usingComponents does not name it. Add "${tag}" to usingComponents in a.json, or in app.json for all pages.`
    expect(errors(built)).toEqual([
      `a.wxml:4: <my-card> is ${cure('my-card')}`,
      `t.wxml:3: <my-row> is ${cure('my-row')}`,
    ])
    expect(built.report.warnings.map(problemText)).toEqual([`a.wxml:4: <div> is ${cure('div')}`])
  })

  it.each([
    ['a comma too many', '{\n"pages": ["a",]\n}', 'app.json:2: JSON does not parse'],
    ['no pages', '{}', 'app.json:1: there is no list of "pages"'],
  ])('stops at an app.json with %s and names the line', async (_what, text, message) => {
    await expect(build({ 'app.json': text })).rejects.toThrow(message)
  })

  it('finds the app of a project by its settings', async () => {
    const appDir = join(root, 'project')
    mkdirSync(join(appDir, 'mini'), { recursive: true })
    writeFileSync(join(appDir, 'project.config.json'), '{ "miniprogramRoot": "mini/" }')
    writeFileSync(join(appDir, 'mini/app.json'), '{"pages":["a"]}')
    writeFileSync(join(appDir, 'mini/a.wxml'), '<view/>')
    const report = await buildApp({ appDir, outDir: join(root, 'project-out') })
    expect(report).toMatchObject({ pages: 1, errors: [] })
  })

  it('follows resolveAlias in scripts, style sheets and components', async () => {
    const built = await build({
      'app.json': '{"pages":["a"],"resolveAlias":{"~/*":"/*","@lib/*":"lib/*"}}',
      'a.json': '{"usingComponents":{"c-one":"~/lib/c"}}',
      'a.wxml': '<c-one/>',
      'a.js': "const { far } = require('@lib/far'); Page({ far })",
      'a.wxss': '@import "@lib/far.wxss";',
      'lib/c.json': '{"component":true}',
      'lib/c.wxml': '',
      'lib/far.js': 'exports.far = "from afar"',
      'lib/far.wxss': '.far { color: red }',
    })
    expect(errors(built)).toEqual([])
    expect(built.code).toContain('from afar')
    expect(built.code).toContain(`.${SCOPE_MARK}--far { color: red }`)
  })

  it('maps a line of the bundle back to the app’s own file', async () => {
    const built = await build({ 'a.js': 'const first = 1\n\nPage({ marker: "find-me" })\n' })
    const map = JSON.parse(readFileSync(join(root, `out${count}`, 'app.js.map'), 'utf8')) as SourceMapPayload
    const lines = built.code.split('\n')
    const line = lines.findIndex((text) => text.includes('find-me'))
    const column = lines[line]!.indexOf('Page(')
    const entry = new SourceMap(map).findEntry(line, column) as SourceMapping
    expect(entry.originalSource).toMatch(/(^|\/)a\.js$/)
    expect(entry.originalLine).toBe(2)
    expect(map.sourcesContent[map.sources.indexOf(entry.originalSource)]).toContain('const first = 1')
  })

  it.each([
    [
      'an unclosed tag',
      { 'a.wxml': '<view>\n<text></view>' },
      'a.wxml:2: missing end tag. Close the tag that is opened here.',
    ],
    ['optional chaining', { 'a.wxml': '\n<view>{{a?.b}}</view>' }, 'a.wxml:2: unexpected character'],
    [
      'a broken WXS module',
      { 'a.wxml': '<view/>\n<wxs module="m">\nvar a = = 1\n</wxs>' },
      'a.wxml:3: WXS: Unexpected token',
    ],
    [
      'a broken script',
      { 'a.js': 'const a = 1\nPage({ b: })' },
      'a.js:2: Unexpected "}". Mend the script on this line.',
    ],
    ['broken JSON', { 'a.json': '{\n"a": 1 "b": 2\n}' }, 'a.json:2: JSON does not parse'],
    ['a broken style sheet', { 'a.wxss': '.b { top: 0 }\n.a { color' }, 'a.wxss:2: '],
    [
      'a LESS sheet',
      { 'a.less': '.b { top: 0 }' },
      'a.less: LESS is not supported. Compile it to a.wxss beside it first.',
    ],
  ])('reports %s with its line and still makes a bundle', async (_what, files, message) => {
    const built = await build(files as unknown as Record<string, string>)
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
      'i/p.wxml': '<view/>',
      'i/p.js': "require('../u'); Page({})",
      'i/p.wxss': '@import "../shared.wxss";',
    })
    expect(errors(built)).toEqual([
      'i/p.json:1: component "/c" lies outside the independent subpackage i/. Copy it into i/, or take "independent" away.',
      'i/p.wxss:1: @import "../shared.wxss" lies outside the independent subpackage i/. Copy it into i/.',
      'i/p.js:1: "u.js" lies outside the independent subpackage i/. Copy it into i/.',
    ])
  })

  it('cuts components that draw each other without end, and leaves those that end', async () => {
    const component = (using: string) => `{"component":true,"usingComponents":{${using}}}`
    const built = await build({
      'a.json': '{"usingComponents":{"c-one":"c","t-ree":"t","b-ox":"b"}}',
      'a.wxml': '<c-one/><t-ree/>',
      'c.json': component('"c-self":"c"'),
      'c.wxml': '<view>\n<block><c-self/></block></view>',
      't.json': component('"t-ree":"t","b-ox":"b"'),
      't.wxml':
        '<block wx:for="{{[]}}"><t-ree/></block><b-ox><t-ree/></b-ox><template name="x"><t-ree/></template><!-- <t-ree/> -->',
      'b.json': component(''),
      'b.wxml': '<view wx:if="{{a > 1}}"><slot/></view>',
    })
    expect(errors(built)).toEqual([
      'c.wxml:2: <c-self> is drawn within itself, without end. Put a wx:if on it that ends this.',
    ])
  })

  it('takes a module of a file also between two tags', async () => {
    const built = await build({
      'a.wxml': '<wxs src="./f.wxs" module="f">\n</wxs><view>{{f.one}}</view>',
      'f.wxs': 'module.exports = { one: 1 }',
    })
    expect(errors(built)).toEqual([])
  })
})

describe('packages from npm', () => {
  const kit = (mark: string) => ({
    'index.json': '{"component":true}',
    'index.wxml': `<text>${mark}</text>`,
    'index.js': 'Component({})',
  })
  const under = (folder: string, files: Record<string, string>) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]))
  const page = { 'a.json': '{"usingComponents":{"kit-box":"kit/index"}}', 'a.wxml': '<kit-box/>' }

  it('are taken from the app’s own miniprogram_npm, as WeChat takes them, whatever node_modules has', async () => {
    const built = await build({ ...page, ...under('miniprogram_npm/kit', kit('built for this app')) })
    expect(built.report).toMatchObject({ components: 2, errors: [] })
    expect(built.code).toContain('built for this app')
    const vant = await build({
      'a.json': '{"usingComponents":{"van-tag":"@vant/weapp/tag/index"}}',
      'a.wxml': '<van-tag/>',
      ...under('miniprogram_npm/@vant/weapp/tag', kit('an older tag of their own')),
    })
    expect(vant.report).toMatchObject({ components: 2, errors: [] })
    expect(vant.code).toContain('an older tag of their own')
  })

  it('are looked for in the node_modules nearest to the app, not in those of whoever runs the phone', () => {
    const app = join(root, 'their-project', 'miniprogram')
    mkdirSync(join(root, 'their-project', 'node_modules'), { recursive: true })
    mkdirSync(app, { recursive: true })
    expect(nearestModules(app)).toBe(join(root, 'their-project', 'node_modules'))
  })
})
