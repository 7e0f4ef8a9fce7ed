/** @jest-environment node */
import {
  SEALED_LENGTH,
  SENTENCE_MAX,
  type Choices,
} from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { boxKey } from '../../../../cloudfunctions/capabilities/satisfaction/rules/blinding'
import { isCallbackPhone } from '../../../../cloudfunctions/capabilities/satisfaction/rules/callback-phone'
import {
  sealKeyOf,
  unseal,
  unsealAssisted,
} from '../../../../cloudfunctions/capabilities/satisfaction/rules/sealing'
import { plainSentence as cloudPlain } from '../../../../cloudfunctions/capabilities/satisfaction/rules/sentence'
import { isNumber, seal, SEAL_RANDOM, unguessable } from './seal'
import * as sentence from './sentence'

const key = boxKey('a secret of the poll', 'xabcd0000', 'salt')
const scene = 'abcd0000ABCDEFGH'
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
    for (const ballot of ballots)
      expect(unseal(key, scene, seal(sealKeyOf(key), scene, ballot, random))).toEqual(ballot)
  })

  it('is read with no other slip', () => {
    const sealed = seal(sealKeyOf(key), scene, { overall: 'not', aspects: {} }, random)
    expect(unseal(key, 'abcd0000ABCDEFGJ', sealed)).toBeNull()
  })

  it('says nothing by its length', () => {
    const short = seal(sealKeyOf(key), scene, { overall: 'not', aspects: {} }, random)
    const long = seal(
      sealKeyOf(key),
      scene,
      { overall: 'not', aspects: { lives: 'not', works: 'not' }, stay: 'stay', sentence: '字'.repeat(60) },
      random,
    )
    expect(short).toHaveLength(SEALED_LENGTH)
    expect(long).toHaveLength(SEALED_LENGTH)
  })
})

describe('an assisted ballot', () => {
  const ballot: Choices = { overall: 'not', aspects: { works: 'not' }, sentence: '路灯坏了' }

  it('is what the poll opens, with a number and without, at one length', () => {
    const lengths = ['', '13900001111', '075512345678'].map((phone) => {
      const sealed = seal(sealKeyOf(key), scene, ballot, random, phone)
      expect(unsealAssisted(key, scene, sealed)).toEqual({ choices: ballot, phone })
      expect(unseal(key, scene, sealed)).toBeNull()
      return sealed.length
    })
    expect(new Set(lengths).size).toBe(1)
  })

  it('takes the numbers that the cloud takes', () => {
    for (const typed of [
      '13900001111',
      '09511234567',
      '075512345678',
      '',
      '12345',
      '12900001111',
      '1390000111',
    ])
      expect(isNumber(typed)).toBe(isCallbackPhone(typed))
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
    expect(await unguessable(32)).toEqual(new Uint8Array(32).fill(7))
    global.wx = { getRandomValues: ({ fail }: { fail: () => void }) => fail() }
    expect(await unguessable(32)).toBeNull()
    global.wx = {}
    expect(await unguessable(32)).toBeNull()
  })
})
