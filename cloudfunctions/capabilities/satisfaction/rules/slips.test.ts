import fc from 'fast-check'
import { CastInput, SEALED_LENGTH } from '../contract'
import { safeParse } from 'valibot'
import { boxIdOf, boxIdOfScene, digestOf, LETTERS, roundCode, roundIdOf, slipOf, unspent } from './slips'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const codes = fc
  .tuple(fc.string(), fc.string(), fc.nat(5))
  .map(([county, request, attempt]) => roundCode(county, request, attempt))

describe('slips', () => {
  it('a scene fits into a mini-program code, leads to its box, and passes the form that casting asks for', () => {
    fc.assert(
      fc.property(codes, fc.nat(59), bytes, (code, index, random) => {
        const { scene } = slipOf(boxIdOf(code, index), random)
        expect(scene).toMatch(/^[A-Za-z0-9_-]{24}$/)
        expect(boxIdOfScene(scene)).toBe(boxIdOf(code, index))
        const cast = { scene, sealed: '0'.repeat(SEALED_LENGTH) }
        expect(safeParse(CastInput, cast).success).toBe(true)
      }),
    )
  })

  it('what is no slip at all leads to no box', () => {
    const scene = slipOf('xabcd0000', new Uint8Array(16)).scene
    for (const foreign of ['', scene.slice(1), `${scene}A`, `_${scene.slice(1)}`, `${scene.slice(0, -1)}.`])
      expect(boxIdOfScene(foreign)).toBeNull()
  })

  it('all 64 letters are used, each for four of the 256 byte values, so that none is likelier', () => {
    expect(new Set(LETTERS).size).toBe(64)
    const times = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const letter = slipOf('xAAAA0000', new Uint8Array(16).fill(byte)).scene.slice(-1)
      times.set(letter, (times.get(letter) ?? 0) + 1)
    }
    expect([...times.values()]).toEqual(Array(64).fill(4))
  })

  it('a slip made of too little chance is not made at all', () => {
    expect(() => slipOf('xAAAA0000', new Uint8Array(8))).toThrow('16 bytes')
  })

  it('the box keeps digests in their own order, and no scene can be read out of them', () => {
    const slips = Array.from({ length: 50 }, (_, i) => slipOf('xAAAA0000', new Uint8Array(16).fill(i)))
    const kept = unspent(slips)
    expect(Object.keys(kept)).toEqual(slips.map((slip) => slip.digest).sort())
    expect(new Set(Object.values(kept))).toEqual(new Set([0]))
    for (const { scene } of slips) expect(JSON.stringify(kept)).not.toContain(scene.slice(8))
  })

  it('the same request makes the same round, another attempt or county makes another', () => {
    const code = roundCode('u990101', 'request-1', 0)
    expect(roundCode('u990101', 'request-1', 0)).toBe(code)
    expect(roundCode('u990101', 'request-1', 1)).not.toBe(code)
    expect(roundCode('u990102', 'request-1', 0)).not.toBe(code)
    expect(roundIdOf(code)).toMatch(/^r[A-Za-z0-9]{4}$/)
  })

  it('boxes of a round are numbered, so no two villages share one', () => {
    const ids = Array.from({ length: 60 }, (_, i) => boxIdOf('abcd', i))
    expect(new Set(ids).size).toBe(60)
    expect(ids[3]).toBe('xabcd0003')
  })

  it('a slip of another box has another digest even with the same random part', () => {
    const random = new Uint8Array(16).fill(7)
    expect(digestOf(slipOf('xabcd0001', random).scene)).not.toBe(digestOf(slipOf('xabcd0002', random).scene))
  })
})
