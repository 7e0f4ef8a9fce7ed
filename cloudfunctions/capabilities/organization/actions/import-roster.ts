import { createHash } from 'node:crypto'
import { canonical, sha256Hex } from '../../../kernel/hashing'
import type { Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, load } from '../../../platform/aggregate-store'
import type { Action, Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { jobType } from '../aggregate'
import { ImportInput, type ImportView, type OrganizationApi } from '../contract'
import { previewView } from '../preview-messages'
import { RosterFileInput, type PreviewView } from '../roster-contract'
import { importedView, importerWords, refusedPreview, refusedView } from '../roster-messages'
import { busyWith, decideStart, isTaken, jobIdOf, type ImportJob } from '../rules/import-job'
import { endRefusal } from '../rules/import-job-end'
import { countsOf, effectOf, type RosterEffect } from '../rules/roster-effect'
import { checkRoster, type CheckedRoster, type RosterContext } from '../rules/roster-plan'
import type { RawSheet } from '../rules/roster-sheet'
import { readExcel } from './excel'
import { keepUpload } from './kept-files'
import { countyFor, fileOf, knownRoster } from './roster-context'
import { runImport } from './run-import'

type Input = OrganizationApi['report.importRoster']['input']

/** Milliseconds of the function's 60 s that one call spends on writing; the clock does what is left. */
const BUDGET = 40_000

/** 导入花名册: checks the whole file, then takes it whole; the same file again changes nothing. */
export const importRoster: Action<Input, ImportView> = {
  input: ImportInput,
  run: async (request: Request, input) => {
    const asked = await askedOf(request, input)
    if (!asked.ok) return asked
    const taken = await checkAndTake(asked.data, input.previewed)
    // Another import ended between the check and the taking: what it was checked against is no more.
    return !taken.ok && taken.code === 'roster.moved' ? checkAndTake(asked.data, input.previewed) : taken
  },
}

/** 导入前先看: what the file would do. Nothing is written but that the file lies there. */
export const previewRoster: Action<OrganizationApi['report.previewRoster']['input'], PreviewView> = {
  input: RosterFileInput,
  run: async (request: Request, input) => {
    const asked = await askedOf(request, input)
    if (!asked.ok) return asked
    const checked = await check(asked.data)
    if (!checked.ok) return checked
    const { problems, effect, context, today, previewed } = checked.data
    if (problems.length > 0) return ok(refusedPreview(problems))
    return ok(previewView({ effect, known: [...context.units.values()], previewed }, today))
  },
}

interface Asked {
  request: Request
  county: Unit
  sheets: RawSheet[]
  fileHash: string
  fileName: string
}

/** The county and the file of a request, read but not yet checked. */
export async function askedOf(
  request: Request,
  input: { fileID?: string; base64?: string; fileName: string; countyCode?: string },
): Promise<Outcome<Asked>> {
  const county = await countyFor(request, input)
  if (!county) return rejected(request.caller ? 'caller.forbidden' : 'county.unknown')
  const file = await fileOf(input)
  if (!file) return rejected('roster.unreadable')
  if (input.fileID !== undefined) await keepUpload(request, county, input.fileID, input.fileName)
  const excel = await readExcel(file)
  if (!excel.ok) return rejected(`roster.${excel.reason}` as const)
  const fileHash = createHash('sha256').update(file).digest('hex')
  return ok({ request, county, sheets: excel.sheets, fileHash, fileName: input.fileName })
}

interface Checked extends CheckedRoster {
  jobId: string
  job: ImportJob | null
  context: RosterContext
  effect: RosterEffect
  today: string
  /** Digest of the file and of everything that it would do. */
  previewed: string
}

/** Checks a file against the roster as it is now, unless another file is being taken. */
async function check({ request, county, sheets, fileHash }: Asked): Promise<Outcome<Checked>> {
  const jobId = jobIdOf({ countyId: county.id })
  const job = (await load(jobType, jobId))?.state ?? null
  if (job && isTaken(job, fileHash, request.now)) return rejected('roster.busy', busyWith(job))
  const context = await knownRoster(county, request.caller === null)
  const checked = checkRoster(sheets, context)
  const { today } = momentOf(request, 1)
  const effect = effectOf(checked.plan, context, today)
  const previewed = sha256Hex(canonical([fileHash, effect.added, effect.updated, effect.units]))
  return ok({ ...checked, jobId, job, context, effect, today, previewed })
}

async function checkAndTake(asked: Asked, expected: string | undefined): Promise<Outcome<ImportView>> {
  const { request, county, fileHash, fileName } = asked
  const checked = await check(asked)
  if (!checked.ok) return checked
  const { jobId, job: before, plan, problems, effect, previewed } = checked.data
  if (problems.length > 0) return ok(refusedView(problems))
  const goesOn = before?.status === 'running' && before.fileHash === fileHash
  if (expected !== undefined && expected !== previewed && !goesOn) return rejected('roster.previewStale')
  const moment = momentOf(request, county.policy?.version ?? 1)
  const byName = importerWords(request.caller)
  const counts = countsOf(plan, effect)
  const command = { jobId, countyId: county.id, fileName, fileHash, byName, plan, counts }
  const started = await change(jobType, jobId, {
    moment,
    act: 'take',
    input: { fileHash },
    scope: county.scope,
    decide: (current) =>
      decideStart(current?.state ?? null, { ...command, seenRun: before?.run ?? 0 }, moment),
  })
  if (!started.ok) return started
  const { run, fileHash: takenHash } = started.saved.state
  // The answer to a request that was lost: another file was taken since then, and what became of this one is not known here.
  if (takenHash !== fileHash) return rejected('roster.moved')
  const until = Date.now() + BUDGET
  const job = await runImport(started.saved, moment, () => Date.now() < until)
  if (job.run !== run) return rejected('roster.moved')
  return endRefusal(job) ?? ok(importedView(jobId, job, moment.by))
}
