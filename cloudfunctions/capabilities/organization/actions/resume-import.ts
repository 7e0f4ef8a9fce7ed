import type { Wake } from '../../../platform/alarms'
import type { ImportJob } from '../rules/import-job'
import { runImport } from './run-import'

/** The clock goes on with an import whose call was cut off. It notes its progress by itself; nothing is left to save. */
export const resumeImport: Wake<ImportJob> = async (current, moment, { more }) => {
  await runImport(current, moment, more)
  return { ok: false, code: 'import.noted', params: {} }
}
