import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { ViewOf } from '../../../cloud/call'
import { recompute } from './recompute'
import { sha256 } from './sha256'
import { linesOf, stepsOf } from './view'

const node = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

describe('SHA-256 on the phone', () => {
  it('is the one of the standard', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('is Node’s for every text, also around the ends of a block and beyond ASCII', () => {
    for (const length of [54, 55, 56, 57, 63, 64, 65, 119, 120, 128])
      expect(sha256('g'.repeat(length))).toBe(node('g'.repeat(length)))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) =>
        expect(sha256(text)).toBe(node(text)),
      ),
    )
  })

  it('has constants that no phone’s last bit of a root can change', () => {
    const primes = [2, 3, 5, 7, 11, 13, 17, 19]
    for (let n = 20; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
    const roots = [...primes.map(Math.cbrt), ...primes.slice(0, 8).map(Math.sqrt)]
    const margins = roots.map((root) => {
      const bits = (root % 1) * 2 ** 32
      return Math.min(bits % 1, 1 - (bits % 1))
    })
    // A double keeps these roots to about 2 to the minus 18 of such a bit.
    expect(Math.min(...margins)).toBeGreaterThan(2 ** -12)
  })
})

type Proof = ViewOf<'attendance.drawProof'>['proof']

function made(rest: Partial<Proof> = {}): Proof {
  const list = ['g01', 'g02', 'g03', 'g04', 'g05', 'g06']
  const seed = node('seed')
  const listHash = node(list.join('\n'))
  const digits = '482913'
  const lots = list.map((id) => [node([seed, listHash, digits, id].join('\n')), id]).sort()
  const drawn = lots.slice(0, 2).map(([, id]) => id!)
  return { drawId: 'd1', people: 2, list, listHash, seed, seedHash: node(seed), digits, drawn, ...rest }
}

describe('the draw done again on the phone', () => {
  it('comes out the same', () => {
    expect(recompute(made())).toEqual({ list: true, seed: true, drawn: true })
    expect(stepsOf(made())).toMatchObject({ tag: { text: '对得上' } })
  })

  it.each([
    ['somebody was put on the list afterwards', { list: [...made().list, 'g07'] }, '名单和封的时候不一样'],
    ['another seed was shown', { seed: node('other') }, '种子和封的时候不一样'],
    ['other digits were taken', { digits: '482914' }, '重抽一遍，不是这些人'],
    ['somebody else was asked', { drawn: [...made().drawn].reverse() }, '重抽一遍，不是这些人'],
    ['fewer were asked', { drawn: made().drawn.slice(0, 1) }, '重抽一遍，不是这些人'],
  ])('says so where %s', (_what, rest, words) => {
    const { tag, items } = stepsOf(made(rest))
    expect(tag.text).toBe('对不上')
    expect(items.map(({ what }) => what)).toContain(words)
  })

  it('has two steps while the seed is sealed, and accuses nobody', () => {
    const { tag, items } = stepsOf(made({ seed: '', digits: '', drawn: [] }))
    expect(tag).toMatchObject({ tone: 'wheat', text: '还没抽' })
    expect(items.map(({ what }) => what)).toEqual(['名单没有动过', '种子封着，加数以后公开'])
  })

  it('marks one’s own line and those who were drawn', () => {
    const proof = made({ drawn: ['g02'] })
    expect(linesOf(proof, 'g02').filter((line) => line.mine || line.drawn)).toEqual([
      { id: 'g02', drawn: true, mine: true },
    ])
  })
})
