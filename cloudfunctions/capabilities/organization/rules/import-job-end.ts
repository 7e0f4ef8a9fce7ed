import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { IMPORT_LIFE } from '../../../kernel/retention'
import { EMPTIED, jobIdOf, markOf, type ImportJob } from './import-job'

/** How long an import has got no further: `tired` after a day, and after two not even the try is left to make. */
export function standstill({ status, touchedAt }: ImportJob, now: number): 'none' | 'tired' | 'dead' {
  if (status !== 'running' || now < touchedAt + IMPORT_LIFE) return 'none'
  return now < touchedAt + 2 * IMPORT_LIFE ? 'tired' : 'dead'
}

/** Ends an import that fails again and again: the roster goes, what was turned of it stays, and any file may come. */
export function decideGiveUp(job: ImportJob, moment: Moment): Decision<ImportJob, never> {
  const { taken: _number, ...rest } = job
  const leftovers = [...job.leftovers, markOf(jobIdOf(job), job)]
  return accepted({ ...rest, ...EMPTIED, status: 'givenUp', leftovers }, moment, 'give-up')
}

/** Forgets whose number was in the way: whoever imported it was told, and has had a day to ask again. */
export function decideForgetTaken(job: ImportJob, moment: Moment): Decision<ImportJob, never> {
  const { taken: _number, ...rest } = job
  return accepted(rest, moment, 'forget')
}
