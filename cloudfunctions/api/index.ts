import { attendance } from '../capabilities/attendance'
import { audit } from '../capabilities/audit'
import { complaints } from '../capabilities/complaints'
import { countyPolicy } from '../capabilities/county-policy'
import { home } from '../capabilities/home'
import { leave } from '../capabilities/leave'
import { notifications } from '../capabilities/notifications'
import { organization } from '../capabilities/organization'
import { satisfaction } from '../capabilities/satisfaction'
import { supervision } from '../capabilities/supervision'
import { serve } from '../platform/serve'

/** The deployable every page calls; it only folds the capabilities' maps. */
export const main = serve([
  organization,
  countyPolicy,
  attendance,
  leave,
  satisfaction,
  audit,
  notifications,
  complaints,
  supervision,
  home,
])
