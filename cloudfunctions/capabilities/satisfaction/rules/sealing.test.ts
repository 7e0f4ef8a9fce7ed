import fc from 'fast-check'
import { ASPECTS, GRADES, SEALED_LENGTH, STAYS, type Choices } from '../contract'
import { boxKey } from './blinding'
import { plainSentence } from './sentence'
import { decode, encode, seal, SEAL_RANDOM, sealKeyOf, unseal } from './sealing'

const grade = fc.constantFrom(...GRADES)
const choices: fc.Arbitrary<Choices> = fc
  .record(
    {
      overall: grade,
      aspects: fc.record(Object.fromEntries(ASPECTS.map((aspect) => [aspect, grade])), { requiredKeys: [] }),
      stay: fc.constantFrom(...STAYS),
      sentence: fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }).map(plainSentence).filter(Boolean),
    },
    { requiredKeys: ['overall', 'aspects'] },
  )
  .map((each) => each as Choices)
const random = fc.uint8Array({ minLength: SEAL_RANDOM, maxLength: SEAL_RANDOM })
const scene = 'abcd0000ABCDEFGH'
const key = boxKey('a secret of the poll', 'xabcd0000', 'salt')

describe('a ballot on its way', () => {
  it('is read by the poll as it was cast, whatever was chosen or left open', () => {
    fc.assert(
      fc.property(choices, random, (ballot, bytes) => {
        expect(unseal(key, scene, seal(sealKeyOf(key), scene, ballot, bytes))).toEqual(ballot)
      }),
      { numRuns: 30 },
    )
  })

  it('is as long for one answer as for all of them', () => {
    fc.assert(
      fc.property(choices, random, (ballot, bytes) => {
        expect(seal(sealKeyOf(key), scene, ballot, bytes)).toHaveLength(SEALED_LENGTH)
      }),
      { numRuns: 20 },
    )
  })

  it('looks different every time, also for the same choices', () => {
    const ballot: Choices = { overall: 'not', aspects: {} }
    const one = seal(sealKeyOf(key), scene, ballot, new Uint8Array(SEAL_RANDOM).fill(1))
    const two = seal(sealKeyOf(key), scene, ballot, new Uint8Array(SEAL_RANDOM).fill(2))
    expect(two).not.toBe(one)
  })

  it('cannot be read by another box, nor after the salt is gone', () => {
    const sealed = seal(
      sealKeyOf(key),
      scene,
      { overall: 'not', aspects: {} },
      new Uint8Array(SEAL_RANDOM).fill(3),
    )
    expect(unseal(boxKey('a secret of the poll', 'xabcd0001', 'salt'), scene, sealed)).toBeNull()
    expect(unseal(boxKey('a secret of the poll', 'xabcd0000', ''), scene, sealed)).toBeNull()
  })

  it('is read with the slip it was sealed for and with no other of the box', () => {
    const sealed = seal(
      sealKeyOf(key),
      scene,
      { overall: 'not', aspects: {} },
      new Uint8Array(SEAL_RANDOM).fill(5),
    )
    expect(unseal(key, scene, sealed)).toEqual({ overall: 'not', aspects: {} })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: scene.length - 1 }),
        fc.constantFrom(...'aZ09_-'),
        (at, letter) => {
          fc.pre(scene[at] !== letter)
          expect(unseal(key, scene.slice(0, at) + letter + scene.slice(at + 1), sealed)).toBeNull()
        },
      ),
      { numRuns: 30 },
    )
  })

  it('that was altered in any one digit is not read at all', () => {
    const sealed = seal(
      sealKeyOf(key),
      scene,
      { overall: 'not', aspects: {} },
      new Uint8Array(SEAL_RANDOM).fill(4),
    )
    for (const at of [0, 63, 64, 95, 96, 130, 300, 469]) {
      const digit = sealed[at] === '0' ? '1' : '0'
      expect(unseal(key, scene, sealed.slice(0, at) + digit + sealed.slice(at + 1))).toBeNull()
    }
  })
})

describe('the bytes of a ballot', () => {
  it('are one a question, 0 for one left open', () => {
    const ballot: Choices = { overall: 'satisfied', aspects: { works: 'unknown' }, stay: 'change' }
    expect([...encode(ballot)]).toEqual([1, 0, 4, 0, 0, 2, ...Array<number>(181).fill(0)])
    const said = [...encode({ ...ballot, sentence: '路' })]
    expect(said.slice(6, 11)).toEqual([3, 0xe8, 0xb7, 0xaf, 0])
  })

  it('that mean nothing are no ballot', () => {
    const none = Array<number>(181).fill(0)
    const answers = [
      [0, 0, 0, 0, 0, 0],
      [5, 0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 3],
      [1, 0, 0, 0, 0],
    ]
    for (const bytes of answers) expect(decode(Uint8Array.from([...bytes, ...none]))).toBeNull()
    expect(decode(Uint8Array.from([]))).toBeNull()
    expect(decode(Uint8Array.from([1, 0, 0, 0, 0, 0]))).toBeNull()
    expect(decode(Uint8Array.from([1, 0, 0, 0, 0, 0, ...none]))).toEqual({
      overall: 'satisfied',
      aspects: {},
    })
  })
})
