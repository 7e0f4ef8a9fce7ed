import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { MINUTE } from '../../../kernel/day'
import type { RosterPlan } from './roster-plan'

/** 导入任务: a checked roster that is being written, resumable at any point. */
export interface ImportJob {
  countyId: string
  fileName: string
  status: 'applying' | 'done'
  /** Which taking of this file: the same file may be taken again after another one. */
  run: number
  /** Person id of the organiser, or `operator`: whoever resumes it, the roster is theirs. */
  by: string
  policyVersion: number
  /** Emptied when done, so that the roster does not lie about twice. */
  plan: RosterPlan
  /** Units, then people: how many of the plan are written for certain. */
  written: number
  people: number
  villages: number
  /** Of the people. */
  added: number
  updated: number
  unchanged: number
  /** Townships and villages that are new or changed. */
  unitsChanged: number
  /** Epoch milliseconds of the last progress. */
  touchedAt: number
}

export type Progress = Pick<ImportJob, 'written' | 'added' | 'updated' | 'unchanged' | 'unitsChanged'>

/** Milliseconds without progress after which the clock takes over. */
const PATIENCE = 2 * MINUTE

export function jobLength(job: ImportJob): number {
  return job.plan.units.length + job.plan.people.length
}

/** When the clock must look: a call that was cut off leaves the job where it stands. */
export function resumeAt(job: ImportJob): number | null {
  return job.status === 'applying' ? job.touchedAt + PATIENCE : null
}

/** Takes a checked roster. While the same file is still being written it goes on with that. */
export function decideStart(
  current: ImportJob | null,
  command: { countyId: string; fileName: string; plan: RosterPlan },
  moment: Moment,
): Decision<ImportJob> {
  if (current?.status === 'applying') return accepted(current, moment, 'take')
  const { countyId, fileName, plan } = command
  const state: ImportJob = {
    countyId,
    fileName,
    status: 'applying',
    run: (current?.run ?? 0) + 1,
    by: moment.by,
    policyVersion: moment.policyVersion,
    plan,
    written: 0,
    people: plan.people.length,
    villages: plan.units.filter((unit) => unit.village !== null).length,
    added: 0,
    updated: 0,
    unchanged: 0,
    unitsChanged: 0,
    touchedAt: moment.now,
  }
  return accepted(state, moment, 'take')
}

/** Notes what is written. Progress never goes back, so two that work on the same job do no harm. */
export function decideProgress(
  job: ImportJob,
  command: { run: number; progress: Progress },
  moment: Moment,
): Decision<ImportJob> {
  const { run, progress } = command
  if (job.run !== run || job.status === 'done' || progress.written <= job.written)
    return accepted(job, moment, 'write')
  const next: ImportJob = { ...job, ...progress, touchedAt: moment.now }
  if (progress.written < jobLength(job)) return accepted(next, moment, 'write')
  return accepted({ ...next, status: 'done', plan: { units: [], people: [] } }, moment, 'write')
}
