import { convertWxs, guardWxs, wxsPlace, wxsRequires, wxsSyntaxError } from './wxs'

describe('WXS', () => {
  it('has constructors that are names', () => {
    const run = new Function('value', `${convertWxs("return value.constructor === 'Array'")}`) as (
      v: unknown,
    ) => boolean
    expect(run([])).toBe(true)
    expect(run({})).toBe(false)
  })

  it('keeps the single backslash of a pattern', () => {
    const run = new Function('getRegExp', convertWxs("return getRegExp('^\\d+$')")) as (
      make: (pattern: string) => RegExp,
    ) => RegExp
    expect(run((pattern) => new RegExp(pattern)).test('42')).toBe(true)
  })

  it('keeps an escaped backslash and an escaped quote', () => {
    expect(convertWxs(`getRegExp('a\\\\d')`)).toBe(`getRegExp('a\\\\d')`)
    expect(convertWxs(`getRegExp('it\\'s')`)).toBe(`getRegExp('it\\'s')`)
  })

  it('is required without its suffix', () => {
    expect(convertWxs(`require('./a.wxs')`)).toBe(`require('./a')`)
    expect(wxsRequires(`var a = require('./a.wxs'); var b = require("/b.wxs")`)).toEqual([
      './a.wxs',
      '/b.wxs',
    ])
  })

  it('is checked before it can break a bundle', () => {
    expect(wxsSyntaxError('module.exports = {}')).toBeUndefined()
    expect(wxsSyntaxError('var a = 1\nvar b = = 2\n')).toEqual({ message: "Unexpected token '='", line: 2 })
    expect(wxsSyntaxError('module.exports = {')?.message).toContain('Unexpected')
  })

  it('is found again in the built script by its file and line, and nothing beside it is taken for it', () => {
    const built = ['one()', guardWxs('a/b.wxs', 'var x = 1\nx()'), guardWxs('c.wxml', '\ny()', 7), 'z()']
    const lines = built.join('\n').split('\n')
    const placeOf = (piece: string) => {
      const row = lines.findIndex((line) => line.includes(piece))
      return wxsPlace(lines, row, lines[row]!.indexOf(piece))
    }
    expect(placeOf('var x')).toEqual({ file: 'a/b.wxs', line: 1 })
    expect(placeOf('x()')).toEqual({ file: 'a/b.wxs', line: 2 })
    expect(placeOf('y()')).toEqual({ file: 'c.wxml', line: 8 })
    expect(placeOf('one()')).toBeUndefined()
    expect(placeOf('z()')).toBeUndefined()
  })
})
