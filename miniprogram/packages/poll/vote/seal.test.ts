/** @jest-environment node */
import {
  SEALED_LENGTH,
  SENTENCE_MAX,
  type Choices,
} from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { boxKey } from '../../../../cloudfunctions/capabilities/satisfaction/rules/blinding'
import { sealKeyOf, unseal } from '../../../../cloudfunctions/capabilities/satisfaction/rules/sealing'
import { plainSentence as cloudPlain } from '../../../../cloudfunctions/capabilities/satisfaction/rules/sentence'
import { seal, SEAL_RANDOM, unguessable } from './seal'
import * as sentence from './sentence'

const key = boxKey('a secret of the poll', 'xabcd0000', 'salt')
const random = Uint8Array.from({ length: SEAL_RANDOM }, (_, i) => (i * 37) % 256)
const grades = ['satisfied', 'basically', 'not', 'unknown'] as const

describe('what the phone seals', () => {
  it('is what the poll opens, for every answer to every question', () => {
    const ballots: Choices[] = grades.flatMap((overall) =>
      grades.map((grade) => ({ overall, aspects: { lives: grade, fair: overall } })),
    )
    ballots.push({ overall: 'not', aspects: {} }, { overall: 'not', aspects: {}, stay: 'stay' })
    ballots.push({ overall: 'not', aspects: {}, sentence: '𠮷家门口的路灯坏了，修一修' })
    ballots.push({ overall: 'not', aspects: {}, sentence: '字'.repeat(60) })
    ballots.push({ overall: 'unknown', aspects: { works: 'not', helps: 'satisfied' }, stay: 'change' })
    for (const ballot of ballots) expect(unseal(key, seal(sealKeyOf(key), ballot, random))).toEqual(ballot)
  })

  it('says nothing by its length', () => {
    const short = seal(sealKeyOf(key), { overall: 'not', aspects: {} }, random)
    const long = seal(
      sealKeyOf(key),
      { overall: 'not', aspects: { lives: 'not', works: 'not' }, stay: 'stay', sentence: '字'.repeat(60) },
      random,
    )
    expect(short).toHaveLength(SEALED_LENGTH)
    expect(long).toHaveLength(SEALED_LENGTH)
  })
})

describe('the sentence', () => {
  it('is cleaned on the phone as the cloud wants it, or the ballot would not be read', () => {
    expect(sentence.SENTENCE_MAX).toBe(SENTENCE_MAX)
    for (const typed of [
      ' a\nb\u200b ',
      '好\u202e的',
      '字'.repeat(59) + '𠮷',
      '\u0007响\ufeff',
      '👨\u200d🌾种地',
    ])
      expect(sentence.plainSentence(typed)).toBe(cloudPlain(typed))
  })
})

describe('the chance a seal is made of', () => {
  it('comes from WeChat, and where WeChat has none there is no seal', async () => {
    const global = globalThis as unknown as { wx: unknown }
    global.wx = {
      getRandomValues: ({ length, success }: { length: number; success: (r: object) => void }) =>
        success({ randomValues: new Uint8Array(length).fill(7).buffer }),
    }
    expect(await unguessable(56)).toEqual(new Uint8Array(56).fill(7))
    global.wx = { getRandomValues: ({ fail }: { fail: () => void }) => fail() }
    expect(await unguessable(56)).toBeNull()
    global.wx = {}
    expect(await unguessable(56)).toBeNull()
  })
})
