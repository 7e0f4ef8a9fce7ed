import type { Role } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import type { SupervisionApi } from './contract'

/** Who looks over units and drills down, each within their own. */
export const SUPERVISORS: readonly Role[] = [
  'township-clerk',
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
  'inspector',
]

export const supervisionPolicy: Record<keyof SupervisionApi, Who> = {
  'supervision.board': SUPERVISORS,
  'supervision.day': SUPERVISORS,
  'supervision.person': SUPERVISORS,
  'supervision.month': SUPERVISORS,
}
