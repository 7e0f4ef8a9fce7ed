import { blanksBefore } from '../weekday'
import { withClasses, type DayCell } from './cells'
import { openComponent } from '../../testing/simulated-page'

const cell = (over: Partial<DayCell>): DayCell => ({
  day: '2026-11-19',
  date: 19,
  state: 'present',
  night: false,
  today: false,
  signs: ['in'],
  words: '11月19日，在村',
  ...over,
})
const classesOf = (over: Partial<DayCell>, picked = ''): string =>
  withClasses([cell(over)], picked)[0]!.classes

describe('the look of a day', () => {
  it('a day in the village with its night is filled, without it tinted', () => {
    expect(classesOf({ night: true })).toBe('day-cell--night')
    expect(classesOf({})).toBe('day-cell--present')
  })
  it('a night on a rest day keeps the rest day’s ground', () => {
    expect(classesOf({ state: 'rest', night: true })).toBe('day-cell--rest')
  })
  it('a recall by the sending unit looks like a trip, and a day before the posting like rest', () => {
    expect(classesOf({ state: 'recalled' })).toBe('day-cell--trip')
    expect(classesOf({ state: 'not-posted' })).toBe('day-cell--rest')
  })
  it('today and the picked day each get their ring', () => {
    expect(classesOf({ today: true })).toContain('day-cell--today')
    expect(classesOf({}, '2026-11-19')).toContain('day-cell--picked')
    expect(classesOf({}, '2026-11-18')).not.toContain('day-cell--picked')
  })
})

describe('the columns of a month', () => {
  it('November 2026 starts on a Sunday, December on a Tuesday', () => {
    expect(blanksBefore('2026-11-01')).toHaveLength(0)
    expect(blanksBefore('2026-12-01')).toHaveLength(2)
  })
  it('a month that is not there yet has no columns', () => {
    expect(blanksBefore(undefined)).toEqual([])
  })
})

describe('the month under the finger', () => {
  const mount = (properties: object) => openComponent(__dirname, properties)

  it('a tapped day is asked for, and every cell says itself aloud', async () => {
    const { all, heard, touch } = await mount({
      cells: [cell({ day: '2026-12-01', date: 1 }), cell({ day: '2026-12-02', date: 2 })],
    })
    expect(all('.day-cell')).toHaveLength(4)
    await touch('.day-cell', 3)
    expect(heard).toEqual([['pick', { day: '2026-12-02' }]])
  })
  it('a day with a night shows both signs', async () => {
    const { page: month } = await mount({
      cells: [cell({ night: true, signs: ['in', 'night'] })],
      legend: false,
    })
    expect(month.dom?.innerHTML).toContain('sign--in')
    expect(month.dom?.innerHTML).toContain('sign--night')
  })
  it('without a legend no key is shown', async () => {
    expect((await mount({ cells: [cell({})], legend: false })).all('.legend')).toEqual([])
    expect((await mount({ cells: [cell({})] })).all('.legend__item')).toHaveLength(7)
  })
})
