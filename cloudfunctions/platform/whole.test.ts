import { everyPage, whole } from './whole'

/** A collection of so many, read ten at a time. */
const read = (count: number) => {
  const all = Array.from({ length: count }, (_, index) => index)
  let reads = 0
  return {
    reads: () => reads,
    go: () =>
      everyPage<number>(
        (before) => {
          reads += 1
          return Promise.resolve(all.slice(before.length, before.length + 10))
        },
        { page: 10, most: 30, what: 'ledgers' },
      ),
  }
}

it.each([0, 9, 10, 11, 29, 30])('%d come whole', async (count) => {
  expect(await read(count).go()).toHaveLength(count)
})

it('a full last page is followed by one more look', async () => {
  const twenty = read(20)
  await twenty.go()
  expect(twenty.reads()).toBe(3)
})

it.each([31, 40, 1000])('%d are an error and never the first thirty', async (count) => {
  await expect(read(count).go()).rejects.toThrow('more than 30 ledgers')
})

it('one reading is whole up to its bound, and an error above it', () => {
  expect(whole([1, 2], 2, 'townships')).toEqual([1, 2])
  expect(() => whole([1, 2, 3], 2, 'townships')).toThrow('more than 2 townships')
})
