import { capability } from '../../platform/capability'
import { exportResults } from './actions/export-results'
import { slipSheets } from './actions/slip-sheets'
import { villagePoster } from './actions/village-poster'
import type { RoundReports } from './contract'
import { roundReportsPolicy } from './policy'
import { roundRefusals } from './refusals'

/** What the function `reports` answers. A door of its own: only this function carries the writer of Excel files. */
export const roundReports = capability<RoundReports>({
  actions: {
    'report.roundResults': exportResults,
    'report.slipSheets': slipSheets,
    'report.villagePoster': villagePoster,
  },
  policy: roundReportsPolicy,
  refusals: roundRefusals,
})
