import { addDays, dayOf } from '../../../kernel/day'
import { seat, type Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { list, load, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { afterId, command } from '../../../platform/sdk'
import { unitType } from '../aggregate'
import { fullDateWords, pathWords, postingWords, roleWords } from '../messages'
import { parentOf } from '../rules/unit-path'
import {
  VILLAGE_PAGE,
  VillageInput,
  VillagesInput,
  type VillageRow,
  type VillagesApi,
  type VillagesView,
  type VillageView,
} from '../village-contract'
import {
  aboutWords,
  historyWords,
  listTag,
  mergedWords,
  noPlaceWords,
  placeView,
  typeWords,
} from '../village-messages'
import { loadNames } from './names'
import { mayOver, scopesOf, teamAndHolders, unitsByIds, VIEWERS } from './reading'
import { PLACERS, unitBelow } from './village-change'

/** Villages that one search looks through, as `villagesUnder`. */
const SEARCHED = 1000
/** Townships of a county that are offered to choose from. */
const TOWNSHIPS = 100
const HISTORY = 20

/** One page of the villages of the caller's units, by code. */
export const villages: Action<VillagesApi['organization.villages']['input'], VillagesView> = {
  input: VillagesInput,
  run: async (request, { query, townshipId, cursor }) => {
    const scopes = scopesOf(request, VIEWERS)
    const [found, townships] = await Promise.all([
      find(request, scopes, { query, townshipId, cursor }),
      listUnits(scopes, 'township', TOWNSHIPS),
    ])
    const page = found.slice(0, VILLAGE_PAGE)
    const more = await unitsByIds([
      ...scopes,
      ...page.flatMap((unit) => [parentOf(unit.id)!, unit.mergedInto ?? '']),
    ])
    const name = (id: string | null | undefined): string => more.find((unit) => unit.id === id)?.name ?? ''
    const today = dayOf(request.now)
    const row = (unit: Unit): VillageRow => ({
      villageId: unit.id,
      name: unit.name,
      township: name(parentOf(unit.id)),
      about: aboutWords(unit),
      tag: listTag(unit, today, name(unit.mergedInto)),
    })
    return ok({
      scopeName: scopes.map(name).join('、'),
      townships: townships.map(({ id, name }) => ({ id, name })),
      rows: page.map(row),
      next: found.length > VILLAGE_PAGE ? page.at(-1)!.id : null,
      mayEdit: scopesOf(request, PLACERS).length > 0,
    })
  },
}

interface Sought {
  query?: string | undefined
  townshipId?: string | undefined
  cursor?: string | undefined
}

async function find(
  request: BoundRequest,
  scopes: string[],
  { query, townshipId, cursor }: Sought,
): Promise<Unit[]> {
  const township = townshipId ? await load(unitType, townshipId) : null
  if (townshipId && !(township && mayOver(request, VIEWERS, township.scope))) return []
  const within = townshipId ? [townshipId] : scopes
  if (!query) return listUnits(within, 'village', VILLAGE_PAGE + 1, cursor)
  const all = await listUnits(within, 'village', SEARCHED, cursor)
  return all.filter(({ name }) => name.includes(query)).slice(0, VILLAGE_PAGE + 1)
}

async function listUnits(
  scopes: string[],
  kind: Unit['kind'],
  limit: number,
  after?: string,
): Promise<Unit[]> {
  const where = afterId(
    { scope: scopes.length === 1 ? scopes[0] : command.in(scopes), kind },
    after || undefined,
  )
  return (await list(unitType, where, { limit, order: [['_id', 'asc']] })).map(({ state }) => state)
}

/** One village with its places, its people and what was done to it. */
export const village: Action<VillagesApi['organization.village']['input'], VillageView> = {
  input: VillageInput,
  run: async (request, { villageId }): Promise<Outcome<VillageView>> => {
    const found = await unitBelow(request, villageId, 'village', VIEWERS)
    return found ? ok(await villageView(request, found)) : rejected('village.unknown')
  },
}

async function villageView(request: BoundRequest, found: Loaded<Unit>): Promise<VillageView> {
  const { state: unit, history } = found
  const today = dayOf(request.now)
  const recent = history.slice(-HISTORY)
  const others = [...found.scope, ...Object.keys(unit.heirOf ?? {}), unit.mergedInto ?? '']
  const [units, people, names] = await Promise.all([
    unitsByIds(others),
    peopleOf(found, today),
    loadNames(recent.map(({ by }) => by)),
  ])
  const name = (id: string): string => units.find((each) => each.id === id)?.name ?? ''
  const townshipId = parentOf(unit.id)!
  const places = (unit.village?.places ?? []).map((place) => placeView(place, today))
  const merged = mergedWords(unit, name(unit.mergedInto ?? ''), today)
  const mayEdit = mayOver(request, PLACERS, found.scope)
  const over = merged !== null && !merged.mayUndo
  return {
    villageId: unit.id,
    name: unit.name,
    code: unit.code,
    unitPath: pathWords(unit.scope, units, 2),
    townshipId,
    townshipName: name(townshipId),
    type: unit.village?.type ?? 'ordinary',
    typeWords: typeWords(unit.village?.type ?? 'ordinary'),
    households: unit.village?.households ?? 0,
    groups: unit.village?.groups ?? [],
    mayEdit: mayEdit && !over,
    noPlace: over ? null : noPlaceWords(unit, today),
    merged: merged && { ...merged, mayUndo: merged.mayUndo && mayEdit },
    heirOf: heirWords(unit, name),
    places: places.filter(({ standing }) => standing),
    past: places.filter(({ standing }) => !standing).reverse(),
    ...people,
    history: historyWords(recent, names),
    mergeFrom: addDays(today, 1),
    today,
  }
}

function heirWords(unit: Unit, name: (id: string) => string): string[] {
  return Object.entries(unit.heirOf ?? {}).flatMap(([id, { from }]) =>
    from === null ? [] : [`${name(id)}，${fullDateWords(from)}并入`],
  )
}

/** Today's team, and who looks after the village. */
async function peopleOf(
  village: Loaded<Unit>,
  today: string,
): Promise<Pick<VillageView, 'team' | 'officers'>> {
  const township = parentOf(village.id)!
  const seats = [
    seat('village-secretary', village.id),
    seat('township-leader', township),
    seat('township-clerk', township),
  ] as const
  const words = new Map([
    [seats[0], roleWords('village-secretary')],
    [seats[1], roleWords('township-leader')],
    [seats[2], roleWords('township-clerk')],
  ])
  const { team, holders } = await teamAndHolders(village.id, [...seats], today)
  return {
    team: team
      .sort((a, b) => (a.posting.role === b.posting.role ? 0 : a.posting.role === 'secretary' ? -1 : 1))
      .map(({ personId, name, posting }) => ({ personId, name, role: postingWords(posting.role) })),
    officers: seats.flatMap((each) =>
      holders
        .filter((person) => person.seats.includes(each))
        .map(({ personId, name }) => ({ personId, name, role: words.get(each)! })),
    ),
  }
}
