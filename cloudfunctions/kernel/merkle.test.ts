import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { leafHash, leavesOf, rootOf, taggedHash, withLeaf, type Peak } from './merkle'

/** RFC 6962, section 2.1, word for word and on the platform's own SHA-256. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
  if (leaves.length === 0) return sha()
  if (leaves.length === 1) return sha(Buffer.from([0]), leaves[0]!)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha(Buffer.from([1]), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)))
}

const grown = (texts: readonly string[]): Peak[] =>
  texts.reduce<Peak[]>((peaks, text) => withLeaf(peaks, leafHash(text)), [])

describe('the tree over a night’s leaves', () => {
  it('has the root of RFC 6962, however many leaves there are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 70 }), (texts) => {
        const peaks = grown(texts)
        expect(rootOf(peaks)).toBe(treeHash(texts.map((text) => Buffer.from(text, 'utf8'))).toString('hex'))
        expect(leavesOf(peaks)).toBe(texts.length)
      }),
    )
  })

  it('has the roots of the RFC’s own test vectors', () => {
    // certificate-transparency, merkle_tree_test.cc: no leaves, and one empty leaf.
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(rootOf(grown(['']))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  })

  it('remembers no more than one hash a level while it grows', () => {
    let peaks: Peak[] = []
    for (let i = 0; i < 5000; i++) peaks = withLeaf(peaks, leafHash(String(i)))
    expect(peaks.length).toBeLessThanOrEqual(13)
  })

  it('a leaf never passes for a node, nor for what is hashed for another purpose', () => {
    const [a, b] = ['甲', '乙'].map(leafHash) as [string, string]
    const node = rootOf(withLeaf(withLeaf([], a), b))
    expect(leafHash(a + b)).not.toBe(node)
    expect(new Set([0, 1, 2, 3, 4, 5].map((tag) => taggedHash(tag, 'x'))).size).toBe(6)
  })

  it('another order, one leaf less or one more is another root', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (texts, m, n) => {
          const root = rootOf(grown(texts))
          const [i, j] = [m % texts.length, n % texts.length]
          const swapped = [...texts]
          ;[swapped[i], swapped[j]] = [swapped[j]!, swapped[i]!]
          if (i !== j) expect(rootOf(grown(swapped))).not.toBe(root)
          expect(rootOf(grown(texts.filter((_, at) => at !== i)))).not.toBe(root)
          expect(rootOf(grown([...texts, texts[i]!]))).not.toBe(root)
        },
      ),
    )
  })
})
