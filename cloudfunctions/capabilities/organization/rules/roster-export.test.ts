import * as fc from 'fast-check'
import { addDays, type Day } from '../../../kernel/day'
import type { Exemption, Grant, Place, Posting, Unit } from '../../../kernel/people'
import { plainUnit } from './county'
import { newPerson, type Person } from './person'
import { isPersonName } from './roster-cells'
import { countsOf, effectOf } from './roster-effect'
import { exportRoster, type ExportSheet } from './roster-export'
import { checkRoster, type RosterContext } from './roster-plan'
import type { RawSheet } from './roster-sheet'
import { personIdOf } from './person'

const county = plainUnit({ code: '990101', name: '清河县' })
const TODAY = '2026-11-23'

/** The sheets as Excel gives them back: everything as text. */
const asRead = (sheets: ExportSheet[]): RawSheet[] =>
  sheets.map(({ name, headings, rows }) => ({
    name,
    rows: [headings, ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))],
  }))

/** What taking the export again would do. */
function again(context: RosterContext) {
  const { plan, problems } = checkRoster(asRead(exportRoster(context)), context)
  return {
    problems,
    effect: effectOf(plan, context, TODAY),
    counts: countsOf(plan, effectOf(plan, context, TODAY)),
  }
}

interface Span {
  from: Day
  to: Day | null
}

/** Spans that follow one another without a day in common; the last may be open. */
const spans = (most: number): fc.Arbitrary<Span[]> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 400 })), {
        maxLength: most,
      }),
      fc.boolean(),
    )
    .map(([steps, open]) => {
      let day = '2023-01-01'
      return steps.map(([gap, length], index) => {
        const from = addDays(day, gap)
        day = addDays(from, length)
        return { from, to: open && index === steps.length - 1 ? null : day }
      })
    })

const name = fc
  .array(fc.constantFrom('周', '建', '𠮷', '㛃', '·', '单', 'A', '买买提'), { minLength: 0, maxLength: 38 })
  .map((parts) =>
    Array.from(`阿${parts.join('')}`)
      .slice(0, 40)
      .join(''),
  )
  .filter((text) => isPersonName(text) && !/[·]$/.test(text))
const unitName = fc.constantFrom('河西市财政局', '𠮷村', '县委（组织部）', '兽医站·二队', 'B 农场')

const place = fc.record({
  latitude: fc.double({ min: 35, max: 36, noNaN: true }),
  longitude: fc.double({ min: 104, max: 105, noNaN: true }),
  radius: fc.integer({ min: 50, max: 20_000 }),
})
const villages: fc.Arbitrary<Unit[]> = fc
  .array(
    fc.record({
      households: fc.integer({ min: 0, max: 3000 }),
      type: fc.constantFrom('weak' as const, 'poor' as const, 'ordinary' as const),
      named: fc.array(place, { maxLength: 3 }),
      seasons: fc.tuple(place, spans(3)),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.map(({ households, type, named, seasons: [point, days] }, index): Unit => {
      const code = `99010110${1 + (index % 2)}20${index}`
      const years = named.map((each, n): Place => ({
        ...each,
        id: `c${index}_${n}`,
        name: `点${n}`,
        from: null,
        to: null,
      }))
      const seasonal = days.map((span, n): Place => ({
        ...point,
        ...span,
        id: `s${index}_${n}`,
        name: '夏牧场',
      }))
      return {
        ...plainUnit({ code, name: `${index}村` }),
        village: { type, households, places: [...years, ...seasonal] },
      }
    }),
  )

const exemptionsOf = ({ from, to }: Span): fc.Arbitrary<Exemption[]> =>
  fc.subarray(['near-home' as const, 'pregnancy' as const, 'chronic-illness' as const]).map((kinds) =>
    kinds.map((kind, n) => ({
      id: `x${n}`,
      kind,
      from,
      to: n === 0 ? to : from,
      ...(n === 0 ? { rota: [from] } : {}),
    })),
  )

const personOf = (index: number, all: Unit[]): fc.Arbitrary<Person> =>
  fc
    .record({
      name,
      sendingUnit: fc.option(
        fc.record({
          name: unitName,
          type: fc.constantFrom(null, 'party' as const, 'agricultural' as const),
          level: fc.constantFrom(null, 'region' as const, 'city' as const, 'county' as const),
        }),
      ),
      title: fc.option(unitName),
      posted: spans(4).chain((list) =>
        fc.tuple(...list.map((span) => exemptionsOf(span).map((exemptions) => ({ span, exemptions })))),
      ),
      held: spans(3),
      clerk: spans(2),
      deputy: fc.boolean(),
      extra: fc.record({
        account: fc.option(fc.constant(`wx${index}`)),
        initials: fc.constantFrom('abc', undefined),
      }),
    })
    .map(({ name: who, sendingUnit, title, posted, held, clerk, deputy, extra }) => {
      // Only the first person leads villages, so that no village has two leaders at once.
      const role = index === 0 ? 'secretary' : 'member'
      const postings = posted.map(({ span, exemptions }, n): Posting => {
        const rest = exemptions.length > 0 ? { exemptions } : {}
        return { id: `g${index}_${n}`, villageId: all[n % all.length]!.id, role, ...span, ...rest }
      })
      const grants: Grant[] = [
        ...held.map((span, n) => ({
          id: `h${index}_${n}`,
          role: 'village-secretary' as const,
          unitId: all[0]!.id,
          ...span,
        })),
        ...clerk.map((span, n) => ({
          id: `k${index}_${n}`,
          role: 'township-clerk' as const,
          unitId: all[0]!.parentId!,
          ...span,
        })),
        { id: `o${index}`, role: 'county-organiser', unitId: county.id, from: '2023-01-01', to: null },
      ]
      const deputyFor = { grantId: 'h', personId: 'p', name: '马玉兰' }
      if (deputy) grants.push({ ...grants[0]!, id: `d${index}`, deputyFor })
      const phone = `1990000${String(index).padStart(4, '0')}`
      const known = { ...extra, sendingUnit: posted.length > 0 ? sendingUnit : null }
      return { ...newPerson(county.id, who, phone), ...known, title, postings, grants }
    })

const rosters: fc.Arbitrary<RosterContext> = villages.chain((all) =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => personOf(index, all))))
    .map((people) => {
      const townships = [...new Set(all.map(({ parentId }) => parentId!))].map((id) =>
        plainUnit({ code: id.slice(1), name: `${id.slice(-1)}镇` }),
      )
      return {
        county,
        byOperator: false,
        people: new Map(people.map((person) => [personIdOf(county.id, person.phone), person])),
        units: new Map([county, ...townships, ...all].map((unit) => [unit.id, unit])),
      }
    }),
)

