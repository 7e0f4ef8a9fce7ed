import { fittingPages } from './page-size'

/** What the platform answers at most, in characters. */
const LIMIT = 16_000_000

interface Sized {
  id: number
  size: number
}

/** A collection of documents of these sizes, whose replies have a limit. */
function collection(sizes: readonly number[]) {
  const documents = sizes.map((size, id) => ({ id, size }))
  const replies: number[] = []
  const read = (after: Sized | null, limit: number): Promise<Sized[]> => {
    const page = documents.slice(after ? after.id + 1 : 0).slice(0, limit)
    const characters = page.reduce((sum, { size }) => sum + size, 0)
    if (characters > LIMIT) return Promise.reject(new Error('the reply is too large'))
    replies.push(characters)
    return Promise.resolve(page)
  }
  return { documents, replies, read }
}

async function all(sizes: readonly number[], most?: number) {
  const { documents, replies, read } = collection(sizes)
  const pages: Sized[][] = []
  for await (const page of fittingPages(read, ({ size }) => size, most)) pages.push(page)
  expect(pages.flat()).toEqual(documents)
  return { pages, replies }
}

const times = (count: number, size: number): number[] => Array.from({ length: count }, () => size)

describe('pages of a collection', () => {
  it('hold few of what is large and many of what is small', async () => {
    expect((await all(times(1_000, 8_000))).pages.map(({ length }) => length)).toEqual([4, 500, 496])
    const { replies } = await all(times(50, 1_500_000))
    expect(Math.max(...replies)).toBeLessThanOrEqual(6_000_000)
  })

  it('come in smaller pieces where giants follow dwarfs, and larger again after them', async () => {
    const { pages, replies } = await all([...times(300, 300), ...times(40, 900_000), ...times(300, 300)])
    expect(Math.max(...replies)).toBeLessThanOrEqual(LIMIT)
    expect(pages.length).toBeLessThan(30)
    expect((await all(times(6, 10_000_000))).pages).toHaveLength(6)
  })

  it('are never longer than was asked for', async () => {
    const { pages } = await all(times(35, 10), 10)
    expect(Math.max(...pages.map(({ length }) => length))).toBe(10)
    expect((await all([])).pages).toEqual([])
    expect((await all(times(4, 10))).pages).toHaveLength(1)
  })

  it('end with what reading a single document throws', async () => {
    const failing = fittingPages<Sized>(
      () => Promise.reject(new Error('the line broke')),
      ({ size }) => size,
    )
    await expect(failing.next()).rejects.toThrow('the line broke')
  })
})
