import { dayOf, type Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { list } from '../../../platform/aggregate-store'
import { afterId, command, find, type Fields, type FindOptions } from '../../../platform/sdk'
import { everyPage } from '../../../platform/whole'
import { unitType } from '../aggregate'
import { NothingInput, type DutiesApi, type VacanciesView } from '../duties-contract'
import { vacancyRow, vacancySummary } from '../duty-messages'
import type { Person } from '../rules/person'
import { vacanciesOf, type Vacancy } from '../rules/vacancies'
import { pathOf } from '../rules/unit-path'
import { scopesOf } from './reading'

/** Documents of one read. */
const READ = 1000
/** A county has fewer people and fewer units than this. */
const MOST = 10_000

/** 缺人: the townships and villages of the caller without a leader, clerk or secretary today. */
export const vacancies: Action<DutiesApi['organization.vacancies']['input'], VacanciesView> = {
  input: NothingInput,
  run: async (request) => {
    const scopes = scopesOf(request, ['county-organiser', 'township-leader', 'township-clerk'])
    const found = (await Promise.all(scopes.map((id) => vacanciesUnder(id, dayOf(request.now))))).flat()
    const unique = [...new Map(found.map((each) => [each.unit.id, each])).values()]
    return ok({
      rows: unique.map(({ unit, lacks, township }) => vacancyRow(unit, lacks, township)),
      text: vacancySummary(unique),
    })
  },
}

/**
 * The vacancies below a county or a township. People come without their history. All of them or an error: whoever was left out
 * would leave a seat that looks empty.
 */
export async function vacanciesUnder(
  unitId: string,
  today: Day,
): Promise<Array<Vacancy & { township: string }>> {
  const [units, people] = await Promise.all([
    byId('units', { scope: unitId, kind: command.in(['township', 'village']) }, (where, options) =>
      list(unitType, where, options),
    ),
    byId('people', { scope: unitId, lastDay: command.gte(today) }, async (where, options) => {
      const fields = { 'state.postings': true, 'state.grants': true }
      const found = await find<Serving>('people', where, { ...options, fields })
      return found.map(({ _id: id, state }) => ({ id, state }))
    }),
  ])
  const all: Unit[] = units.map(({ state }) => state)
  const names = new Map(all.map(({ id, name }) => [id, name]))
  return vacanciesOf(
    all,
    people.map(({ state }) => state),
    today,
  ).map((each) => ({ ...each, township: names.get(pathOf(each.unit.id)[3] ?? '') ?? '' }))
}

interface Serving {
  _id: string
  state: Pick<Person, 'postings' | 'grants'>
}

/** Page after page in the order of the ids. */
function byId<T extends { id: string }>(
  what: string,
  where: Fields,
  read: (where: Fields, options: FindOptions) => Promise<T[]>,
): Promise<T[]> {
  const next = (before: readonly T[]): Promise<T[]> =>
    read(afterId(where, before.at(-1)?.id), { limit: READ, order: [['_id', 'asc']] })
  return everyPage(next, { page: READ, most: MOST, what })
}
