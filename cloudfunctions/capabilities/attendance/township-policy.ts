import type { Role } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import type { TownshipApi } from './township-contract'

/** Who sees where people are today, and the calendars of the villages below their unit. */
export const WATCHERS: readonly Role[] = [
  'village-secretary',
  'township-clerk',
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
  'inspector',
]
/** Who goes and asks about what needs a look, and says what they found. */
export const LOOKERS: readonly Role[] = ['township-clerk', 'township-leader', 'county-organiser', 'inspector']

export const townshipPolicy: Record<keyof TownshipApi, Who> = {
  'attendance.today': WATCHERS,
  'attendance.teams': WATCHERS,
  'attendance.looks': LOOKERS,
  'attendance.mark': LOOKERS,
}
