import { rosterSheets, type Officer, type Posted } from '../testing/given'
import { plainUnit } from './county'
import { newPerson, personIdOf, type Person } from './person'
import type { ProblemCode } from './roster-problem'
import { checkRoster, type CheckedRoster, type RosterContext } from './roster-plan'

const county = plainUnit({ code: '990101', name: '清河县' })
const empty: RosterContext = {
  county,
  byOperator: false,
  people: new Map(),
  units: new Map([[county.id, county]]),
}

/** The first secretary's row is right; tests add a second one or change it. */
const li: Partial<Posted> = { name: '李晓燕', phone: '19900000002', role: '队员' }
const shajing: Partial<Posted> = { village: '沙井村', villageCode: '990101101202' }

const check = (posted: Array<Partial<Posted>>, officers: Array<Partial<Officer>> = [], context = empty) =>
  checkRoster(rosterSheets(posted, officers), context)

const faults = ({ problems }: CheckedRoster): Array<[row: number, code: ProblemCode]> =>
  problems.map(({ row, code }) => [row, code])

function known(person: Partial<Person> & { name: string; phone: string }): RosterContext {
  const { name, phone } = person
  const id = personIdOf(county.id, phone)
  return { ...empty, people: new Map([[id, { ...newPerson(county.id, name, phone), ...person }]]) }
}

describe('a roster that is right', () => {
  it('gives the township, the village and the people, units first', () => {
    const { plan, problems } = check([{}, { ...li, households: '', villageType: '' }], [{}])
    expect(problems).toEqual([])
    expect(plan.units.map(({ id, name }) => [id, name])).toEqual([
      ['u990101101', '红柳镇'],
      ['u990101101201', '柳湾村'],
    ])
    expect(plan.units[1]?.village).toEqual({
      type: 'weak',
      households: 214,
      places: [{ name: '村委会', latitude: 35.9123, longitude: 104.2317, radius: 800, from: null, to: null }],
    })
    expect(plan.people.map(({ name }) => name)).toEqual(['周建平', '李晓燕', '马玉兰'])
    expect(plan.people[0]).toMatchObject({
      sendingUnit: { name: '河西市财政局', type: 'economic', level: 'city' },
      postings: [{ villageId: 'u990101101201', role: 'secretary', from: '2025-05-12', to: null }],
    })
    expect(plan.people[2]).toMatchObject({
      title: '副镇长',
      grants: [{ role: 'township-leader', unitId: 'u990101101', from: '2023-03-01', to: null }],
    })
  })

  it('takes a person who is posted to one village after another', () => {
    const { plan, problems } = check([{ to: '2025-12-31' }, { ...shajing, from: '2026-01-01' }])
    expect(problems).toEqual([])
    expect(plan.people).toHaveLength(1)
    expect(plan.people[0]?.postings).toHaveLength(2)
  })

  it('takes a first secretary who follows another in the same village', () => {
    const next = { name: '钱进', phone: '19900000009', from: '2026-01-01' }
    expect(faults(check([{ to: '2025-12-31' }, next]))).toEqual([])
  })

  it('takes a posting of a single day', () => {
    expect(faults(check([{ to: '2025-05-12' }]))).toEqual([])
  })

  it('a later row fills what the first one of the village leaves open', () => {
    const { plan } = check([{ households: '', villageType: '' }, li])
    expect(plan.units[1]?.village).toMatchObject({ households: 214, type: 'weak' })
  })

  it('takes a village without a place, and one with two', () => {
    const bare = { latitude: '', longitude: '', radius: '', place: '' }
    expect(check([bare]).plan.units[1]?.village?.places).toEqual([])
    const summer = { ...li, place: '夏牧场', latitude: '35.99' }
    expect(check([{}, summer]).plan.units[1]?.village?.places).toHaveLength(2)
  })

  it('reads columns in any order, with notes in their headings, and skips empty rows', () => {
    const [posted, officers] = rosterSheets([{}, {}])
    const noted = posted!.rows.map((row) => [...row].reverse())
    noted[0] = noted[0]!.map((name) => (name === '村编码' ? '村编码（12位）' : ` *${name} `))
    noted[1] = noted[1]!.map(() => ' ')
    const { plan, problems } = checkRoster([{ name: ' 派驻人员 ', rows: noted }, officers!], empty)
    expect(problems).toEqual([])
    expect(plan.people).toHaveLength(1)
  })
})

