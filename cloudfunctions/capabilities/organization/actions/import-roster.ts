import { createHash, randomUUID } from 'node:crypto'
import { stableId } from '../../../kernel/hashing'
import type { Moment } from '../../../kernel/aggregate'
import type { Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, list, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest, Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { downloadFile } from '../../../platform/sdk'
import { jobType, personType, unitType } from '../aggregate'
import { ImportInput, type ImportView, type OrganizationApi } from '../contract'
import { importedView, refusedView } from '../roster-messages'
import { decideProgress, decideStart, type ImportJob } from '../rules/import-job'
import type { Person } from '../rules/person'
import { checkRoster, type RosterContext, type RosterPlan } from '../rules/roster-plan'
import { unitId } from '../rules/unit-path'
import { applyRoster } from './apply-roster'
import { readExcel } from './excel'
import { countyById, scopesOf } from './reading'

type Input = OrganizationApi['report.importRoster']['input']

/** Milliseconds of the function's 60 s that one call spends on writing; the clock does what is left. */
const BUDGET = 40_000
/** Documents of one read while the known roster is gone through. */
const READ = 500
/** A county has fewer people and fewer units than this. */
const MOST_KNOWN = 10_000

/** 导入花名册: checks the whole file, then takes it whole; the same file again changes nothing. */
export const importRoster: Action<Input, ImportView> = {
  input: ImportInput,
  run: async (request: Request, input) => {
    const county = await countyFor(request, input)
    if (!county) return rejected(request.caller ? 'caller.forbidden' : 'county.unknown')
    const file = await fileOf(input)
    if (!file) return rejected('roster.unreadable')
    const excel = await readExcel(file)
    if (!excel.ok) return rejected(excel.reason === 'tooLarge' ? 'roster.tooLarge' : 'roster.unreadable')
    const context = await knownRoster(county, request.caller === null)
    const { plan, problems } = checkRoster(excel.sheets, context)
    if (problems.length > 0) return ok(refusedView(problems))
    const jobId = stableId('j', county.id, createHash('sha256').update(file).digest('hex'))
    return take(request, county, jobId, input.fileName, plan)
  },
}

/** The organiser's own county, or the one an operator names. */
async function countyFor(request: Request, input: Input): Promise<Unit | undefined> {
  const named = input.countyCode === undefined ? undefined : unitId(input.countyCode)
  if (request.caller === null) return named === undefined ? undefined : countyById(named)
  const mine = scopesOf(request as BoundRequest, ['county-organiser'])
  const countyId = named ?? mine[0]
  return countyId !== undefined && mine.includes(countyId) ? countyById(countyId) : undefined
}

async function fileOf(input: Input): Promise<Buffer | null> {
  if (input.base64 !== undefined) return Buffer.from(input.base64, 'base64')
  try {
    return await downloadFile(input.fileID!)
  } catch {
    return null
  }
}

async function knownRoster(county: Unit, byOperator: boolean): Promise<RosterContext> {
  const people = new Map<string, Person>()
  const units = new Map<string, Unit>()
  for (let skip = 0; skip < MOST_KNOWN; skip += READ) {
    const order: Array<[string, 'asc']> = [['sortKey', 'asc']]
    const page = await list(personType, { scope: county.id }, { limit: READ, skip, order })
    for (const { id, state } of page) people.set(id, state)
    if (page.length < READ) break
  }
  for (let skip = 0; skip < MOST_KNOWN; skip += READ) {
    const page = await list(unitType, { scope: county.id }, { limit: READ, skip, order: [['_id', 'asc']] })
    for (const { id, state } of page) units.set(id, state)
    if (page.length < READ) break
  }
  return { county, byOperator, people, units }
}

async function take(
  request: Request,
  county: Unit,
  jobId: string,
  fileName: string,
  plan: RosterPlan,
): Promise<Outcome<ImportView>> {
  const moment = momentOf(request, county.policy?.version ?? 1)
  const started = await change(jobType, jobId, {
    moment,
    act: 'take',
    input: { jobId },
    scope: county.scope,
    decide: (current: Loaded<ImportJob> | null) =>
      decideStart(current?.state ?? null, { countyId: county.id, fileName, plan }, moment),
  })
  if (!started.ok) return started
  const { state: job } = started.saved
  if (job.status === 'done') return ok(importedView(jobId, job))
  let latest = job
  await applyRoster(jobId, job, Date.now() + BUDGET, async (progress) => {
    latest = await saveProgress(started.saved, progress, moment)
  })
  return ok(importedView(jobId, latest))
}

async function saveProgress(
  started: Loaded<ImportJob>,
  progress: Parameters<typeof decideProgress>[1]['progress'],
  moment: Moment,
): Promise<ImportJob> {
  const { run } = started.state
  // Progress never goes back by itself, and two calls at work on one job note different figures: never a replay.
  const requestId = `${moment.requestId}_${randomUUID()}`
  const saved = await change(jobType, started.id, {
    moment: { ...moment, requestId },
    act: 'write',
    input: progress,
    scope: started.scope,
    decide: (current) =>
      decideProgress(current!.state, { run, progress }, { ...moment, now: Date.now(), requestId }),
  })
  if (!saved.ok) throw new Error(`the import ${started.id} could not note its progress: ${saved.code}`)
  return saved.saved.state
}
