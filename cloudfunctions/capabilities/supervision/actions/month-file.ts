import { addMonths, dayOf, monthOf, type Month } from '../../../kernel/day'
import { grantsOver, type Role, type Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { list, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { afterId } from '../../../platform/sdk'
import { together } from '../../../platform/together'
import { everyPage } from '../../../platform/whole'
import { aroundOf, aroundReadings, ledgersUnder, sheetRows, unitsAsked } from '../../attendance'
import { booksUnder, registerRows } from '../../leave'
import {
  fileInSteps,
  pathOf,
  postedTo,
  unitsAt,
  unitsByIds,
  unitsUnder,
  unitType,
  type Person,
} from '../../organization'
import * as words from '../archive-messages'
import { ledgerSheet, registerSheet, type LedgerLine, type Part, type RegisterLine } from '../archive-sheets'
import { LeaveListInput, MonthLedgerInput, type ArchiveFileView, type SupervisionReports } from '../contract'
import { TOWNSHIP_LEVEL } from '../figure-store'
import { ARCHIVISTS } from '../policy'
import { refusedSpan } from '../rules/archive'

/** Who may read which kind a leave is: whoever decides it. */
const DECIDERS: readonly Role[] = ['township-leader', 'county-organiser']
/** Townships of one reading. */
const A_READ = 1000
/** Townships of one file: more than any region has. */
const MOST = 10_000
const COUNTY = 3
/** Townships that are laid down together. */
const A_PART = 4
/** Townships that are read at the same time: what they are read from is the most that is in memory. */
const AT_ONCE = 2

/**
 * 月度考勤台账 of a unit, made a few townships at a time. Each is read in two queries, whose ledgers come three hundred at a
 * time, and only its rows are kept; the last step writes the whole, of which only the compressed file is in memory.
 */
export const monthLedger: Action<SupervisionReports['report.monthLedger']['input'], ArchiveFileView> = {
  input: MonthLedgerInput,
  run: async (request, { unitId, month }) => {
    const place = await placeOf(request, unitId, { from: month, to: month })
    if (!place.ok) return place
    const { unit, owner, steps } = place.data
    const fileName = words.ledgerWords.fileName(unit.name, month)
    const made = await fileInSteps(request, {
      ...{ kind: 'month-ledger', fileName, of: [unitId, month], owner, steps, each: A_PART },
      part: (townships, at) =>
        packed(townships, (township) => ledgerLines(request, { unit, township, month, at })),
      whole: async (parts, at) =>
        ledgerSheet(unpacked<LedgerLine>(parts), month, { unitName: unit.name, at }),
    })
    return ok(viewOf(made, fileName, words.progressWords.made(made.people)))
  },
}

/** 请销假登记表 of a unit and some months, in the same way; kinds only for whoever decides leaves there, reasons for nobody. */
export const leaveList: Action<SupervisionReports['report.leaveList']['input'], ArchiveFileView> = {
  input: LeaveListInput,
  run: async (request, { unitId, from, to }) => {
    const place = await placeOf(request, unitId, { from, to })
    if (!place.ok) return place
    const { unit, owner, steps } = place.data
    const kinds = grantsOver(request.caller, DECIDERS, pathOf(unitId), dayOf(request.now)).length > 0
    const fileName = words.registerWords.fileName(unit.name, { from, to })
    const made = await fileInSteps(request, {
      // What was begun as a decider is not handed out to somebody who is none any more.
      ...{ kind: 'leave-list', fileName, of: [unitId, from, to, kinds ? 'kinds' : 'plain'], owner, steps },
      each: A_PART,
      part: (townships) =>
        packed(townships, (township) => registerLines(request, { unit, township, from, to, kinds })),
      whole: async (parts, at) =>
        registerSheet(unpacked<RegisterLine>(parts), { from, to }, { unitName: unit.name, at, kinds }),
    })
    return ok(viewOf(made, fileName, words.progressWords.made(made.people)))
  },
}

interface Place {
  unit: Unit
  owner: Unit
  steps: () => Promise<string[]>
}

async function placeOf(
  request: BoundRequest,
  unitId: string,
  span: { from: Month; to: Month },
): Promise<Outcome<Place>> {
  if (!unitsAsked(request, ARCHIVISTS, unitId)) return rejected('record.notFound')
  const refused = refusedSpan(span, monthOf(dayOf(request.now)))
  if (refused) return refused
  const path = pathOf(unitId)
  const known = await unitsByIds(path)
  const unit = known.find(({ id }) => id === unitId)
  if (!unit) return rejected('record.notFound')
  const township = path[TOWNSHIP_LEVEL - 1]
  const owner = known.find(({ kind }) => kind === 'county') ?? unit
  return ok({ unit, owner, steps: async () => (township ? [township] : townshipsBelow(unitId)) })
}

/** By code, which is the order of the file. */
async function townshipsBelow(unitId: string): Promise<string[]> {
  const where = { scope: unitId, kind: 'township' }
  const read = (before: ReadonlyArray<Loaded<Unit>>): Promise<Array<Loaded<Unit>>> =>
    list(unitType, afterId(where, before.at(-1)?.id), { limit: A_READ, order: [['_id', 'asc']] })
  const found = await everyPage(read, { page: A_READ, most: MOST, what: 'townships' })
  return found.map(({ id }) => id)
}

interface Step {
  unit: Unit
  township: string
}

async function ledgerLines(
  request: BoundRequest,
  { unit, township, month, at }: Step & { month: Month; at: number },
): Promise<LedgerLine[]> {
  // The first morning of the next month completes the last night of this one.
  const months = [month, addMonths(month, 1)]
  const asked = { caller: request.caller, now: at }
  const [read, ledgers] = await Promise.all([
    together(request.caller.personId, {
      ...aroundReadings(asked, [township], months),
      path: unitsAt(pathOf(township)),
    }),
    ledgersUnder([township], months),
  ])
  const { teams } = aroundOf(asked, read, ledgers, months)
  const where = placesIn(
    unit,
    township,
    [...read.path, ...read.units].map(({ state }) => state),
  )
  const unitOf = sendingUnits(read.people)
  return teams
    .filter(({ village }) => village.scope.includes(unit.id))
    .flatMap((team) =>
      sheetRows(team, month).map((row) => ({
        ...{ ...row, township: where, village: team.village.name },
        unit: unitOf(row.personId),
      })),
    )
}

async function registerLines(
  request: BoundRequest,
  { unit, township, from, to, kinds }: Step & { from: Month; to: Month; kinds: boolean },
): Promise<RegisterLine[]> {
  const { units, path, people, books } = await together(request.caller.personId, {
    units: unitsUnder([township]),
    path: unitsAt(pathOf(township)),
    people: postedTo('units'),
    books: booksUnder([township]),
  })
  const where = placesIn(
    unit,
    township,
    [...path, ...units].map(({ state }) => state),
  )
  const unitOf = sendingUnits(people)
  const span = { from: `${from}-01`, to: words.lastDayOf(to) }
  return books
    .filter(({ scope }) => scope.includes(unit.id))
    .sort((a, b) => a.state.villageId.localeCompare(b.state.villageId) || a.id.localeCompare(b.id))
    .flatMap((book) => registerRows(book, span, kinds))
    .map((row) => ({ ...row, township: where, unit: unitOf(row.personId) }))
}

/** 红柳镇; with its county where the file is of more than one: 清河县红柳镇 */
function placesIn(unit: Unit, township: string, units: readonly Unit[]): string {
  const nameOf = (id: string | undefined): string => units.find((each) => each.id === id)?.name ?? ''
  const path = pathOf(township)
  const above = pathOf(unit.id).length < COUNTY ? nameOf(path[COUNTY - 1]) : ''
  return above + nameOf(township)
}

function sendingUnits(people: ReadonlyArray<{ id: string; state: Person }>): (personId: string) => string {
  const names = new Map(people.map(({ id, state }) => [id, state.sendingUnit?.name ?? '']))
  return (personId) => names.get(personId) ?? ''
}

/** The lines of these townships, in their order. */
async function packed<Line>(
  townships: readonly string[],
  linesOf: (township: string) => Promise<Line[]>,
): Promise<Buffer> {
  const lines: Line[] = []
  for (let i = 0; i < townships.length; i += AT_ONCE) {
    const found = await Promise.all(townships.slice(i, i + AT_ONCE).map(linesOf))
    lines.push(...found.flat())
  }
  return Buffer.from(JSON.stringify({ lines } satisfies Part<Line>))
}

async function* unpacked<Line>(parts: AsyncIterable<Buffer>): AsyncGenerator<Part<Line>> {
  for await (const part of parts) yield JSON.parse(part.toString()) as Part<Line>
}

function viewOf(
  { done, total, url }: { done: number; total: number; url: string | null },
  fileName: string,
  made: string,
): ArchiveFileView {
  const text = url === null ? words.progressWords.going(done, total) : made
  return { done, total, text, file: url === null ? null : { url, fileName } }
}
