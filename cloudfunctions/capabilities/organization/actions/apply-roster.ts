import { dayOf } from '../../../kernel/day'
import type { Entry } from '../../../kernel/aggregate'
import { canonical } from '../../../kernel/hashing'
import type { Unit } from '../../../kernel/people'
import { plain, type AggregateType } from '../../../platform/aggregate-store'
import { find } from '../../../platform/sdk'
import { discard, isBlank, promote, stage, standings, type Standing } from '../../../platform/staging'
import { personType, unitType } from '../aggregate'
import { plainUnit } from '../rules/county'
import { jobLength, markOf, type ImportJob, type Progress, type TakenNumber } from '../rules/import-job'
import { mergePerson, mergeUnit, type PersonChange, type UnitChange } from '../rules/roster-merge'
import { mainUnitOf, newPerson, phoneKeyOf, type Person } from '../rules/person'
import { pathOf } from '../rules/unit-path'

/** Documents of one batch; its ids are read in one query. */
const BATCH = 200
/** Batches after which progress is noted: what comes after it is only looked at again. */
const NOTE_EVERY = 5
/** Writes on their way at the same time. */
const LANES = 8
/** Tries with a document that others keep changing. */
const ATTEMPTS = 6

/** Somebody new cannot be written: the number went to somebody else after the file was checked. */
class NumberTaken extends Error {
  constructor(readonly taken: TakenNumber) {
    super('a phone number of the roster was taken')
  }
}

/** How the changes of one kind of aggregate are written. */
interface Kind<S, C extends { id: string }> {
  type: AggregateType<S>
  merge: (current: S | null, change: C) => S
  scopeOf: (state: S) => string[]
  /** A state in which no query finds it and nobody may look at it. */
  blank: (change: C) => S
  /** Who has come, since the file was checked, in the way of one that it brings; `current` has its id. */
  inTheWay?: (change: C, current: S | null) => Promise<TakenNumber | null>
}

const units: Kind<Unit, UnitChange> = {
  type: unitType,
  merge: mergeUnit,
  scopeOf: ({ id }) => pathOf(id),
  blank: (change) => ({ ...plainUnit(change), scope: [] }),
}

const people: Kind<Person, PersonChange> = {
  type: personType,
  merge: mergePerson,
  scopeOf: (person) => pathOf(mainUnitOf(person)),
  blank: ({ countyId, name, phone }) => newPerson(countyId, name, phone),
  inTheWay: async ({ id, countyId, fresh, name, phone }, current) => {
    if (current) return fresh && current.name !== name ? { name, phone, other: current.name } : null
    // Also one that another run laid ready: its number is taken all the same.
    const owners = await find<{ _id: string; state: Pick<Person, 'name'> }>(
      personType.collection,
      { phoneKey: phoneKeyOf(countyId, phone) },
      { limit: 1, fields: { 'state.name': true } },
    )
    const other = owners.find(({ _id }) => _id !== id)
    return other ? { name, phone, other: other.state.name } : null
  },
}

/**
 * Does what of a job is not done yet, while there is `more` time. `note` saves how far it is and answers the
 * job as it then stands; another run or another end of it stops the work. Everything may be done twice.
 */
export async function applyRoster(
  jobId: string,
  started: ImportJob,
  more: () => boolean,
  note: (progress: Progress) => Promise<ImportJob>,
): Promise<ImportJob> {
  let job = started
  const mark = markOf(jobId, job)
  const ours = (): boolean => job.run === started.run && job.status === 'running'
  while (ours() && more()) {
    if (job.phase === 'clearing') {
      for (const left of job.leftovers) await discardAll(left)
      job = await note({ phase: 'staging', written: 0 })
    } else if (job.phase === 'promoting') {
      await promoteAll(mark, job)
      job = await note({ phase: 'checking', written: 0 })
    } else if (job.phase === 'withdrawing') {
      await discardAll(mark)
      job = await note({ phase: 'withdrawing', written: 1 })
    } else {
      job = await note(await oneStep(mark, job, more))
    }
  }
  return job
}

async function oneStep(mark: string, job: ImportJob, more: () => boolean): Promise<Progress> {
  try {
    const written = await batches(mark, job, more)
    const staged = job.phase === 'staging' && written >= jobLength(job)
    return staged ? { phase: 'promoting', written: 0 } : { phase: job.phase, written }
  } catch (error) {
    if (!(error instanceof NumberTaken) || job.phase !== 'staging') throw error
    return { phase: 'withdrawing', written: 0, taken: error.taken }
  }
}