describe('one bad cell refuses the file', () => {
  const cases: Array<[what: string, row: Partial<Posted>, code: ProblemCode]> = [
    ['a name with digits', { name: '周1' }, 'name.invalid'],
    ['a formula for a name', { name: '=HYPERLINK("x")' }, 'name.invalid'],
    ['a name of 41 characters', { name: '周'.repeat(41) }, 'name.invalid'],
    ['no name', { name: '' }, 'cell.missing'],
    ['a phone of ten digits', { phone: '1990000000' }, 'phone.invalid'],
    ['no phone', { phone: '' }, 'cell.missing'],
    ['an unknown role', { role: '队长' }, 'cell.choice'],
    ['no role', { role: '' }, 'cell.missing'],
    ['a role named like a property of every object', { role: 'constructor' }, 'cell.choice'],
    ['an unknown village type', { villageType: '好村' }, 'cell.choice'],
    ['an unknown unit type', { unitType: '其他' }, 'cell.choice'],
    ['a village code of nine digits', { villageCode: '990101101' }, 'code.invalid'],
    ['a village of another county', { villageCode: '990102101201' }, 'code.elsewhere'],
    ['a month for a day', { from: '2025.05' }, 'cell.day'],
    ['a village named in markup', { village: '<b>柳湾村</b>' }, 'unitName.invalid'],
    ['a formula for a sending unit', { sendingUnit: '=1+1' }, 'unitName.invalid'],
    ['a place name of 41 characters', { place: '村'.repeat(41) }, 'unitName.invalid'],
    ['no first day', { from: '' }, 'cell.missing'],
    ['a last day before the first', { to: '2025-05-11' }, 'span.backwards'],
    ['a last day that is no day', { to: '长期' }, 'cell.day'],
    ['half a household', { households: '214.5' }, 'cell.number'],
    ['coordinates the wrong way round', { latitude: '104.2317', longitude: '35.9123' }, 'place.swapped'],
    ['coordinates in the ocean', { latitude: '0.1', longitude: '0.1' }, 'place.abroad'],
    ['a latitude alone', { longitude: '' }, 'place.incomplete'],
    ['a place without a radius', { radius: '' }, 'place.incomplete'],
    ['a radius of three metres', { radius: '3' }, 'cell.number'],
    ['a latitude in words', { latitude: '北纬35度' }, 'cell.number'],
  ]

  it.each(cases)('%s', (_what, row, code) => {
    const checked = check([row, { ...li, ...shajing }])
    expect(faults(checked)).toEqual([[2, code]])
    expect(checked.plan).toEqual({ units: [], people: [] })
  })

  it('every bad row is named, with each of its faults, from the top', () => {
    const rows = [{ phone: '1', from: 'x' }, li, { ...shajing, name: '' }]
    expect(faults(check(rows, [{ role: '镇长' }]))).toEqual([
      [2, 'phone.invalid'],
      [2, 'cell.day'],
      [4, 'cell.missing'],
      [2, 'cell.choice'],
    ])
  })
})

describe('the order of what is reported', () => {
  it('goes down the sheet, whichever check found it', () => {
    const rows = [{ villageCode: '990102101201' }, { ...li, phone: '1' }]
    expect(faults(check(rows))).toEqual([
      [2, 'code.elsewhere'],
      [3, 'phone.invalid'],
    ])
  })
})

describe('rows that contradict each other', () => {
  const cases: Array<[what: string, second: Partial<Posted>, code: ProblemCode]> = [
    ['a second first secretary at the same time', { name: '钱进', phone: '19900000009' }, 'secretary.second'],
    ['the same person twice in a village', {}, 'posting.twice'],
    ['one phone for two names', { ...shajing, name: '钱进', from: '2026-01-01' }, 'person.twoNames'],
    ['one person in two villages at the same time', { ...shajing }, 'posting.overlaps'],
    ['another name for the same township', { ...li, township: '柳红镇' }, 'township.twoNames'],
    ['another name for the same village', { ...li, village: '柳弯村' }, 'village.differs'],
    ['another type for the same village', { ...li, villageType: '乱村' }, 'village.differs'],
    ['another number of households', { ...li, households: '215' }, 'village.differs'],
    ['the same place elsewhere', { ...li, latitude: '35.9' }, 'village.differs'],
  ]

  it.each(cases)('%s', (_what, second, code) => {
    const checked = check([{}, second])
    expect(faults(checked)).toContainEqual([3, code])
    expect(checked.plan.people).toEqual([])
  })

  it('of two first secretaries the lower row is the one reported', () => {
    expect(faults(check([{}, { name: '钱进', phone: '19900000009' }]))).toEqual([[3, 'secretary.second']])
  })

  it('a person and an officer with one phone must be one person', () => {
    const checked = check([{}], [{ phone: '19900000001' }])
    expect(checked.problems).toMatchObject([
      { sheet: '干部', row: 2, code: 'person.twoNames', params: { other: '周建平', row: 2 } },
    ])
  })
})

