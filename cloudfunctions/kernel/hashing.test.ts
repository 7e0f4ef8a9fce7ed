import fc from 'fast-check'
import { createHash, createHmac } from 'node:crypto'
import { canonical, hmacHex, sha256Hex, stableId } from './hashing'

describe('hashing without a platform', () => {
  it('agrees with the platform’s own SHA-256 and HMAC for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (key, text) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
        expect(hmacHex(key, text)).toBe(createHmac('sha256', key).update(text, 'utf8').digest('hex'))
      }),
    )
  })

  it('an id is the same for the same parts and does not confuse where parts begin', () => {
    expect(stableId('p', 'ab', 'c')).toBe(stableId('p', 'ab', 'c'))
    expect(stableId('p', 'ab', 'c')).not.toBe(stableId('p', 'a', 'bc'))
    expect(stableId('p', '柳湾村')).toMatch(/^p[0-9a-f]{20}$/)
  })

  it('the canonical text of a value does not depend on the order of its keys', () => {
    expect(canonical({ b: [1, { d: 1, c: null }], a: '二' })).toBe(
      canonical({ a: '二', b: [1, { c: null, d: 1 }] }),
    )
    expect(canonical({ a: undefined, b: 1 })).toBe(canonical({ b: 1 }))
    expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }))
  })
})
