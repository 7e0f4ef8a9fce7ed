import type { Who } from '../../platform/capability'
import { CALLERS } from './actions/details'
import { KEEPERS } from './actions/person-change'
import type { DutiesApi } from './duties-contract'
import { GIVERS } from './rules/who-gives-what'

/** Who may call at all; over whom is decided in the action, against the target's scope and the table of givers. */
export const dutyPolicy: { [K in keyof DutiesApi]: Who } = {
  'organization.grant': GIVERS,
  // A holder may give back any role, and a leader may end the deputy of the own one.
  'organization.endGrant': 'bound',
  'organization.deputize': ['township-leader', 'county-organiser', 'city-supervisor', 'region-supervisor'],
  'organization.post': KEEPERS,
  'organization.endPosting': KEEPERS,
  'organization.replace': KEEPERS,
  'organization.correctPosting': KEEPERS,
  'organization.exempt': KEEPERS,
  'organization.endExemption': KEEPERS,
  'organization.addPerson': ['county-organiser', 'township-leader'],
  'organization.details': KEEPERS,
  'organization.unbind': KEEPERS,
  'organization.phone': CALLERS,
  'organization.vacancies': CALLERS,
  'organization.choices': CALLERS,
}
