import { dateColumns, datePartsOf, timeColumns } from './builtins/calendar-columns'
import { createChannel } from './engine/channel'
import { installClock, setClockOffset, setNow } from './engine/clock'
import { duringTap, isTapping } from './engine/gesture'
import { parseRoute } from './engine/route'
import { asyncApi, WxError } from './wx/api'

describe('a page address', () => {
  it('is relative to the page it is written in', () => {
    expect(parseRoute('../b/b?x=1', 'pages/a/a').route).toBe('pages/b/b')
    expect(parseRoute('./c', 'pages/a/a').route).toBe('pages/a/c')
    expect(parseRoute('/pages/d/d', 'pages/a/a').route).toBe('pages/d/d')
  })

  it('keeps its query as it was written', () => {
    expect(parseRoute('/p?a=%E4%BD%A0&b=1=2&c', '')).toEqual({
      route: 'p',
      query: { a: '%E4%BD%A0', b: '1=2', c: '' },
      search: 'a=%E4%BD%A0&b=1=2&c',
    })
  })
})

describe('the columns of a date', () => {
  const range = { start: '2026-02-10', end: '2027-03-05' }
  it('begin and end with the range', () => {
    const [years, months, days] = dateColumns(datePartsOf('2026-02-12', ''), range, 'day')
    expect(years).toEqual([2026, 2027])
    expect(months?.[0]).toBe(2)
    expect([days?.[0], days?.[days.length - 1]]).toEqual([10, 28])
    expect(dateColumns(datePartsOf('2027-03-01', ''), range, 'day')[2]).toEqual([1, 2, 3, 4, 5])
  })

  it('know leap years', () => {
    expect(dateColumns(datePartsOf('2028-02-01', ''), { start: '', end: '' }, 'day')[2]).toHaveLength(29)
  })

  it('stop at the part that is asked for', () => {
    expect(dateColumns(datePartsOf('2026', ''), range, 'year')).toHaveLength(1)
    expect(dateColumns(datePartsOf('2026-05', ''), range, 'month')).toHaveLength(2)
  })

  it('of a time leave what the range allows', () => {
    expect(timeColumns(8, '08:30', '09:15')).toEqual([
      [8, 9],
      Array.from({ length: 30 }, (_unused, n) => 30 + n),
    ])
    expect(timeColumns(9, '08:30', '09:15')[1]).toHaveLength(16)
  })
})

describe('a channel between pages', () => {
  it('keeps what was sent before anybody listened', () => {
    const { opener, opened } = createChannel()
    const heard: unknown[] = []
    opener.emit('a', 1)
    opened.on('a', (value) => heard.push(value))
    opener.emit('a', 2)
    opened.emit('a', 3)
    expect(heard).toEqual([1, 2])
  })

  it('tells once what was asked for once', () => {
    const { opener, opened } = createChannel()
    const heard: unknown[] = []
    opened.once('a', (value) => heard.push(value))
    opener.emit('a', 1)
    opener.emit('a', 2)
    expect(heard).toEqual([1])
  })
})

describe('the clock of a phone', () => {
  const target = { Date }
  beforeAll(() => installClock(target))
  afterAll(() => {
    setClockOffset(0)
    Object.defineProperty(Date.prototype, 'constructor', { value: Date })
  })

  it('moves now, and nothing else about dates', () => {
    setNow(() => 1000)
    expect(target.Date.now()).toBe(1000)
    expect(new target.Date().getTime()).toBe(1000)
    expect(new target.Date(2020, 0, 1).getFullYear()).toBe(2020)
    expect(new target.Date() instanceof target.Date).toBe(true)
    expect(new target.Date().constructor).toBe(target.Date)
    expect(target.Date.parse('1970-01-01T00:00:01Z')).toBe(1000)
  })

  it('can run ahead of the machine', () => {
    setClockOffset(60_000)
    expect(target.Date.now() - Date.now()).toBeGreaterThanOrEqual(60_000 - 5)
  })
})

describe('a tap', () => {
  it('is over after an await', async () => {
    const seen: boolean[] = []
    await duringTap(async () => {
      seen.push(isTapping())
      await Promise.resolve()
      seen.push(isTapping())
    })
    expect(seen).toEqual([true, false])
  })

  it('is over when its handler threw', () => {
    expect(() =>
      duringTap(() => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(isTapping()).toBe(false)
  })
})

describe('a call of wx', () => {
  it('answers by promise when no callback is given', async () => {
    const call = asyncApi<{ n: number }>('twice', ({ n }) => ({ n: n * 2 }))
    await expect(call({ n: 2 })).resolves.toEqual({ errMsg: 'twice:ok', n: 4 })
  })

  it('fails with its name and the fields of the refusal', async () => {
    const call = asyncApi('deny', () => {
      throw new WxError('auth deny', { errno: 103 })
    })
    await expect(call()).rejects.toEqual({ errMsg: 'deny:fail auth deny', errno: 103 })
  })

  it('answers by callbacks and then by nothing else', async () => {
    const told: string[] = []
    const call = asyncApi('ok', () => undefined)
    const returned = call({ success: () => told.push('success'), complete: () => told.push('complete') })
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect([returned, ...told]).toEqual([undefined, 'success', 'complete'])
  })
})