describe('officers', () => {
  const cases: Array<[what: string, row: Partial<Officer>, code: ProblemCode]> = [
    ['a unit nobody knows', { unitCode: '990101999' }, 'unit.unknown'],
    ['a unit above the county', { unitCode: '9901' }, 'unit.unknown'],
    ['a leader of a township over a village', { unitCode: '990101101201' }, 'unit.kind'],
    ['a village secretary over a township', { role: '村党支部书记' }, 'unit.kind'],
    ['a role that no county gives', { role: '自治区督导' }, 'cell.choice'],
    ['an organiser made by an organiser', { role: '县驻村办', unitCode: '990101' }, 'grant.above'],
  ]

  it.each(cases)('%s is refused', (_what, row, code) => {
    expect(faults(check([{}], [row]))).toEqual([[2, code]])
  })

  it('the same role twice is refused', () => {
    expect(faults(check([{}], [{}, {}]))).toEqual([[3, 'grant.twice']])
  })

  it('an organiser who is known may stand in the file, and an operator may add one', () => {
    const row = {
      name: '刘敏',
      phone: '19900009001',
      role: '县驻村办',
      unitCode: '990101',
      from: '2025-01-01',
    }
    const grant = {
      id: 'h1',
      role: 'county-organiser' as const,
      unitId: 'u990101',
      from: '2024-01-01',
      to: null,
    }
    const context = known({ name: '刘敏', phone: '19900009001', grants: [grant] })
    expect(faults(check([{}], [row], context))).toEqual([])
    expect(faults(check([{}], [row], { ...empty, byOperator: true }))).toEqual([])
  })

  it('an organiser’s file makes nobody organiser for longer than the operator did', () => {
    const row = {
      name: '刘敏',
      phone: '19900009001',
      role: '县驻村办',
      unitCode: '990101',
      from: '2025-01-01',
    }
    const grant = { id: 'h1', role: 'county-organiser' as const, unitId: 'u990101' }
    const held = { ...grant, from: '2024-01-01', to: '2026-06-30' }
    const context = known({ name: '刘敏', phone: '19900009001', grants: [held] })
    expect(faults(check([{}], [{ ...row, to: '未定' }], context))).toEqual([[2, 'grant.above']])
    // An empty cell leaves the end that is known.
    expect(faults(check([{}], [row], context))).toEqual([])
    expect(faults(check([{}], [{ ...row, to: '2026-07-01' }], context))).toEqual([[2, 'grant.above']])
    expect(faults(check([{}], [{ ...row, to: '2026-06-30' }], context))).toEqual([])
  })
})

describe('a roster against what is known', () => {
  const posting = {
    id: 'g1',
    villageId: 'u990101101201',
    role: 'secretary' as const,
    from: '2025-05-12',
    to: null,
  }

  it('a village whose first secretary is known and not in the file gets no second one', () => {
    const context = known({ name: '钱进', phone: '19900000009', postings: [posting] })
    expect(faults(check([{}], [], context))).toEqual([[2, 'secretary.second']])
  })

  it('nobody is posted to one village twice at a time, also by a row that runs into a known posting', () => {
    const first = { ...posting, to: '2025-12-31' }
    const second = { ...posting, id: 'g2', from: '2026-01-01' }
    const context = known({ name: '周建平', phone: '19900000001', postings: [first, second] })
    expect(faults(check([{ to: '未定' }], [], context))).toEqual([[2, 'posting.overlaps']])
    expect(faults(check([{ to: '2026-02-01' }], [], context))).toEqual([[2, 'posting.overlaps']])
    expect(faults(check([{}], [], context))).toEqual([])
    expect(faults(check([{ to: '2025-12-31' }], [], context))).toEqual([])
    expect(faults(check([{ to: '2025-11-30' }, { from: '2025-12-01' }], [], context))).toEqual([])
  })

  it('a wrong character in a known name is corrected', () => {
    const context = known({ name: '周建萍', phone: '19900000001', postings: [posting] })
    expect(faults(check([{}], [], context))).toEqual([])
  })

  it('a known phone with another name and another village is somebody else', () => {
    const context = known({
      name: '钱进',
      phone: '19900000001',
      postings: [{ ...posting, to: '2025-06-01' }],
    })
    expect(faults(check([{ ...shajing, from: '2026-01-01' }], [], context))).toEqual([
      [2, 'person.otherName'],
    ])
  })

  it('a person who is still posted elsewhere must leave there first', () => {
    const elsewhere = { ...posting, villageId: 'u990101101205' }
    const context = known({ name: '周建平', phone: '19900000001', postings: [elsewhere] })
    expect(faults(check([{}], [], context))).toEqual([[2, 'posting.overlaps']])
  })
})

describe('a file that is no roster', () => {
  it('names the sheets that are missing', () => {
    expect(checkRoster([], empty).problems).toMatchObject([
      { sheet: '派驻人员', row: 1, code: 'sheet.missing' },
      { sheet: '干部', row: 1, code: 'sheet.missing' },
    ])
  })

  it('names the columns that are missing', () => {
    const [posted, officers] = rosterSheets([{}])
    const cut = { ...posted!, rows: posted!.rows.map((row) => row.slice(0, 9)) }
    const { problems } = checkRoster([cut, officers!], empty)
    expect(problems.map(({ params }) => params['column'])).toEqual(['姓名', '手机号', '职务', '派驻开始'])
  })

  it('has somebody in it', () => {
    expect(faults(check([]))).toEqual([[2, 'sheet.empty']])
  })

  it('has at most five thousand rows', () => {
    const rows = Array.from({ length: 5001 }, () => ({}))
    expect(faults(check(rows))).toEqual([[5002, 'sheet.tooLong']])
  })
})
