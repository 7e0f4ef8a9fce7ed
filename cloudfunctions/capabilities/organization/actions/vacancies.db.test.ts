import { rawDatabase, type RawDatabase } from '../../../testing/raw-database'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted, NOW, openDutyCounty, type DutyCounty } from '../testing/duties'

/** More than one reading gives, of people and of villages. */
const MANY = 1001
/** Inserts on their way at the same time. */
const LANES = 20

let cloud: TestCloud
let county: DutyCounty
let raw: RawDatabase
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  county = await openDutyCounty(cloud)
  raw = rawDatabase(cloud)
}, 60_000)
afterAll(() => cloud?.close())

const seats = async (): Promise<string[]> =>
  granted(await county.as('liu-min').call('organization.vacancies', {})).rows.map(
    ({ unitId, text }) => `${unitId} ${text}`,
  )

async function insertAll(collection: string, documents: Array<Record<string, unknown>>): Promise<void> {
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < documents.length) await raw.insert(collection, documents[next++]!)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/** As many more of one, before all others in the order of the ids. */
const copies = (of: Record<string, unknown>, other: (id: string) => Record<string, unknown>) =>
  Array.from({ length: MANY }, (_, index) => {
    const id = `0${String(index).padStart(4, '0')}`
    return { ...of, _id: id, ...other(id) }
  })

it('nobody and no village is left out where a county has more than one reading gives', async () => {
  const before = await seats()
  expect(before.length).toBeGreaterThan(0)

  // Colleagues who fill no seat and come first: whoever does must be found behind them.
  const secretary = county.id('周建平')
  const person = await raw.get('people', secretary)
  await raw.remove('people', secretary)
  const member = await raw.get('people', county.id('孙浩'))
  const unbound = (id: string) => ({ boundTo: `none:${id}`, phoneKey: `none:${id}` })
  await insertAll(
    'people',
    copies(member, (id) => unbound(id)),
  )
  await raw.insert('people', person)
  expect(await seats()).toEqual(before)

  // Villages that are all filled and come first: those that lack somebody must be found behind them.
  const village = await raw.get('units', 'u990101101201')
  const state = person['state'] as { postings: Array<Record<string, unknown>> }
  const unitState = village['state'] as Record<string, unknown>
  await insertAll(
    'units',
    copies(village, (id) => ({ state: { ...unitState, id, code: `0${id}` } })),
  )
  const filled = copies({}, () => ({})).flatMap(({ _id }) => [
    { ...state.postings[0], id: `g${_id}`, villageId: _id },
  ])
  const grants = filled.map(({ villageId }) => ({
    ...{ id: `h${villageId}`, role: 'village-secretary', unitId: villageId, from: '2024-01-01', to: null },
  }))
  const serving = { ...state, postings: [...state.postings, ...filled], grants }
  await raw.put('people', { ...person, state: serving })
  expect(await seats()).toEqual(before)
}, 120_000)
