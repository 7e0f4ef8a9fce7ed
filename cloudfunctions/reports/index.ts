import { countyPolicyReports } from '../capabilities/county-policy'
import { leaveReports } from '../capabilities/leave/reports'
import { organizationReports } from '../capabilities/organization/reports'
import { roundReports } from '../capabilities/satisfaction/reports'
import { supervisionReports } from '../capabilities/supervision/reports'
import { serve } from '../platform/serve'

/** The deployable for long work: roster import and Excel files. */
export const main = serve([
  organizationReports,
  countyPolicyReports,
  leaveReports,
  roundReports,
  supervisionReports,
])
