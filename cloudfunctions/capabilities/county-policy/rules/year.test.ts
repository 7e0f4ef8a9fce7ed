import { dayKind } from '../../../kernel/calendar'
import type { Unit } from '../../../kernel/people'
import { momentOn } from '../testing/given'
import { decideYear, type ImportYear } from './year'

const region: Unit = {
  ...{ id: 'u99', kind: 'region', code: '99', name: '北河自治区', parentId: null, scope: ['u99'] },
}
/** Made up for the tests: nobody knows the notice of 2027 yet. */
const year: ImportYear = {
  ...{ year: 2027, document: '国办发明电〔2026〕9号', replace: false },
  rest: ['02-06', '01-01', '02-05', '10-01'],
  work: ['02-20'],
}
const give = (change: Partial<ImportYear> = {}, to: Unit | null = region) =>
  decideYear(to, { ...year, ...change }, momentOn())
const code = (decision: ReturnType<typeof give>) => (decision.ok ? 'ok' : decision.code)
function imported(decision: ReturnType<typeof give>): Unit {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

describe('importing a year’s holidays', () => {
  it('the region carries them, and its days are known', () => {
    const { publishedYears } = imported(give())
    const calendar = { countyRestDays: [], publishedYears }
    const kinds = ['2027-01-01', '2027-02-05', '2027-02-20', '2027-02-21', '2027-02-22'].map((day) =>
      dayKind(calendar, day),
    )
    expect(kinds).toEqual(['rest', 'rest', 'work', 'rest', 'work'])
  })

  it('says which notice it comes from', () => {
    expect(give()).toMatchObject({
      entry: { act: 'import-year', data: { document: '国办发明电〔2026〕9号', replaced: false } },
    })
  })

  it.each([
    ['a year that is published', { year: 2026 }, 'policy.yearKnown'],
    ['a year long ago', { year: 2006 }, 'policy.yearFar'],
    ['a year nobody can know', { year: 2028 }, 'policy.yearFar'],
    ['a day that is none', { rest: ['02-30'] }, 'policy.yearDay'],
    ['29 February of a common year', { rest: ['02-29'] }, 'policy.yearDay'],
    ['a day twice', { rest: ['01-01', '01-01'] }, 'policy.yearTwice'],
    ['a day of rest and of work', { rest: ['02-20'], work: ['02-20'] }, 'policy.yearTwice'],
    ['work on a weekday', { work: ['02-22'] }, 'policy.yearWork'],
    ['no day of rest', { rest: [] }, 'policy.yearEmpty'],
    ['half a year of rest', { rest: Array.from({ length: 61 }, (_, i) => `01-${i}`) }, 'policy.yearsMany'],
  ])('%s is refused', (_, change, expected) => {
    expect(code(give(change))).toBe(expected)
  })

  it('only a region takes one', () => {
    expect(code(give({}, null))).toBe('policy.regionUnknown')
    expect(code(give({}, { ...region, kind: 'county' }))).toBe('policy.regionUnknown')
  })

  it('the same again changes nothing; another one says how many days differ and asks to be meant', () => {
    const once = imported(give())
    expect(imported(give({}, once)).publishedYears).toEqual(once.publishedYears)
    const other = { rest: ['01-01', '02-05', '02-06', '02-07'], work: [] }
    expect(give(other, once)).toMatchObject({ code: 'policy.yearDiffers', params: { year: 2027, days: 3 } })
    const replaced = give({ ...other, replace: true }, once)
    expect(imported(replaced).publishedYears).toEqual([{ year: 2027, ...other }])
    expect(replaced).toMatchObject({ entry: { data: { replaced: true } } })
  })
})
