import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppSource } from './app-source'
import { Problems } from './report'
import { Styles } from './styles'

const dir = mkdtempSync(join(tmpdir(), 'phone-styles-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function convert(css: string, prefix = ''): string {
  writeFileSync(join(dir, 'app.json'), '{"pages":["a"]}')
  writeFileSync(join(dir, 'a.wxss'), css)
  return new Styles(new AppSource(dir, '/none'), new Problems()).convert('a', prefix)?.trim() ?? ''
}

describe('a style sheet', () => {
  it('names built-in tags as they are in the document, and no others', () => {
    expect(convert('view.a > text, page, my-view { color: red }')).toBe(
      'wx-view.a > wx-text, page, my-view { color: red }',
    )
  })

  it('gives the classes of a component its prefix', () => {
    expect(convert(':host { top: 0 } .a.b:not(.c) { top: 0 }', 'card')).toBe(
      '[wx-host=card] { top: 0 } .card--a.card--b:not(.card--c) { top: 0 }',
    )
  })

  it('leaves the steps of an animation alone', () => {
    const css = '@keyframes view { from { left: 0 } to { left: 10px } }'
    expect(convert(css, 'card')).toBe(css)
  })

  it('answers dark by the switch of the phone without changing the rank of a rule', () => {
    expect(convert('@media (prefers-color-scheme: dark) { page, .a { color: red } }')).toBe(
      ':where([data-theme="dark"]) page, :where([data-theme="dark"]) .a { color: red }',
    )
  })

  it('finds its pictures in the app', () => {
    expect(convert('.a { background: url(img/b.png) }')).toBe('.a { background: url("/img/b.png") }')
    expect(convert('.a { background: url(data:image/png;base64,xx) }')).toContain(
      'url(data:image/png;base64,xx)',
    )
  })

  it('inlines what it imports, once around a circle', () => {
    writeFileSync(join(dir, 'b.wxss'), '@import "a.wxss"; .b { top: 1rpx }')
    expect(convert('@import "b.wxss"; .a { top: 0 }').replace(/\s+/g, ' ')).toBe(
      '.b { top: 0.13334vw } .a { top: 0 }',
    )
  })
})
