import { boxKey } from './blinding'
import { KEEP_RANDOM, keepSentence, readSentence } from './kept-sentence'

const key = boxKey('a secret of the poll', 'xabcd0000', 'salt')
const chance = (fill: number): Uint8Array => new Uint8Array(KEEP_RANDOM).fill(fill)

describe('a sentence in the box', () => {
  it('is read by the box’s key alone', () => {
    const kept = keepSentence(key, '路灯坏了三个月。', chance(1))
    expect(readSentence(key, kept)).toBe('路灯坏了三个月。')
    expect(readSentence(boxKey('a secret of the poll', 'xabcd0000', ''), kept)).toBeNull()
    expect(readSentence(boxKey('another secret', 'xabcd0000', 'salt'), kept)).toBeNull()
  })

  it('looks no different where nothing was said, and never twice the same', () => {
    const nothing = keepSentence(key, undefined, chance(2))
    expect(readSentence(key, nothing)).toBe('')
    expect(nothing).toHaveLength(keepSentence(key, '字'.repeat(60), chance(3)).length)
    expect(keepSentence(key, '好', chance(4))).not.toEqual(keepSentence(key, '好', chance(5)))
  })

  it('that somebody altered or cut is not read', () => {
    const kept = keepSentence(key, '好', chance(6))
    for (const at of [0, 30, kept.length - 1]) {
      const altered = Uint8Array.from(kept, (byte, i) => (i === at ? byte ^ 1 : byte))
      expect(readSentence(key, altered)).toBeNull()
    }
    for (const length of [0, 24, 100]) expect(readSentence(key, kept.slice(0, length))).toBeNull()
  })
})
