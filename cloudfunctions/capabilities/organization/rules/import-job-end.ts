import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { rejected, type Rejected } from '../../../kernel/result'
import { IMPORT_LIFE } from '../../../kernel/retention'
import type { OrganizationCode } from '../codes'
import {
  decideProgress,
  EMPTIED,
  isTurned,
  jobIdOf,
  markOf,
  type ImportJob,
  type Progress,
} from './import-job'

/** What whoever imported a roster is told of an end that is none. */
export type Tell = (ended: ImportJob, at: number) => Notice[]

/** How long an import has got no further: `tired` after a day, and after two not even the try is left to make. */
export function standstill({ status, touchedAt }: ImportJob, now: number): 'none' | 'tired' | 'dead' {
  if (status !== 'running' || now < touchedAt + IMPORT_LIFE) return 'none'
  return now < touchedAt + 2 * IMPORT_LIFE ? 'tired' : 'dead'
}

/** Notes a step. Where it withdraws the import, whoever imported it is told, unless it is them who get the answer of this call. */
export function decideStep(
  job: ImportJob,
  step: { run: number; progress: Progress },
  moment: Moment,
  tell: Tell,
): Decision<ImportJob, never> {
  const decision = decideProgress(job, step, moment)
  if (!decision.ok || job.status !== 'running' || decision.state.status !== 'withdrawn') return decision
  return moment.by === job.by ? decision : { ...decision, notices: tell(decision.state, moment.now) }
}

/**
 * Ends an import that fails again and again: the roster goes, what was turned of it stays, and any file may come. What it laid
 * ready for nobody is forgotten once this is saved, for until then somebody may go on with it.
 */
export function decideGiveUp(job: ImportJob, moment: Moment, tell: Tell): Decision<ImportJob, never> {
  const { taken: _number, ...rest } = job
  const leftovers = [...job.leftovers, markOf(jobIdOf(job), job)]
  const given: ImportJob = { ...rest, ...EMPTIED, status: 'givenUp', leftovers, discardAt: moment.now }
  return accepted(given, moment, 'give-up', { notices: tell(given, moment.now) })
}

/** What it laid ready is forgotten. Its mark stays: a call that was still at work may have laid more, and the next import looks. */
export function decideDiscarded(job: ImportJob, moment: Moment): Decision<ImportJob, never> {
  const { discardAt: _due, ...rest } = job
  return accepted(rest, moment, 'discard')
}

/** Forgets whose number was in the way: whoever imported it was told, and has had a day to ask again. */
export function decideForgetTaken(job: ImportJob, moment: Moment): Decision<ImportJob, never> {
  const { taken: _number, ...rest } = job
  return accepted(rest, moment, 'forget')
}

/** What whoever asks for it is told of an import that came to nothing or to half; null for one that is done or goes on. */
export function endRefusal(job: ImportJob): Rejected<OrganizationCode> | null {
  const { status, phase, taken } = job
  if (status === 'givenUp') return rejected(isTurned(job) ? 'roster.partlyTaken' : 'roster.notTaken')
  if (phase !== 'withdrawing') return null
  return taken ? rejected('roster.numberTaken', { ...taken }) : rejected('roster.notTaken')
}
