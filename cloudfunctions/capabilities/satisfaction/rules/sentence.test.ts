import fc from 'fast-check'
import { SENTENCE_MAX } from '../contract'
import { decodeSentence, encodeSentence, plainSentence, SENTENCE_PLACE } from './sentence'

const place = (...bytes: number[]): Uint8Array => {
  const whole = new Uint8Array(SENTENCE_PLACE)
  whole.set(bytes)
  return whole
}

describe('one sentence beside the answers', () => {
  it('comes out as it went in, whatever anybody types, rare characters too, and always takes the same place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (typed) => {
        const sentence = plainSentence(typed)
        const bytes = encodeSentence(sentence)
        expect(bytes).toHaveLength(SENTENCE_PLACE)
        expect(decodeSentence(bytes)).toBe(sentence)
        expect(sentence.length).toBeLessThanOrEqual(SENTENCE_MAX)
      }),
    )
    for (const said of ['𠮷家路灯坏了三个月。', '路 修好了👍', '字'.repeat(SENTENCE_MAX)])
      expect(decodeSentence(encodeSentence(plainSentence(said)))).toBe(said)
  })

  it('that nobody wrote is empty', () => {
    expect(decodeSentence(encodeSentence(undefined))).toBe('')
  })

  it('is one line: line ends, tabs and invisible characters become a space, half characters go', () => {
    expect(plainSentence(' 路灯坏了\n\n修\u200b一修\t吧 \u202e')).toBe('路灯坏了 修 一修 吧')
    expect(plainSentence(`${'字'.repeat(SENTENCE_MAX - 1)}𠮷`)).toBe('字'.repeat(SENTENCE_MAX - 1))
  })

  it.each([
    ['a length beyond the place', place(181)],
    ['something behind the text', place(1, 0x61, 0x62)],
    ['bytes that are no text', place(2, 0xc3, 0x28)],
    ['half a character', place(3, 0xed, 0xa0, 0x80)],
    ['a line end', place(3, 0x61, 0x0a, 0x62)],
    ['more letters than a phone lets anybody type', place(61, ...Array<number>(61).fill(0x61))],
    ['a shorter place', new Uint8Array(SENTENCE_PLACE - 1)],
  ])('%s is not read', (_what, bytes) => {
    expect(decodeSentence(bytes)).toBeNull()
  })
})
