import { countyPolicyReports } from '../capabilities/county-policy'
import { organizationReports } from '../capabilities/organization/reports'
import { roundReports } from '../capabilities/satisfaction/reports'
import { serve } from '../platform/serve'

/** The deployable for long work: roster import, and later Excel and slip sheets. */
export const main = serve([organizationReports, countyPolicyReports, roundReports])
