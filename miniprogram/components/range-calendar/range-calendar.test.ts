import { nextRange } from './range'
import { showCells, type PickCell } from './show'
import { windowOf } from './window'
import { openComponent } from '../../testing/simulated-page'

/** 11月22日 is a Sunday; four weeks. */
function days(): PickCell[] {
  const special: Record<string, Partial<PickCell>> = {
    '2026-11-22': { off: true },
    '2026-11-23': { info: '今天' },
    '2026-11-24': { info: '李' },
    '2026-11-27': { info: '没人', empty: true },
    '2026-11-28': { info: '休', rest: true },
    '2026-11-29': { info: '休', rest: true },
  }
  return Array.from({ length: 28 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 10, 22 + index)).toISOString().slice(0, 10)
    return { day, ...special[day] }
  })
}

describe('choosing days', () => {
  const nothing = { from: '', to: '' }
  it('the first tap is a single day', () => {
    expect(nextRange(nothing, '2026-11-26')).toEqual({ from: '2026-11-26', to: '2026-11-26' })
  })
  it('a later second tap makes it a range', () => {
    const single = { from: '2026-11-26', to: '2026-11-26' }
    expect(nextRange(single, '2026-11-30')).toEqual({ from: '2026-11-26', to: '2026-11-30' })
  })
  it('an earlier second tap starts over, so that nobody asks for days backwards', () => {
    const single = { from: '2026-11-26', to: '2026-11-26' }
    expect(nextRange(single, '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-24' })
  })
  it('a tap after a whole range starts over', () => {
    const range = { from: '2026-11-26', to: '2026-11-30' }
    expect(nextRange(range, '2026-12-02')).toEqual({ from: '2026-12-02', to: '2026-12-02' })
  })
  it('a second tap on the same single day keeps it', () => {
    const single = { from: '2026-11-26', to: '2026-11-26' }
    expect(nextRange(single, '2026-11-26')).toEqual(single)
  })
})

describe('what stands in a cell', () => {
  const range = { from: '2026-11-26', to: '2026-11-30' }
  const shown = (fromHalf: string, toHalf: string, chosen = range) =>
    new Map(showCells(days(), chosen, { fromHalf, toHalf }).map((cell) => [cell.day, cell]))

  it('the ends say whole days or from and until noon, the days between keep their word', () => {
    const cells = shown('afternoon', 'morning')
    expect(cells.get('2026-11-26')!.info).toBe('下午起')
    expect(cells.get('2026-11-30')!.info).toBe('上午止')
    expect(cells.get('2026-11-28')!.info).toBe('休')
    expect(shown('full', 'full').get('2026-11-30')!.info).toBe('全天')
  })
  it('a single day says which half it is', () => {
    const single = { from: '2026-11-26', to: '2026-11-26' }
    expect(shown('afternoon', 'afternoon', single).get('2026-11-26')!.info).toBe('下午')
    expect(shown('morning', 'morning', single).get('2026-11-26')!.info).toBe('上午')
    expect(shown('full', 'full', single).get('2026-11-26')!.classes).toContain('pick--first pick--last')
  })
  it('a day on which nobody would stay keeps its warning inside the range, and says so aloud', () => {
    const cell = shown('full', 'full').get('2026-11-27')!
    expect(cell.classes).toContain('pick--mid')
    expect(cell.classes).toContain('pick--empty')
    expect(cell.words).toBe('11月27日，村里没人，没人')
  })
  it('the first of a month names its month', () => {
    expect(shown('full', 'full').get('2026-12-01')!.label).toBe('12/1')
  })
  it('without a choice nothing is marked', () => {
    const cells = shown('full', 'full', { from: '', to: '' })
    expect([...cells.values()].some((cell) => cell.chosen || cell.classes.includes('pick--end'))).toBe(false)
  })
})

describe('what is in sight', () => {
  const nothing = { from: '', to: '' }
  /** From Sunday 11月15日: a week that can still be asked for afterwards lies before today's. */
  const cells = Array.from({ length: 28 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 10, 15 + index)).toISOString().slice(0, 10),
  }))
  it('the short view begins with the week of today, not with the days before it', () => {
    const { start, end, more } = windowOf(cells, nothing, '2026-11-23', false)
    expect(cells[start]!.day).toBe('2026-11-22')
    expect(end - start).toBe(14)
    expect(more).toBe(true)
  })
  it('更多日期 shows the earlier and the later ones', () => {
    expect(windowOf(cells, nothing, '2026-11-23', true)).toEqual({ start: 0, end: 28, more: true })
  })
  it('a range that begins before or ends after the short view opens everything', () => {
    const early = { from: '2026-11-18', to: '2026-11-18' }
    const late = { from: '2026-11-26', to: '2026-12-08' }
    expect(windowOf(cells, early, '2026-11-23', false).start).toBe(0)
    expect(windowOf(cells, late, '2026-11-23', false).end).toBe(28)
  })
  it('two weeks and nothing else need no link to more', () => {
    expect(windowOf(cells.slice(7, 21), nothing, '2026-11-23', false)).toEqual({
      start: 0,
      end: 14,
      more: false,
    })
  })
})

describe('the calendar under the finger', () => {
  const mount = (properties: object) => openComponent(__dirname, properties)

  it('a tap asks the page for the new range', async () => {
    const { heard, touch } = await mount({ cells: days(), from: '2026-11-26', to: '2026-11-26' })
    await touch('.pick', 8)
    expect(heard).toEqual([['change', { from: '2026-11-26', to: '2026-11-30' }]])
  })
  it('a day that cannot be chosen answers no tap', async () => {
    const { heard, touch } = await mount({ cells: days(), from: '', to: '' })
    await touch('.pick', 0)
    expect(heard).toEqual([])
  })
  it('two weeks are in sight until the range reaches further', async () => {
    expect((await mount({ cells: days(), from: '', to: '' })).all('.pick')).toHaveLength(14)
    const far = await mount({ cells: days(), from: '2026-11-26', to: '2026-12-10' })
    expect(far.all('.pick')).toHaveLength(28)
  })
  it('a calendar that starts on a Wednesday leaves three columns empty', async () => {
    const calendar = await mount({ cells: days().slice(3), from: '', to: '' })
    const empty = calendar.texts('.pick').filter((words) => words === '')
    expect(empty).toHaveLength(3)
  })
})
