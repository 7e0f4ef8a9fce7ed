import { NOTED, type Wake } from '../../../platform/alarms'
import { logFailure } from '../../../platform/log'
import { jobIdOf, markOf, type ImportJob } from '../rules/import-job'
import { decideForgetTaken, decideGiveUp, standstill } from '../rules/import-job-end'
import { discardAll } from './apply-roster'
import { runImport } from './run-import'

/**
 * The clock goes on with an import whose call was cut off. It notes its progress by itself; nothing is left to save, unless
 * it has failed for so long that it is given up.
 */
export const resumeImport: Wake<ImportJob> = async (current, moment, { more }) => {
  const { state } = current
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
  // What it laid ready for nobody goes, too; where that fails the next import does it.
  await discardAll(markOf(jobIdOf(state), state)).catch((error: unknown) =>
    logFailure(moment.requestId, 'discard an import', error),
  )
  return decideGiveUp(state, moment)
}
