import { capability } from '../../platform/capability'
import { leaveSlip } from './actions/slip'
import type { LeaveReports } from './contract'
import { leaveRefusals } from './refusals'

/** What only the function `reports` serves: it carries the writer of Excel files, and the other functions stay small. */
export const leaveReports = capability<LeaveReports>({
  actions: { 'report.leaveSlip': leaveSlip },
  policy: { 'report.leaveSlip': 'bound' },
  refusals: leaveRefusals,
})
