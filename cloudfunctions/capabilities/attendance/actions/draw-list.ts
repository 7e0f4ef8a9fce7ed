import { dayOf, monthOf } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { absencesOn } from '../../leave'
import { teamsOf, villagesUnder } from '../../organization'
import { askedIn, type AskedAt } from '../draw-store'
import { freezeList, type Asked, type Candidate, type Entrant, type Excluded } from '../rules/candidates'
import { countyIn } from './draw-reach'

/** Villages of one draw: a county of the size the product is made for; a larger one draws by townships. */
const MOST_VILLAGES = 300
/** Villages whose people are read together: three each, and those of earlier years, stay far below a thousand. */
const BESIDE = 60

export interface FrozenList {
  villages: Unit[]
  candidates: Candidate[]
  excluded: Excluded[]
}

/** Everybody posted in the unit today, without those who may not be drawn; null where there are too many villages. */
export async function listOf(unit: Unit, perMonth: number, now: number): Promise<FrozenList | null> {
  const today = dayOf(now)
  const villages = await villagesUnder(unit.id)
  if (villages.length > MOST_VILLAGES) return null
  const entrants = await entrantsOf(villages, now)
  const [absences, asked] = await Promise.all([
    absencesOn(
      entrants.map(({ postingId }) => postingId),
      today,
    ),
    askedIn(countyIn(unit.scope), monthOf(today)),
  ])
  return { villages, ...freezeList(entrants, { now, perMonth, absences, asked: byPerson(asked) }) }
}

async function entrantsOf(villages: readonly Unit[], now: number): Promise<Entrant[]> {
  const today = dayOf(now)
  const groups: string[][] = []
  for (let from = 0; from < villages.length; from += BESIDE)
    groups.push(villages.slice(from, from + BESIDE).map(({ id }) => id))
  const teams = await Promise.all(groups.map((ids) => teamsOf(ids, today)))
  const names = new Map(villages.map(({ id, name }) => [id, name]))
  return teams
    .flatMap((each) => [...each])
    .flatMap(([villageId, team]) =>
      team.map(({ personId, name, bound, posting }) => ({
        postingId: posting.id,
        ...{ personId, name, villageId, bound },
        village: names.get(villageId) ?? '',
      })),
    )
}

/** Somebody who moved within the county this month has two ledgers, and one quota. */
export function byPerson(asked: readonly AskedAt[]): Map<string, Asked> {
  const totals = new Map<string, Asked>()
  for (const { personId, state } of asked) {
    const before = totals.get(personId) ?? { times: 0, until: 0 }
    const { asked: times, until } = state.spot
    totals.set(personId, { times: before.times + times, until: Math.max(before.until, until) })
  }
  return totals
}
