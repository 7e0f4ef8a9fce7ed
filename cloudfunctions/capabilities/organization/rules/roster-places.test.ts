import { rosterSheets, type Posted } from '../testing/given'
import { plainUnit } from './county'
import { mergeUnit } from './roster-merge'
import { strayDistances } from './roster-places'
import { checkRoster, type RosterContext } from './roster-plan'

const county = plainUnit({ code: '990101', name: '清河县' })
const empty: RosterContext = { county, byOperator: false, people: new Map(), units: new Map() }
const li = { name: '李晓燕', phone: '19900000002', role: '队员' }
const nobody = { name: '', phone: '', role: '', sendingUnit: '', unitType: '', unitLevel: '', from: '' }

const check = (rows: Array<Partial<Posted>>, context = empty) => checkRoster(rosterSheets(rows), context)
const faults = (rows: Array<Partial<Posted>>) => check(rows).problems.map(({ row, code }) => [row, code])
const places = (rows: Array<Partial<Posted>>) => check(rows).plan.units[1]?.village?.places

describe('a place with days', () => {
  const summer = { place: '夏牧场', latitude: '35.8', placeFrom: '2026年6月1日', placeTo: '2026.9.30' }

  it('holds from a day to a day, in a row without a person', () => {
    expect(places([{}, { ...nobody, ...summer }])).toMatchObject([
      { name: '村委会', from: null, to: null },
      { name: '夏牧场', latitude: 35.8, from: '2026-06-01', to: '2026-09-30' },
    ])
  })

  it('may stand elsewhere on other days under the same name, never on the same day', () => {
    const autumn = { ...nobody, ...summer, latitude: '35.7', placeFrom: '2026-10-01', placeTo: '' }
    expect(places([{ ...summer }, autumn])).toHaveLength(2)
    expect(faults([{ ...summer }, { ...autumn, placeFrom: '2026-09-30' }])).toEqual([[3, 'village.differs']])
  })

  it('needs its point, and its days in order', () => {
    const days = { latitude: '', longitude: '', radius: '', placeFrom: '2026-06-01' }
    expect(faults([days])).toEqual([[2, 'place.incomplete']])
    expect(faults([{ placeFrom: '2026-06-01', placeTo: '2026-05-31' }])).toEqual([[2, 'span.backwards']])
    expect(faults([{ placeFrom: '6月1日' }])).toEqual([[2, 'cell.day']])
  })

  it('that is known keeps its id, and its days where the file has none', () => {
    const first = mergeUnit(null, check([{ ...summer }]).plan.units[1]!)
    const [known] = first.village!.places
    const again = mergeUnit(
      first,
      check([{ ...summer, placeFrom: '', placeTo: '', radius: '900' }]).plan.units[1]!,
    )
    expect(again.village?.places).toEqual([{ ...known, radius: 900 }])
    const moved = mergeUnit(first, check([{ ...summer, placeTo: '2026-10-31' }]).plan.units[1]!)
    expect(moved.village?.places).toEqual([{ ...known, to: '2026-10-31' }])
  })

  it('two seasons of one name get ids of their own', () => {
    const winter = { ...nobody, ...summer, latitude: '35.7', placeFrom: '2026-10-01', placeTo: '' }
    const { plan } = check([{ ...summer }, winter])
    const ids = mergeUnit(null, plan.units[1]!).village!.places.map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
  })
})

describe('a place that cannot be in the county', () => {
  const at = (latitude: number, longitude: number) => ({ name: '点', latitude, longitude, radius: 800 })
  const near = [at(35.9, 104.2), at(35.8, 104.3), at(36.0, 104.1), at(35.95, 104.25)]

  it('in the sea or a digit away it is told with its distance', () => {
    expect(strayDistances([...near, at(25.9, 124.2)]).map((metres) => metres !== undefined)).toEqual([
      ...[false, false, false, false, true],
    ])
    const rows = [{}, li, { ...li, phone: '19900000003' }].map((row, index) => ({
      ...row,
      village: `${index}村`,
      villageCode: `99010110120${index}`,
      ...(index === 2 ? { latitude: '25.9123' } : {}),
    }))
    expect(check(rows).problems).toMatchObject([
      { row: 4, code: 'place.far', params: { place: '村委会', km: 1112 } },
    ])
  })

  it('a wide county of the steppe is no fault', () => {
    const wide = [at(38, 86), at(39, 88), at(37, 90), at(38.5, 87), at(36.5, 91)]
    expect(strayDistances(wide)).toEqual(wide.map(() => undefined))
  })

  it('of two nobody can say which is right, and one that is known stays', () => {
    expect(strayDistances([at(35.9, 104.2), at(25.9, 124.2)])).toEqual([undefined, undefined])
    const far = { ...nobody, place: '远牧场', latitude: '25.9' }
    const rows = [{}, { ...nobody, place: '近牧场', latitude: '35.92' }, far]
    expect(faults(rows)).toEqual([[4, 'place.far']])
    const village = mergeUnit(null, check(rows.slice(0, 2)).plan.units[1]!)
    const place = { ...village.village!.places[0]!, id: 'c9', name: '远牧场', latitude: 25.9 }
    const known = { ...village, village: { ...village.village!, places: [place] } }
    expect(check(rows, { ...empty, units: new Map([[village.id, known]]) }).problems).toEqual([])
  })
})

describe('an exemption in the roster', () => {
  const near = { exemption: '近家', exemptionFrom: '2026-01-01' }
  const postings = (rows: Array<Partial<Posted>>) => check(rows).plan.people[0]?.postings

  it('belongs to its posting, and a second row of the same posting brings another', () => {
    const pregnant = { exemption: '孕期', exemptionFrom: '2026-03-01', exemptionTo: '2026-09-30' }
    expect(postings([near, pregnant])).toMatchObject([
      {
        exemptions: [
          { kind: 'near-home', from: '2026-01-01', to: null },
          { kind: 'pregnancy', from: '2026-03-01', to: '2026-09-30' },
        ],
      },
    ])
  })

  it.each([
    [{ exemption: '近家' }, 'cell.missing'],
    [{ exemptionFrom: '2026-01-01' }, 'cell.missing'],
    [{ exemption: '太远', exemptionFrom: '2026-01-01' }, 'cell.choice'],
    [{ ...near, exemptionFrom: '2025-01-01', exemptionTo: '2025-05-11' }, 'exemption.outside'],
    [{ ...near, exemptionTo: '2025-12-31' }, 'span.backwards'],
  ])('%j is a fault: %s', (row, code) => {
    expect(faults([row])).toEqual([[2, code]])
  })

  it('the same twice on one day is a fault, and so is the posting twice without one', () => {
    expect(faults([near, { ...near, exemptionFrom: '2026-02-01' }])).toEqual([[3, 'exemption.twice']])
    expect(faults([near, {}])).toEqual([[3, 'posting.twice']])
  })
})
