import type { ImportJob } from './import-job'
import type { RosterPlan } from './roster-plan'

/** An import as it was stored when each file had a document of its own and people were written one after another. */
export interface JobOfOneFile {
  countyId: string
  fileName: string
  status: 'applying' | 'done'
  run: number
  by: string
  policyVersion: number
  plan: RosterPlan
  people: number
  villages: number
  added: number
  updated: number
  unchanged: number
  unitsChanged: number
  touchedAt: number
}

/** One that was cut off begins anew: whom it wrote already is found to be as the file says. */
export function fromJobOfOneFile(old: JobOfOneFile): ImportJob {
  const { countyId, fileName, status, run, by, policyVersion, plan, touchedAt } = old
  const { people, villages, added, updated, unchanged, unitsChanged } = old
  return {
    countyId,
    fileName,
    fileHash: '',
    status: status === 'done' ? 'done' : 'running',
    phase: 'clearing',
    run,
    by,
    byName: '',
    policyVersion,
    plan,
    written: 0,
    counts: { people, villages, added, updated, ended: 0, unchanged, missing: 0, unitsChanged },
    leftovers: [],
    startedAt: touchedAt,
    touchedAt,
  }
}
