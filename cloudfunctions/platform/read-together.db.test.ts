import { startStoreCloud, type StoreCloud } from '../testing/store-cloud'

let store: StoreCloud
beforeAll(async () => {
  store = await startStoreCloud()
  for (const [id, value] of [
    ['a', 3],
    ['b', 1],
    ['c', 2],
  ] as const)
    await store.put(id, value)
}, 60_000)
afterAll(() => store.close())

const together = (id: string, parts: object) => store.call('together', id, parts)

describe('several queries in one round trip', () => {
  const byValue = { from: 'things', where: { 'state.value': { $gte: 1 } } }

  it('answer each for itself: in order, bounded, narrowed, counted', async () => {
    await store.cloud.resetStats()
    const found = await together('a', {
      ordered: { ...byValue, limit: 2, order: [['state.value', 'desc']], without: ['history', 'state'] },
      many: { ...byValue, limit: 10, count: true },
      none: { from: 'things', where: { _id: 'missing' }, limit: 1, count: true },
      one: { from: 'things', where: { _id: 'b' }, limit: 1 },
    })
    expect(found).toMatchObject({ many: [{ n: 3 }], none: [], one: [{ _id: 'b', state: { value: 1 } }] })
    const ordered = (found as { ordered: object[] }).ordered
    expect(ordered.map((each) => (each as { _id: string })._id)).toEqual(['a', 'c'])
    expect(ordered.every((each) => !('history' in each) && !('state' in each))).toBe(true)
    expect(Object.values((await store.cloud.stats()).requests).reduce((a, b) => a + b, 0)).toBe(1)
  })

  it('bring related documents along, without what is not asked for', async () => {
    const lookups = [
      { from: 'things', localField: '_id', foreignField: '_id', as: 'same', without: ['history'] },
    ]
    const found = await together('a', { one: { from: 'things', where: { _id: 'c' }, limit: 1, lookups } })
    expect(found).toMatchObject({ one: [{ _id: 'c', same: [{ _id: 'c', state: { value: 2 } }] }] })
    expect(JSON.stringify((found as { one: Array<{ same: object[] }> }).one[0]!.same)).not.toContain(
      'history',
    )
  })

  it('find nothing where the document they hang on is missing', async () => {
    expect(await together('missing', { one: { from: 'things', where: { _id: 'a' }, limit: 1 } })).toEqual({
      one: [],
    })
  })

  it('refuse a read without a sensible bound', async () => {
    await expect(together('a', { one: { from: 'things', where: {}, limit: 1001 } })).rejects.toThrow()
  })
})
