import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { wxmlToJs } = jest.requireActual<{ wxmlToJs(root: string): string }>('./roomy-compiler.cjs')
const wechats = jest.requireActual<{ wxmlToJs(root: string): string }>('miniprogram-compiler/src/index.js')
/** Always the same folder, so that what is kept of it takes the place of what was. */
const app = join(tmpdir(), 'zhucun-kept-templates')
const write = (name: string, text: string) => writeFileSync(join(app, name), text)

beforeEach(() => {
  rmSync(app, { recursive: true, force: true })
  mkdirSync(app)
  write('index.json', '{}')
  write('index.wxml', `<view>${String(process.hrtime.bigint())}</view>`)
})
afterAll(() => rmSync(app, { recursive: true, force: true }))

it('compiles the templates of an app once, and again as soon as one of its files is another', () => {
  const compiled = jest.spyOn(wechats, 'wxmlToJs')
  const first = wxmlToJs(app)
  expect(wxmlToJs(app)).toBe(first)
  expect(compiled).toHaveBeenCalledTimes(1)
  write('index.wxml', '<view>another</view>')
  expect(wxmlToJs(app)).toContain('another')
  expect(first).not.toContain('another')
  write('index.json', '{ "component": true }')
  write('new.wxml', '<text>new</text>')
  expect(wxmlToJs(app)).toContain('new.wxml')
  expect(compiled).toHaveBeenCalledTimes(3)
})

it('keeps nothing of what does not compile', () => {
  write('index.wxml', '<view>')
  for (let time = 0; time < 2; time++) expect(() => wxmlToJs(app)).toThrow('index.wxml')
})
