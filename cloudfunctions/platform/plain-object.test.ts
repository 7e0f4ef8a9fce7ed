import { isPlainObject } from './plain-object'

describe('what an input may be', () => {
  it('an object of plain JSON is one, however its values look', () => {
    expect(isPlainObject({ a: [1, { b: null }], $set: 'x', 'a.b': {} })).toBe(true)
    expect(isPlainObject({})).toBe(true)
  })

  it('a list, a text, a number and nothing are none', () => {
    expect([[], 'text', 7, null, undefined, true].filter(isPlainObject)).toEqual([])
  })

  it('a key that means something to JavaScript is refused at any level', () => {
    expect(isPlainObject(JSON.parse('{"__proto__": {}}'))).toBe(false)
    expect(isPlainObject(JSON.parse('{"a": [{"b": {"constructor": 1}}]}'))).toBe(false)
    expect(isPlainObject(JSON.parse('{"a": {"prototype": 1}}'))).toBe(false)
  })

  it('endless nesting is refused before it can exhaust anything', () => {
    const deep = JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000)) as unknown
    expect(isPlainObject(deep)).toBe(false)
  })
})
