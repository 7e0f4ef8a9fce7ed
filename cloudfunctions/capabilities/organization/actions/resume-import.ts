import type { Wake } from '../../../platform/alarms'
import type { ImportJob } from '../rules/import-job'
import { runImport } from './run-import'

/** Milliseconds of the clock's minute that one resumed import may take. */
const BUDGET = 30_000

/** The clock goes on with an import whose call was cut off. It notes its progress by itself; nothing is left to save. */
export const resumeImport: Wake<ImportJob> = async (current, moment) => {
  await runImport(current, moment, Date.now() + BUDGET)
  return { ok: false, code: 'import.noted', params: {} }
}
