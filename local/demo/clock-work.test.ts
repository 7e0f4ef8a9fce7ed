import { database } from '../../database/collections'
import { clockWork } from './clock-work'

const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 8, minute)
const has = clockWork(database)!
const nothing = (): boolean => false

describe('whether the clock has work', () => {
  it('is no between two nights in which no alarm comes', () => {
    expect(has(at(23, 8), at(23, 23, 59), nothing)).toBe(false)
    expect(has(at(24, 0, 20), at(24, 23), nothing)).toBe(false)
  })

  it('is yes for midnight and for the seal at twenty past, each once', () => {
    expect(has(at(23, 23), at(24, 0), nothing)).toBe(true)
    expect(has(at(24, 0), at(24, 0, 19), nothing)).toBe(false)
    expect(has(at(24, 0), at(24, 0, 20), nothing)).toBe(true)
    expect(has(at(24, 0, 20), at(24, 2), nothing)).toBe(false)
  })

  it('is yes for an alarm of any kind of document that has come by then', () => {
    const withAlarm = database.collections.filter(({ indexes }) =>
      indexes.some(({ keys }) => keys.some(({ path }) => path === 'wakeAt')),
    )
    expect(withAlarm.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ledgers', 'leaveBooks', 'figures']),
    )
    for (const { name } of withAlarm) {
      const asked: unknown[] = []
      const one = (collection: string, query: unknown): boolean => {
        if (collection === name) asked.push(query)
        return collection === name
      }
      expect([name, has(at(23, 8), at(23, 10), one)]).toEqual([name, true])
      expect(asked[0]).toMatchObject({ wakeAt: { $gt: 0, $lte: at(23, 10) } })
    }
  })
})
