import { cellOf, firstPicked, heldMonth, heldToday, isSegment, pagesBack, segmentsOf, trendOf } from './view'

type Month = Parameters<typeof firstPicked>[0]
type Level = Month['cells'][number]['level']

const month = (levels: Level[], today = 0): Month =>
  ({
    cells: levels.map((level, i) => ({ day: `2026-11-0${i + 1}`, level, today: i + 1 === today })),
  }) as unknown as Month

describe('the day that is opened with a month', () => {
  it('is today where something is counted of it', () => {
    expect(firstPicked(month(['4', '3', 'none'], 2))).toBe('2026-11-02')
  })
  it('is else the last day that is counted, which no rest day is', () => {
    expect(firstPicked(month(['4', '3', 'rest', 'none'], 4))).toBe('2026-11-02')
  })
  it('is none in a month without any', () => {
    expect(firstPicked(month(['none', 'none']))).toBe('')
    expect(cellOf(month(['none']), '')).toBeNull()
  })
})

it('a month that the trend does not reach back to is not opened', () => {
  const board = { trend: { months: [{ month: '2026-11' }] } } as unknown as Parameters<typeof trendOf>[0]
  expect(trendOf(board, '2026-11')).toEqual({ month: '2026-11' })
  expect(trendOf(board, '2024-01')).toBeNull()
})

describe('the way back to a unit above', () => {
  const route = 'packages/supervision/board/index'
  const pages = [
    { route: 'pages/home/index' },
    ...['u99', 'u9901', 'u990101'].map((unitId) => ({ route, unitId })),
  ]
  it('is as many pages as lie between', () => {
    expect(pagesBack(pages, 'u99')).toBe(2)
    expect(pagesBack(pages, 'u9901')).toBe(1)
  })
  it('is a new page where none of it is open', () => {
    expect(pagesBack(pages.slice(-1), 'u9901')).toBe(0)
    expect(pagesBack([{ route: 'other', unitId: 'u9901' }, pages[3]!], 'u9901')).toBe(0)
  })
})

it('how much needs a look stands in its part, and nothing where nothing does', () => {
  expect(segmentsOf(8).map(({ text }) => text)).toEqual(['今天', '一个月', '走势', '要看 8'])
  expect(segmentsOf(0).at(-1)!.text).toBe('要看')
  expect([isSegment('month'), isSegment('constructor')]).toEqual([true, false])
})

it('in large letters a number does not leave its word', () => {
  const board = { today: { words: '在村 20，待说明 4' } } as unknown as Parameters<typeof heldToday>[0]
  expect(heldToday(board).today.words).toBe('在村\u00a020，待说明\u00a04')
  const read = { words: '在村 362', cells: [{ day: '2026-11-01', said: '休息日，12 人在村' }] }
  const shown = heldMonth(read as unknown as Month)
  expect([shown.words, shown.cells[0]!.said]).toEqual(['在村\u00a0362', '休息日，12 人在村'])
})
