import type { Wake } from '../../../platform/alarms'
import { decideProgress, type ImportJob } from '../rules/import-job'
import { applyRoster } from './apply-roster'

/** Milliseconds of the clock's minute that one resumed import may take. */
const BUDGET = 30_000

/** The clock goes on with an import whose call was cut off. */
export const resumeImport: Wake<ImportJob> = async (current, moment) => {
  const progress = await applyRoster(current.id, current.state, Date.now() + BUDGET, async () => undefined)
  return decideProgress(current.state, { run: current.state.run, progress }, moment)
}
