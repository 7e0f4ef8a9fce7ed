import { NOTED, type Wake } from '../../../platform/alarms'
import { logFailure } from '../../../platform/log'
import { endNotices } from '../import-notices'
import type { ImportJob } from '../rules/import-job'
import { decideDiscarded, decideForgetTaken, decideGiveUp, standstill } from '../rules/import-job-end'
import { discardAll } from './apply-roster'
import { runImport } from './run-import'

/**
 * The clock goes on with an import whose call was cut off. It notes its progress by itself; nothing is left to save, unless
 * it has failed for so long that it is given up. What that one laid ready goes at the next alarm, when the end is saved for
 * certain: somebody may have sent the file again at this very moment.
 */
export const resumeImport: Wake<ImportJob> = async (current, moment, { more }) => {
  const { state } = current
  if (state.discardAt !== undefined) {
    for (const left of state.leftovers) await discardAll(left)
    return decideDiscarded(state, moment)
  }
  if (state.status !== 'running') return decideForgetTaken(state, moment)
  const still = standstill(state, moment.now)
  try {
    // After a clock that stood still it may well go on.
    if (still !== 'dead') await runImport(current, moment, more)
    if (still !== 'dead') return NOTED
  } catch (error) {
    if (still === 'none') throw error
    logFailure(moment.requestId, 'give up an import', error)
  }
  return decideGiveUp(state, moment, endNotices)
}