describe('a roster that is exported and imported again as it is', () => {
  it('changes nothing, whoever is on it and whatever has ended', () => {
    fc.assert(
      fc.property(rosters, (context) => {
        const { problems, counts } = again(context)
        expect(problems).toEqual([])
        expect(counts).toMatchObject({ added: 0, updated: 0, ended: 0, missing: 0, unitsChanged: 0 })
        expect(counts).toMatchObject({ people: context.people.size, unchanged: context.people.size })
      }),
      { numRuns: 150 },
    )
  })

  it('a county with nobody but its organiser has a file that can be taken again', () => {
    const organiser = newPerson(county.id, '刘敏', '19900009001')
    const grant: Grant = {
      id: 'h1',
      role: 'county-organiser',
      unitId: county.id,
      from: '2026-01-01',
      to: null,
    }
    const people = new Map([[personIdOf(county.id, organiser.phone), { ...organiser, grants: [grant] }]])
    const { problems, counts } = again({
      county,
      byOperator: false,
      people,
      units: new Map([[county.id, county]]),
    })
    expect(problems).toEqual([])
    expect(counts).toMatchObject({ people: 1, unchanged: 1 })
  })
})

describe('what an export holds', () => {
  const village: Unit = {
    ...plainUnit({ code: '990101101201', name: '柳湾村' }),
    village: {
      type: 'weak',
      households: 214,
      places: [
        { id: 'c1', name: '村委会', latitude: 35.9, longitude: 104.2, radius: 800, from: null, to: null },
        {
          id: 'c2',
          name: '夏牧场',
          latitude: 35.8,
          longitude: 104.1,
          radius: 2000,
          from: '2026-06-01',
          to: '2026-09-30',
        },
      ],
    },
  }
  const township = plainUnit({ code: '990101101', name: '红柳镇' })
  const units = new Map([county, township, village].map((unit) => [unit.id, unit]))
  const posting: Posting = {
    id: 'g1',
    villageId: village.id,
    role: 'secretary',
    from: '2025-05-12',
    to: null,
  }
  const zhou = { ...newPerson(county.id, '周建平', '19900000001'), postings: [posting] }
  const rows = (...people: Person[]) =>
    exportRoster({ people: new Map(people.map((person) => [person.phone, person])), units })

  it('a village with more places than people has a row for each further place', () => {
    const [posted] = rows(zhou)
    expect(posted?.rows.map((row) => [row[1], row[5], row[9], row[11]])).toEqual([
      ['柳湾村', '村委会', null, '周建平'],
      ['柳湾村', '夏牧场', '2026-06-01', null],
    ])
  })

  it('phones and codes are text, households and degrees are numbers', () => {
    const [posted] = rows(zhou)
    const row = Object.fromEntries(
      posted!.headings.map((heading, index) => [heading, posted!.rows[0]![index]]),
    )
    expect(row).toMatchObject({ 手机号: '19900000001', 村编码: '990101101201', 户数: 214, 纬度: 35.9 })
  })

  it('a posting or a role that never began, and a deputy, are left out', () => {
    const never = { ...zhou, postings: [{ ...posting, to: '2025-05-11' }] }
    const grant: Grant = {
      id: 'h1',
      role: 'township-leader',
      unitId: township.id,
      from: '2025-05-12',
      to: null,
    }
    const deputy = { ...grant, id: 'h2', deputyFor: { grantId: 'h1', personId: 'p1', name: '马玉兰' } }
    const contact = { ...grant, id: 'h3', role: 'unit-contact' as const }
    const [posted, officers] = rows({ ...never, grants: [deputy, contact, { ...grant, to: '2025-05-11' }] })
    expect(posted?.rows.map((row) => row[11])).toEqual([null, null])
    expect(officers?.rows).toEqual([])
  })

  it('a posting with two exemptions has two rows', () => {
    const exemptions = [
      { kind: 'near-home' as const, from: '2026-01-01', to: null },
      { kind: 'pregnancy' as const, from: '2026-03-01', to: '2026-09-30' },
    ]
    const [posted] = rows({ ...zhou, postings: [{ ...posting, exemptions }] })
    expect(posted?.rows.map((row) => row.slice(-3))).toEqual([
      ['近家', '2026-01-01', null],
      ['孕期', '2026-03-01', '2026-09-30'],
    ])
  })
})
