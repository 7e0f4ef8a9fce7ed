import { dayOf, type Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { command, find } from '../../../platform/sdk'
import { unitType } from '../aggregate'
import { list } from '../../../platform/aggregate-store'
import { NothingInput, type DutiesApi, type VacanciesView } from '../duties-contract'
import { vacancyRow, vacancySummary } from '../duty-messages'
import type { Person } from '../rules/person'
import { vacanciesOf, type Vacancy } from '../rules/vacancies'
import { pathOf } from '../rules/unit-path'
import { scopesOf } from './reading'

/** Units and people that are looked through: more than a county has. */
const MOST_UNITS = 1000
const MOST_PEOPLE = 1000

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

/** The vacancies below a county or a township: two bounded reads, in which people come without their history. */
export async function vacanciesUnder(
  unitId: string,
  today: Day,
): Promise<Array<Vacancy & { township: string }>> {
  const [units, people] = await Promise.all([
    list(
      unitType,
      { scope: unitId, kind: command.in(['township', 'village']) },
      { limit: MOST_UNITS, order: [['_id', 'asc']] },
    ),
    find<{ state: Pick<Person, 'postings' | 'grants'> }>(
      'people',
      { scope: unitId, lastDay: command.gte(today) },
      { limit: MOST_PEOPLE, fields: { 'state.postings': true, 'state.grants': true } },
    ),
  ])
  const all: Unit[] = units.map(({ state }) => state)
  const names = new Map(all.map(({ id, name }) => [id, name]))
  return vacanciesOf(
    all,
    people.map(({ state }) => state),
    today,
  ).map((each) => ({ ...each, township: names.get(pathOf(each.unit.id)[3] ?? '') ?? '' }))
}