/** A few batches from where the job is, units before people; answers how far it came. */
async function batches(mark: string, job: ImportJob, more: () => boolean): Promise<number> {
  const { plan, phase } = job
  let { written } = job
  // One at least: whoever was given time gets on.
  for (let done = 0; done < NOTE_EVERY && written < jobLength(job) && (done === 0 || more()); done++) {
    const past = written - plan.units.length
    if (past < 0) {
      const part = plan.units.slice(written, written + BATCH)
      await settle(mark, job, units, part, phase)
      written += part.length
    } else {
      const part = plan.people.slice(past, past + BATCH)
      await settle(mark, job, people, part, phase)
      written += part.length
    }
  }
  return written
}

/** Lays a batch ready. When the turn has been, whoever is not through yet is turned here, until all are. */
async function settle<S, C extends { id: string }>(
  mark: string,
  job: ImportJob,
  kind: Kind<S, C>,
  changes: C[],
  phase: ImportJob['phase'],
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const open = await layAll(mark, job, kind, changes)
    if (phase === 'staging' || open === 0) return
    await turn(mark, job, kind, changes[0]!)
  }
  throw new Error(`${kind.type.collection} are changed faster than the roster can be written`)
}

/** Answers how many of them wait to be turned. */
async function layAll<S, C extends { id: string }>(
  mark: string,
  job: ImportJob,
  kind: Kind<S, C>,
  changes: C[],
): Promise<number> {
  const known = await standings(
    kind.type,
    changes.map(({ id }) => id),
  )
  let next = 0
  let open = 0
  const lane = async (): Promise<void> => {
    while (next < changes.length) {
      const change = changes[next++]!
      if (await lay(mark, job, kind, change, known.get(change.id))) open++
    }
  }
  // All lanes come to rest before a failure is told: nothing goes on writing behind an answer.
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
  const failed = lanes.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
  return open
}

/** Lays one change ready; false when there is nothing to turn: it is through, or changes nothing. */
async function lay<S, C extends { id: string }>(
  mark: string,
  job: ImportJob,
  { type, merge, scopeOf, blank, inTheWay }: Kind<S, C>,
  change: C,
  first: Standing<S> | undefined,
): Promise<boolean> {
  let standing = first
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (standing?.mark === mark) return true
    if (standing?.loaded.history.some(({ requestId }) => requestId === mark)) return false
    const current = standing && !isBlank(standing) ? standing.loaded.state : null
    if (job.phase === 'staging' && (current || attempt > 0)) {
      const taken = standing && !current ? null : await inTheWay?.(change, current)
      if (taken) throw new NumberTaken(taken)
    }
    const state = plain(merge(current, change))
    if (current && canonical(current) === canonical(state)) return false
    const staged = { mark, state, scope: scopeOf(state), blank: blank(change) }
    const now = Date.now()
    const moment = { now, today: dayOf(now), policyVersion: job.policyVersion }
    if (await stage(type, change.id, standing, staged, moment)) return true
    standing = (await standings(type, [change.id])).get(change.id)
  }
  throw new Error(`${type.collection} ${change.id} is changed faster than it can be written`)
}

/** Units before people: nobody appears before their village. */
async function promoteAll(mark: string, job: ImportJob): Promise<void> {
  const [unit] = job.plan.units
  const [person] = job.plan.people
  if (unit) await turn(mark, job, units, unit)
  if (person) await turn(mark, job, people, person)
}

async function turn<S, C extends { id: string }>(
  mark: string,
  job: ImportJob,
  { type, blank }: Kind<S, C>,
  any: C,
): Promise<void> {
  const now = Date.now()
  const entry: Entry = {
    at: now,
    by: job.by,
    act: 'roster',
    requestId: mark,
    inputHash: job.fileHash.slice(0, 16),
  }
  await promote(type, mark, { blank: blank(any), entry, today: dayOf(now) })
}

/** Forgets everything that a run has laid ready and not turned. */
export async function discardAll(mark: string): Promise<void> {
  await discard(unitType, mark)
  await discard(personType, mark)
}
