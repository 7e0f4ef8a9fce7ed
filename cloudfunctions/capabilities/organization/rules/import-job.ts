import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { MINUTE } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import { rejected } from '../../../kernel/result'
import { IMPORT_LIFE } from '../../../kernel/retention'
import type { OrganizationCode } from '../codes'
import type { EffectCounts } from './roster-effect'
import type { RosterPlan } from './roster-plan'

/**
 * What a running import is at. `clearing`: forgetting what a dead run had laid ready. `staging`: laying everything ready
 * where nobody sees it. `promoting`: turning all of it at once. `checking`: whoever was changed by somebody else in
 * between is laid ready and turned again. `withdrawing`, instead of the last two: forgetting all of it, since somebody in
 * the file cannot be written any more.
 */
export const PHASES = ['clearing', 'staging', 'promoting', 'checking', 'withdrawing'] as const
export type Phase = (typeof PHASES)[number]

/** How far an import is: of the phase's units, then people, how many are through for certain. */
export interface Progress {
  phase: Phase
  written: number
  /** With `withdrawing`, and a day longer: whose number it was that had become somebody else's. */
  taken?: TakenNumber
}

/** A number that was nobody's when the file was checked. */
export interface TakenNumber {
  name: string
  phone: string
  /** Who has it now. */
  other: string
}

/**
 * 导入任务: the county's import, one document a county and thereby its lock: while one file is being taken no other is.
 * Its history tells every import there was.
 */
export interface ImportJob extends Progress {
  countyId: string
  fileName: string
  /** SHA-256 of the file. */
  fileHash: string
  /** `withdrawn`: nothing of it was written. `givenUp`: it got no further for a day; some of it may be written. */
  status: 'running' | 'done' | 'withdrawn' | 'givenUp'
  /** Counts the imports of the county. */
  run: number
  /** Person id of the organiser, or `operator`: whoever resumes it, the roster is theirs. */
  by: string
  /** As others are told who is importing. */
  byName: string
  policyVersion: number
  /** Emptied at any end, so that the roster does not lie about twice. */
  plan: RosterPlan
  /** What the file changes, as it was checked. */
  counts: EffectCounts
  /** Marks of runs that died before anything was turned. */
  leftovers: string[]
  /** Epoch milliseconds from which the clock forgets what lies ready under these marks; of one that was given up, until it did. */
  discardAt?: number
  /** Epoch milliseconds. */
  startedAt: number
  /** Epoch milliseconds of the last progress, or of the last time that somebody sent its file. */
  touchedAt: number
}

/** Milliseconds without progress after which the clock takes over. */
const PATIENCE = 2 * MINUTE
/** Milliseconds without progress after which not even the clock can be at work on it. */
export const DEAD_AFTER = 30 * MINUTE

export function jobLength({ plan }: Pick<ImportJob, 'plan'>): number {
  return plan.units.length + plan.people.length
}

/** What is laid ready by this run carries this mark, and so do the histories of what it turned. */
export function markOf(jobId: string, { run }: Pick<ImportJob, 'run'>): string {
  return `${jobId}_${run}`
}

/**
 * When the clock must look: a call that was cut off leaves the job where it stands, and an end may leave what was laid ready, or a
 * name and a number.
 */
export function resumeAt(job: ImportJob): number | null {
  if (job.status === 'running') return job.touchedAt + PATIENCE
  if (job.discardAt !== undefined) return job.discardAt
  return job.taken ? job.touchedAt + IMPORT_LIFE : null
}

/** Another file than the one that is being taken has to wait, unless nothing was turned yet and nobody is at work. */
export function isTaken(job: ImportJob | null, fileHash: string, now: number): boolean {
  if (job?.status !== 'running' || job.fileHash === fileHash) return false
  return isTurned(job) || now < job.touchedAt + DEAD_AFTER
}

/** Something of it may be there for everybody to see. */
export function isTurned({ phase }: Progress): boolean {
  return phase === 'promoting' || phase === 'checking'
}

/** A county has one import. */
export function jobIdOf({ countyId }: Pick<ImportJob, 'countyId'>): string {
  return stableId('j', countyId)
}

export interface StartCommand {
  jobId: string
  countyId: string
  fileName: string
  fileHash: string
  byName: string
  plan: RosterPlan
  counts: EffectCounts
  /** Imports there were when the file was checked: one that came since has changed what it was checked against. */
  seenRun: number
}

/** Takes a checked roster. While the same file is still being taken it goes on with that. */
export function decideStart(
  current: ImportJob | null,
  command: StartCommand,
  moment: Moment,
): Decision<ImportJob, OrganizationCode> {
  const { jobId, countyId, fileName, fileHash, byName, plan, counts, seenRun } = command
  if (current && isTaken(current, fileHash, moment.now)) return rejected('roster.busy', busyWith(current))
  const running = current?.status === 'running'
  // Somebody is at work on it from now on: whoever took it for dead decides again.
  if (running && current.fileHash === fileHash)
    return accepted({ ...current, touchedAt: moment.now }, moment, 'take')
  if ((current?.run ?? 0) !== seenRun) return rejected('roster.moved')
  const state: ImportJob = {
    countyId,
    fileName,
    fileHash,
    status: 'running',
    phase: 'clearing',
    run: seenRun + 1,
    by: moment.by,
    byName,
    policyVersion: moment.policyVersion,
    plan,
    written: 0,
    counts,
    leftovers: [...(current?.leftovers ?? []), ...(running ? [markOf(jobId, current)] : [])],
    startedAt: moment.now,
    touchedAt: moment.now,
  }
  const data = { fileName, fileHash, ...counts }
  return accepted(state, moment, 'take', { data })
}

/** Who has the county's import, for the sentence that says so. */
export function busyWith({ fileName, byName }: ImportJob): { file: string; who: string } {
  return { file: fileName, who: byName }
}

export function isFurther(a: Progress, b: Progress): boolean {
  const phases = PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase)
  return phases > 0 || (phases === 0 && a.written > b.written)
}

/** What an end leaves of the roster. */
export const EMPTIED: Pick<ImportJob, 'plan'> = { plan: { units: [], people: [] } }

/** Notes how far it is. Progress never goes back, so two that work on the same job do no harm. */
export function decideProgress(
  job: ImportJob,
  { run, progress }: { run: number; progress: Progress },
  moment: Moment,
): Decision<ImportJob, never> {
  if (job.run !== run || job.status !== 'running' || !isFurther(progress, job))
    return accepted(job, moment, 'write')
  const withdraws = progress.phase === 'withdrawing'
  if (withdraws && isTurned(job)) return accepted(job, moment, 'write')
  const next: ImportJob = { ...job, ...progress, touchedAt: moment.now }
  if (withdraws && progress.written > 0) {
    // Another call may still be laying something ready: the next import forgets what this one left.
    const leftovers = [...job.leftovers, markOf(jobIdOf(job), job)]
    return accepted({ ...next, ...EMPTIED, status: 'withdrawn', leftovers }, moment, 'write')
  }
  if (progress.phase !== 'checking' || progress.written < jobLength(job))
    return accepted(next, moment, 'write')
  return accepted({ ...next, ...EMPTIED, status: 'done', leftovers: [] }, moment, 'write')
}
