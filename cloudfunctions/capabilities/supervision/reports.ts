import { capability } from '../../platform/capability'
import { leaveList, monthLedger } from './actions/month-file'
import type { SupervisionReports } from './contract'
import { supervisionReportsPolicy } from './policy'
import { supervisionRefusals } from './refusals'

/** What only the function `reports` serves: long files, made in steps. */
export const supervisionReports = capability<SupervisionReports>({
  actions: { 'report.monthLedger': monthLedger, 'report.leaveList': leaveList },
  policy: supervisionReportsPolicy,
  refusals: supervisionRefusals,
})
