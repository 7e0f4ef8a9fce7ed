/** @jest-environment node */
import type { Choices } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { boxKey } from '../../../../cloudfunctions/capabilities/satisfaction/rules/blinding'
import { sealKeyOf, unseal } from '../../../../cloudfunctions/capabilities/satisfaction/rules/sealing'
import { seal, SEAL_RANDOM, unguessable } from './seal'

const key = boxKey('a secret of the poll', 'xabcd0000', 'salt')
const random = Uint8Array.from({ length: SEAL_RANDOM }, (_, i) => (i * 37) % 256)
const grades = ['satisfied', 'basically', 'not', 'unknown'] as const

describe('what the phone seals', () => {
  it('is what the poll opens, for every answer to every question', () => {
    const ballots: Choices[] = grades.flatMap((overall) =>
      grades.map((grade) => ({ overall, aspects: { lives: grade, fair: overall } })),
    )
    ballots.push({ overall: 'not', aspects: {} }, { overall: 'not', aspects: {}, stay: 'stay' })
    ballots.push({ overall: 'unknown', aspects: { works: 'not', helps: 'satisfied' }, stay: 'change' })
    for (const ballot of ballots) expect(unseal(key, seal(sealKeyOf(key), ballot, random))).toEqual(ballot)
  })

  it('says nothing by its length', () => {
    const short = seal(sealKeyOf(key), { overall: 'not', aspects: {} }, random)
    const long = seal(
      sealKeyOf(key),
      { overall: 'not', aspects: { lives: 'not', works: 'not' }, stay: 'stay' },
      random,
    )
    expect(short).toHaveLength(156)
    expect(long).toHaveLength(156)
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
