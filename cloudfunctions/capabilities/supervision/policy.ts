import type { Role } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import type { SupervisionApi, SupervisionReports } from './contract'

/** Who looks over units and drills down, each within their own. */
export const SUPERVISORS: readonly Role[] = [
  'township-clerk',
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
  'inspector',
]

/** Who hands the month to the archive, each of their own units: those who answer for the ledger, not those who look into it. */
export const ARCHIVISTS: readonly Role[] = [
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
]

export const supervisionReportsPolicy: Record<keyof SupervisionReports, Who> = {
  'report.monthLedger': ARCHIVISTS,
  'report.leaveList': ARCHIVISTS,
}

export const supervisionPolicy: Record<keyof SupervisionApi, Who> = {
  'supervision.archive': ARCHIVISTS,
  'supervision.board': SUPERVISORS,
  'supervision.day': SUPERVISORS,
  'supervision.person': SUPERVISORS,
  'supervision.month': SUPERVISORS,
}
