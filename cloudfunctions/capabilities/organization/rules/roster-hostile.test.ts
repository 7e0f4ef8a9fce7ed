import * as fc from 'fast-check'
import { isDay } from '../../../kernel/day'
import { officerRow, postedRow, rosterSheets, type Officer, type Posted } from '../testing/given'
import { plainUnit } from './county'
import { isPersonName } from './roster-cells'
import { checkRoster, type CheckedRoster, type RosterContext } from './roster-plan'
import type { RawSheet } from './roster-sheet'

const county = plainUnit({ code: '990101', name: '清河县' })
const context: RosterContext = {
  county,
  byOperator: false,
  people: new Map(),
  units: new Map([[county.id, county]]),
}

/** What people and programs leave in cells. */
const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  '{"$gt":""}',
  '=HYPERLINK("http://x","y")',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '\u0000',
  '\uD800',
  '\u202E平建周',
  '#REF!',
  '#N/A',
  'NaN',
  'Infinity',
  '-1',
  '1e999',
  '99999999999999999999',
  'x'.repeat(40_000),
  '０',
  'true',
  'null',
  '[object Object]',
]

/** Whatever was in the file: what is taken is sound, and nothing is taken beside a fault. */
function expectSound({ plan, problems }: CheckedRoster): void {
  if (problems.length > 0) expect(plan).toEqual({ units: [], people: [] })
  for (const unit of plan.units) {
    expect(unit.id).toMatch(/^u990101(\d{3}|\d{6})$/)
    for (const place of unit.village?.places ?? []) {
      expect(place.latitude).toBeGreaterThanOrEqual(3)
      expect(place.latitude).toBeLessThanOrEqual(54)
      expect(place.radius).toBeGreaterThanOrEqual(50)
    }
  }
  for (const person of plan.people) {
    expect(person.id).toMatch(/^p[0-9a-f]{20}$/)
    expect(person.phone).toMatch(/^1\d{10}$/)
    expect(isPersonName(person.name)).toBe(true)
    for (const span of [...person.postings, ...person.grants]) {
      expect(isDay(span.from)).toBe(true)
      expect(span.to === null || (isDay(span.to) && span.to >= span.from)).toBe(true)
    }
  }
}

describe('hostile cells', () => {
  const postedCells = Object.keys(postedRow) as Array<keyof Posted>
  const officerCells = Object.keys(officerRow) as Array<keyof Officer>

  it.each(postedCells)(
    'in %s of a posted person are refused, or taken as the plain text they are',
    (cell) => {
      for (const text of HOSTILE) expectSound(checkRoster(rosterSheets([{ [cell]: text }]), context))
    },
  )

  it.each(officerCells)('in %s of an officer likewise', (cell) => {
    for (const text of HOSTILE) expectSound(checkRoster(rosterSheets([{}], [{ [cell]: text }]), context))
  })

  it('long text is shortened before it is told or kept', () => {
    const long = 'x'.repeat(40_000)
    for (const cell of postedCells) {
      const { problems, plan } = checkRoster(rosterSheets([{ [cell]: long }]), context)
      for (const { params } of problems)
        for (const value of Object.values(params)) expect(String(value).length).toBeLessThan(100)
      expect(JSON.stringify(plan).length).toBeLessThan(2_000)
    }
  })
})

describe('any file at all', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      ...HOSTILE.slice(0, -5),
      '',
      '第一书记',
      '柳湾村',
      '990101101201',
      '19900000001',
      '2025-05-12',
    ),
    fc.string({ maxLength: 12 }),
  )
  const sheet = (name: string): fc.Arbitrary<RawSheet> =>
    fc.array(fc.array(cell, { maxLength: 20 }), { maxLength: 6 }).map((rows) => ({ name, rows }))

  it('is answered without a crash', () => {
    fc.assert(
      fc.property(sheet('派驻人员'), sheet('干部'), sheet('别的'), (a, b, c) => {
        expectSound(checkRoster([c, a, b], context))
      }),
      { numRuns: 200 },
    )
  })

  it('with right headings and any cells below them is sound', () => {
    const keys = Object.keys(postedRow) as Array<keyof Posted>
    const changed = fc.array(fc.tuple(fc.constantFrom(...keys), cell), { maxLength: 3 })
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 5 }), (rows) => {
        const posted = rows.map((cells) => Object.fromEntries(cells) as Partial<Posted>)
        expectSound(checkRoster(rosterSheets(posted), context))
      }),
      { numRuns: 300 },
    )
  })
})
