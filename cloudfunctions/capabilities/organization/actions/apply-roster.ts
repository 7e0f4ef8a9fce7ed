import { dayOf } from '../../../kernel/day'
import type { Moment } from '../../../kernel/aggregate'
import { accepted } from '../../../kernel/aggregate'
import { canonical } from '../../../kernel/hashing'
import { change, loadMany, type AggregateType, type Loaded } from '../../../platform/aggregate-store'
import { personType, unitType } from '../aggregate'
import { jobLength, type ImportJob, type Progress } from '../rules/import-job'
import { mergePerson, mergeUnit } from '../rules/roster-merge'
import { mainUnitOf } from '../rules/person'
import { pathOf } from '../rules/unit-path'

/** Upserts of one batch; its ids are read in two queries. */
const BATCH = 100
/** Upserts on their way at the same time. */
const LANES = 8

type Written = 'added' | 'updated' | 'unchanged'

interface Upsert<S> {
  type: AggregateType<S>
  id: string
  input: unknown
  merge: (current: S | null) => S
  scopeOf: (state: S) => string[]
}

/**
 * Writes what of a job is not written yet, until `deadline` (epoch milliseconds). Every upsert carries the job's own
 * request id, so that writing one again after an interruption changes nothing. `saved` is told after every batch.
 */
export async function applyRoster(
  jobId: string,
  job: ImportJob,
  deadline: number,
  saved: (progress: Progress) => Promise<unknown>,
): Promise<Progress> {
  const { written, added, updated, unchanged, unitsChanged } = job
  const progress: Progress = { written, added, updated, unchanged, unitsChanged }
  const units = job.plan.units.length
  while (progress.written < jobLength(job) && Date.now() < deadline) {
    // A batch never mixes units with people: nobody appears before their village.
    const end =
      progress.written < units
        ? Math.min(units, progress.written + BATCH)
        : Math.min(jobLength(job), progress.written + BATCH)
    const results = await writeBatch(jobId, job, progress.written, end)
    if (progress.written < units) {
      progress.unitsChanged += results.filter((result) => result !== 'unchanged').length
    } else {
      for (const result of results) progress[result]++
    }
    progress.written = end
    await saved({ ...progress })
  }
  return progress
}

async function writeBatch(jobId: string, job: ImportJob, from: number, to: number): Promise<Written[]> {
  const units = job.plan.units.length
  if (from < units) {
    const upserts = job.plan.units.slice(from, to).map((each) => ({
      type: unitType,
      id: each.id,
      input: each,
      merge: (current: Parameters<typeof mergeUnit>[0]) => mergeUnit(current, each),
      scopeOf: () => pathOf(each.id),
    }))
    return writeAll(jobId, job, upserts)
  }
  const upserts = job.plan.people.slice(from - units, to - units).map((each) => ({
    type: personType,
    id: each.id,
    input: each,
    merge: (current: Parameters<typeof mergePerson>[0]) => mergePerson(current, each),
    scopeOf: (state: ReturnType<typeof mergePerson>) => pathOf(mainUnitOf(state)),
  }))
  return writeAll(jobId, job, upserts)
}

async function writeAll<S>(jobId: string, job: ImportJob, upserts: Upsert<S>[]): Promise<Written[]> {
  const type = upserts[0]!.type
  const ids = upserts.map(({ id }) => id)
  const known = new Map((await loadMany(type, ids)).map((each) => [each.id, each]))
  const results: Written[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < upserts.length) {
      const index = next++
      const upsert = upserts[index]!
      results[index] = await write(momentOfJob(jobId, job), upsert, known.get(upsert.id) ?? null)
    }
  }
  // All lanes come to rest before a failure is told: nothing goes on writing behind an answer.
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
  const failed = lanes.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
  return results
}

function momentOfJob(jobId: string, job: ImportJob): Moment {
  const now = Date.now()
  const requestId = `${jobId}_${job.run}`
  return { now, today: dayOf(now), by: job.by, requestId, policyVersion: job.policyVersion }
}

async function write<S>(moment: Moment, upsert: Upsert<S>, known: Loaded<S> | null): Promise<Written> {
  const { type, id, input, merge, scopeOf } = upsert
  const before = known?.history.findIndex((entry) => entry.requestId === moment.requestId) ?? -1
  if (before >= 0) return before === 0 ? 'added' : 'updated'
  const state = merge(known?.state ?? null)
  if (known && canonical(known.state) === canonical(state)) return 'unchanged'
  const changed = await change(type, id, {
    moment,
    act: 'roster',
    input,
    scope: scopeOf(state),
    known,
    decide: (current) => accepted(merge(current?.state ?? null), moment, 'roster'),
  })
  if (!changed.ok) throw new Error(`${type.collection} ${id} could not be written: ${changed.code}`)
  return changed.saved.version === 1 ? 'added' : 'updated'
}
