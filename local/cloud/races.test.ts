import { startHarness, type Harness } from './test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(
  async () => (harness = await startHarness({ functions: [{ name: 'api', timeout: 60 }], instances: 4 })),
)
afterAll(() => harness.close())

const at = (n: number, code: string): Promise<unknown[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => harness.run(code, { data: { i } })))

describe('calls at the same time', () => {
  test('of which each wants to save the same version: one does, the others are told', async () => {
    await harness.run(`await db.collection('things').add({ data: { _id: 'v', version: 1 } })`)
    const outcomes = await at(
      12,
      `
      const { stats } = await db.collection('things').where({ _id: 'v', version: 1 }).update({ data: { version: 2, by: event.i } })
      return stats.updated`,
    )
    expect(outcomes.filter((updated) => updated === 1)).toHaveLength(1)
    expect(outcomes.filter((updated) => updated === 0)).toHaveLength(11)
  })

  test('that count up together lose no step', async () => {
    await harness.run(`await db.collection('things').add({ data: { _id: 'n', n: 0, list: [] } })`)
    await at(
      20,
      `await db.collection('things').doc('n').update({ data: { n: _.inc(1), list: _.push([event.i]) } })`,
    )
    const { n, list } = (await harness.run(`return (await db.collection('things').doc('n').get()).data`)) as {
      n: number
      list: number[]
    }
    expect(n).toBe(20)
    expect([...list].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  test('that bind the same account: one gets it, the others meet E11000', async () => {
    const outcomes = await at(
      12,
      `
      return db.collection('people').add({ data: { _id: 'p' + event.i, boundTo: 'oSame' } })
        .then(() => 'bound', (error) => error.errMsg.includes('E11000') ? 'taken' : error.errMsg)`,
    )
    expect(outcomes.filter((outcome) => outcome === 'bound')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(11)
    expect(
      await harness.run(`return (await db.collection('people').where({ boundTo: 'oSame' }).count()).total`),
    ).toBe(1)
  })

  test('that move money in transactions keep the sum, however many conflict', async () => {
    await harness.run(`
      await db.collection('things').add({ data: { _id: 'from', n: 100 } })
      await db.collection('things').add({ data: { _id: 'to', n: 0 } })`)
    const outcomes = await at(
      10,
      `
      return db.runTransaction(async (t) => {
        const { data } = await t.collection('things').doc('from').get()
        await t.collection('things').doc('from').update({ data: { n: data.n - 10 } })
        await t.collection('things').doc('to').update({ data: { n: _.inc(10) } })
      }).then(() => 'moved', () => 'conflict')`,
    )
    const moved = outcomes.filter((outcome) => outcome === 'moved').length
    expect(moved).toBeGreaterThan(0)
    const ns = await harness.run(
      `return (await db.collection('things').where({ _id: _.in(['from', 'to']) }).get()).data.map((d) => d.n)`,
    )
    expect(ns).toEqual([100 - 10 * moved, 10 * moved])
  })

  test('two hundred of which each must save the next version do so once each, with patience', async () => {
    const { version, by, late } = (await harness.run(`
      const c = db.collection('things')
      await c.add({ data: { _id: 'queue', version: 0, by: [] } })
      const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
      let late = 0
      await Promise.all(Array.from({ length: 200 }, async (_nothing, writer) => {
        for (let span = 1000; ; span = Math.min(span * 1.5, 5000)) {
          await wait(Math.random() * span)
          const { version } = (await c.doc('queue').get()).data
          const { stats } = await c.where({ _id: 'queue', version }).update({ data: { version: version + 1, by: _.push([writer]) } })
          if (stats.updated === 1) return
          late += 1
        }
      }))
      return { ...(await c.doc('queue').get()).data, late }`)) as {
      version: number
      by: number[]
      late: number
    }
    expect([version, by.length, new Set(by).size]).toEqual([200, 200, 200])
    expect(late).toBeGreaterThan(0)
  })

  test('forty that want ten places get ten', async () => {
    await harness.run(`await db.collection('things').add({ data: { _id: 'trip', left: 10 } })`)
    const outcomes = await at(
      40,
      `return (await db.collection('things').where({ _id: 'trip', left: _.gt(0) }).update({ data: { left: _.inc(-1) } })).stats.updated`,
    )
    expect(outcomes.filter((updated) => updated === 1)).toHaveLength(10)
    expect(await harness.run(`return (await db.collection('things').doc('trip').get()).data.left`)).toBe(0)
  })
})
