import { createHash } from 'node:crypto'
import { stableId } from '../../../kernel/hashing'
import type { Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, list, load } from '../../../platform/aggregate-store'
import type { Action, BoundRequest, Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { downloadFile } from '../../../platform/sdk'
import { jobType, personType, unitType } from '../aggregate'
import { ImportInput, type ImportView, type OrganizationApi } from '../contract'
import { importedView, importerWords, refusedView } from '../roster-messages'
import { busyWith, decideStart, isTaken } from '../rules/import-job'
import type { Person } from '../rules/person'
import { countsOf, effectOf } from '../rules/roster-effect'
import { checkRoster, type RosterContext } from '../rules/roster-plan'
import type { RawSheet } from '../rules/roster-sheet'
import { unitId } from '../rules/unit-path'
import { readExcel } from './excel'
import { countyById, scopesOf } from './reading'
import { runImport } from './run-import'

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
    const fileHash = createHash('sha256').update(file).digest('hex')
    const asked: Asked = { request, county, sheets: excel.sheets, fileHash, fileName: input.fileName }
    const taken = await checkAndTake(asked)
    // Another import ended between the check and the taking: what it was checked against is no more.
    return !taken.ok && taken.code === 'roster.moved' ? checkAndTake(asked) : taken
  },
}

interface Asked {
  request: Request
  county: Unit
  sheets: RawSheet[]
  fileHash: string
  fileName: string
}

async function checkAndTake({
  request,
  county,
  sheets,
  fileHash,
  fileName,
}: Asked): Promise<Outcome<ImportView>> {
  const jobId = stableId('j', county.id)
  const job = await load(jobType, jobId)
  if (isTaken(job?.state ?? null, fileHash, request.now)) return rejected('roster.busy', busyWith(job!.state))
  const context = await knownRoster(county, request.caller === null)
  const { plan, problems } = checkRoster(sheets, context)
  if (problems.length > 0) return ok(refusedView(problems))
  const moment = momentOf(request, county.policy?.version ?? 1)
  const counts = countsOf(plan, effectOf(plan, context, moment.today))
  const byName = importerWords(request.caller)
  const command = { jobId, countyId: county.id, fileName, fileHash, byName, plan, counts }
  const started = await change(jobType, jobId, {
    moment,
    act: 'take',
    input: { fileHash },
    scope: county.scope,
    decide: (current) =>
      decideStart(current?.state ?? null, { ...command, seenRun: job?.state.run ?? 0 }, moment),
  })
  if (!started.ok) return started
  return ok(importedView(jobId, await runImport(started.saved, moment, Date.now() + BUDGET)))
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
