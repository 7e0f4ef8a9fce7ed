import { reading, type Reading } from '../../platform/together'
import type { Unit } from '../../kernel/people'
import { personType, unitType } from './aggregate'
import type { Person } from './rules/person'

/** Every unit below these and they themselves, for a page that reads several things at once. */
export const unitsUnder = (ids: readonly string[]): Reading<Unit> =>
  reading(unitType, { field: 'scope', values: ids })

export const unitsAt = (ids: readonly string[]): Reading<Unit> =>
  reading(unitType, { field: '_id', values: ids })

/** Everybody who is or was posted to the villages that an earlier reading found under that name. */
export const postedTo = (units: string): Reading<Person> =>
  reading(personType, { field: 'postedTo', via: `${units}._id` })
