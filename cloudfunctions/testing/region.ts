import { entryOf } from '../capabilities/attendance/testing/given'
import { ledgerType } from '../capabilities/attendance'
import { pathOf, personType, unitId, unitType } from '../capabilities/organization'
import { DEFAULT_POLICY } from '../kernel/county-policy'
import { addDays, atClock, dayOf, monthOf, type Day } from '../kernel/day'
import type { Grant, Posting, Role, Unit, UnitKind } from '../kernel/people'
import type { AggregateType } from '../platform/aggregate-store'
import type { Phone, TestCloud } from './test-cloud'

/** How many units of each kind lie below one of the kind above. */
export interface RegionSize {
  cities: number
  counties: number
  townships: number
  villages: number
  /** Villages in all; as many as come of the product unless given. */
  atMost?: number
}

const REGION = '97'
/** People of a village: a first secretary and two members. */
const TEAM = 3
const BATCH = 250
const KINDS: readonly UnitKind[] = ['region', 'city', 'county', 'township', 'village']
const SWITCH = {
  documentNumber: '北组发〔2026〕1号',
  purpose: '驻村在岗确认',
  validFrom: '2026-01-01',
  validUntil: '2027-12-31',
  retentionDays: 90,
}

/** A region as it lies in the database, written there at once: no test could import it person by person. */
export interface Region {
  villageIds: string[]
  /** Somebody with that role over a unit, with an account of their own. */
  supervisor(role: Role, unitId: string): Promise<Phone>
}

/** Everybody was in the village this morning and yesterday, but the last of every team, of whom nothing is known. */
export async function openRegion(cloud: TestCloud, size: RegionSize, now: number): Promise<Region> {
  const region = regionOf(cloud, size, now)
  const { villageIds } = region
  const units = codesOf(size)
    .flat()
    .map((code) => unitOf(code))
  const people = villageIds.flatMap((villageId) =>
    Array.from({ length: TEAM }, (_, n) => personOf(villageId, n)),
  )
  await insertAll(
    cloud,
    unitType,
    now,
    units.map((unit) => [unit.id, unit, unit.scope]),
  )
  await insertAll(
    cloud,
    personType,
    now,
    people.map(({ id, state, villageId }) => [id, state, pathOf(villageId)]),
  )
  await insertAll(
    cloud,
    ledgerType,
    now,
    people
      .filter((_, i) => i % TEAM !== TEAM - 1)
      .map(({ id, state, villageId }) => {
        const [posting] = state.postings
        return [
          `l${posting!.id}_${monthOf(dayOf(now)).replace('-', '_')}`,
          ledgerOf(id, posting!, now),
          pathOf(villageId),
        ]
      }),
    (i) => historyOf(`p${i}`, now),
  )
  return region
}

/** A region of that size that lies in the database already. */
export function regionOf(cloud: TestCloud, size: RegionSize, now: number): Region {
  return {
    villageIds: codesOf(size)[4]!.map(unitId),
    supervisor: async (role, over) => {
      const id = `s${role.replace('-', '')}${over}`
      const grant: Grant = { id: `h${id}`, role, unitId: over, from: '2025-01-01', to: null }
      const state = { ...rosterPerson(id, over), account: `wx-${id}`, grants: [grant] }
      await insertAll(cloud, personType, now, [[id, state, pathOf(over)]])
      return cloud.as(`wx-${id}`)
    },
  }
}

/** Codes by level: 97, 9701, 970101, 970101101, 970101101201. */
function codesOf({ cities, counties, townships, villages, atMost = Infinity }: RegionSize): string[][] {
  const below = (parents: readonly string[], count: number, first: number, digits: number): string[] =>
    parents.flatMap((parent) =>
      Array.from({ length: count }, (_, i) => parent + String(first + i).padStart(digits, '0')),
    )
  const city = below([REGION], cities, 1, 2)
  const county = below(city, counties, 1, 2)
  const township = below(county, townships, 101, 3)
  return [[REGION], city, county, township, below(township, villages, 201, 3).slice(0, atMost)]
}

function unitOf(code: string): Unit {
  const id = unitId(code)
  const scope = pathOf(id)
  const kind = KINDS[scope.length - 1]!
  const unit: Unit = {
    id,
    kind,
    code,
    name: `${kind}${code}`,
    parentId: scope[scope.length - 2] ?? null,
    scope,
  }
  if (kind === 'county') unit.policy = { ...DEFAULT_POLICY, version: 1, switches: { checkIn: SWITCH } }
  if (kind === 'village') unit.village = { type: 'ordinary', households: 100, places: [] }
  return unit
}

const rosterPerson = (id: string, under: string) => ({
  ...{ name: id, phone: id, title: null, countyId: under.slice(0, 7), sendingUnit: null },
  ...{ postings: [] as Posting[], grants: [] as Grant[], account: null as string | null },
  ...{ boundSince: null, boundWith: null, invite: null },
})

function personOf(villageId: string, n: number) {
  const id = `p${villageId}${n}`
  const role = n === 0 ? ('secretary' as const) : ('member' as const)
  const posting: Posting = { id: `g${villageId}${n}`, villageId, role, from: '2025-05-01', to: null }
  return {
    id,
    villageId,
    state: { ...rosterPerson(id, villageId), account: `wx-${id}`, postings: [posting] },
  }
}

const ledgerOf = (personId: string, { id: postingId, villageId }: Posting, now: number) => ({
  ...{ postingId, personId, villageId, month: monthOf(dayOf(now)) },
  ...{ days: 2, nights: 1, places: [], fixes: [] },
})

function historyOf(mark: string, now: number): object[] {
  const today = dayOf(now)
  const check = (day: Day, slot: 'morning' | 'evening') => {
    const evidence = {
      at: atClock(day, slot === 'morning' ? '07:40' : '20:10'),
      day,
      slot,
      source: 'checkIn',
    }
    return entryOf({ ...evidence, verdict: 'declared' } as never, `${mark}${day}${slot}`)
  }
  const before = addDays(today, -1)
  return [check(before, 'morning'), check(before, 'evening'), check(today, 'morning')]
}

async function insertAll<S>(
  cloud: TestCloud,
  type: AggregateType<S>,
  now: number,
  items: ReadonlyArray<readonly [id: string, state: unknown, scope: string[]]>,
  history: (i: number) => object[] = () => [],
): Promise<void> {
  const documents = items.map(([_id, state, scope], i) => ({
    ...{ _id, schema: type.schema, version: 1, state, history: history(i), notices: [], wakeAt: null },
    ...{ scope, policyVersion: 1, changedOn: dayOf(now), changedAt: now, ...type.keys?.(state as S, _id) },
  }))
  for (let from = 0; from < documents.length; from += BATCH) {
    const reply = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ action: 'database.insertDocument', collectionName: type.collection },
        data: documents.slice(from, from + BATCH).map((document) => JSON.stringify(document)),
      }),
    })
    const { code, message } = (await reply.json()) as { code?: string; message?: string }
    if (code) throw new Error(`${type.collection}: ${code} ${message}`)
  }
}
