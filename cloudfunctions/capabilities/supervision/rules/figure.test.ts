import { atClock } from '../../../kernel/day'
import { noMonth, noTally, noToday, type UnitTally } from '../../../kernel/tally'
import { figureId, monthsBack, parentKeyOf, rollUp, saysTheSame, totalsOf, trueFor } from './figure'

const MONTH = '2026-11'
const DAY = '2026-11-23'
const now = atClock(DAY, '18:40')
const county = { unitId: 'u990101', name: '清河县', month: MONTH }

function township(unitId: string, name: string, posted: number, there: number): UnitTally {
  const month = noMonth(MONTH)
  month.in[22] = there
  return {
    ...{ ...noTally(DAY, MONTH), unitId, name, month: { ...month, people: posted } },
    today: { ...noToday(), villages: 1, posted, in: there },
  }
}
const hongliu = township('u990101101', '红柳镇', 22, 17)
const chengguan = township('u990101100', '城关镇', 18, 16)

describe('the figure of a unit', () => {
  it('is the sum of those right below it, in the order of codes', () => {
    const figure = rollUp(county, [hongliu, chengguan], now)
    expect(figure.total.today).toMatchObject({ posted: 40, in: 33, villages: 2 })
    expect(figure.rows.map(({ name, month }) => [name, month.in])).toEqual([
      ['城关镇', 16],
      ['红柳镇', 17],
    ])
    expect(figure).toMatchObject({ unitId: 'u990101', name: '清河县', at: now })
  })

  it('keeps single days of the whole and not of its parts, so that it stays small', () => {
    const figure = rollUp(county, [hongliu], now)
    expect(figure.total.month.in).toHaveLength(30)
    expect(figure.rows[0]!.month).toEqual(totalsOf(hongliu.month))
  })

  it('leaves out a unit that never had a village or a person', () => {
    const empty = { ...noTally(DAY, MONTH), unitId: 'u990101102', name: '空镇' }
    expect(rollUp(county, [empty, hongliu], now).rows).toHaveLength(1)
    const left = { ...empty, month: { ...empty.month, people: 1 } }
    expect(rollUp(county, [left], now).rows).toHaveLength(1)
  })

  it('of a county that has nothing yet is nothing, and of no use to be saved again', () => {
    const [first, again] = [rollUp(county, [], now), rollUp(county, [], now + 60_000)]
    expect(first.rows).toEqual([])
    expect(saysTheSame(first, again)).toBe(true)
  })

  it('says something else when one number, a name or the day is another', () => {
    const before = rollUp(county, [hongliu], now)
    expect(saysTheSame(before, rollUp(county, [township('u990101101', '红柳镇', 22, 18)], now))).toBe(false)
    expect(saysTheSame(before, rollUp(county, [{ ...hongliu, name: '红柳乡' }], now))).toBe(false)
    const next = atClock('2026-11-24', '00:01')
    expect(saysTheSame(before, rollUp(county, [hongliu], next))).toBe(false)
  })

  it('of a new day has nobody of yesterday', () => {
    const next = rollUp(county, [hongliu], atClock('2026-11-24', '00:01'))
    expect(next.total).toMatchObject({ day: '2026-11-24', today: { posted: 0 }, month: { people: 22 } })
    expect(next.rows[0]).toMatchObject({ day: DAY })
  })
})

describe('when a figure is true for', () => {
  const state = { ...rollUp(county, [], now), at: now }
  it('is when the clock last looked, if nothing is due', () => {
    expect(trueFor({ state, wakeAt: null }, now + 600_000)).toBe(now + 600_000)
    expect(trueFor({ state, wakeAt: now + 900_000 }, now + 600_000)).toBe(now + 600_000)
  })
  it('is when it was worked out, while it is due or the clock stands still', () => {
    expect(trueFor({ state, wakeAt: now + 300_000 }, now + 600_000)).toBe(now)
    expect(trueFor({ state, wakeAt: null }, now - 600_000)).toBe(now)
  })
  it('is never, before the first time', () => {
    expect(trueFor({ state: { ...state, at: 0 }, wakeAt: null }, now)).toBe(0)
  })
})

describe('where a figure lies', () => {
  it('is told by its unit and month', () => {
    expect(figureId('u990101', MONTH)).toBe('fu990101_2026_11')
    expect(parentKeyOf(['u99', 'u9901', 'u990101'], MONTH)).toBe('u9901_2026-11')
    expect(parentKeyOf(['u99'], MONTH)).toBeNull()
    expect(monthsBack('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  })
})
