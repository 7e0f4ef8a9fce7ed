import { dayOf, monthOf, type Month } from '../../../kernel/day'
import { addTallies, dayFor, noMonth } from '../../../kernel/tally'
import type { Unit, UnitKind } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { together } from '../../../platform/together'
import {
  aroundOf,
  aroundReadings,
  ledgersUnder,
  LOOKERS,
  monthsOfTally,
  tallyOf,
  todayOf,
  unitsAsked,
  type Around,
} from '../../attendance'
import { pathOf, unitsAt } from '../../organization'
import { BoardInput, type BoardView, type SupervisionApi, type UnitRef } from '../contract'
import { figuresAt, figuresIn, TOWNSHIP_LEVEL, type StoredFigure } from '../figure-store'
import * as words from '../messages'
import { ARCHIVISTS, SUPERVISORS } from '../policy'
import { boardView, type BoardShown } from '../presenters/board'
import {
  blankFigure,
  monthsBack,
  rollUp,
  totalsOf,
  trueFor,
  type Figure,
  type MonthTotals,
} from '../rules/figure'

/** Months that a trend goes back over, this one among them. */
const TREND = 12

/** Whether a unit is read live, from its ledgers: a township or a village. Above, the clock has added up. */
export const isLive = (unitId: string): boolean => pathOf(unitId).length >= TOWNSHIP_LEVEL

/**
 * 督导看板. After the caller: one query for a county and above, whatever number of villages lie below, and two for a
 * township or a village, whose numbers are worked out of the ledgers as they stand.
 */
export const board: Action<SupervisionApi['supervision.board']['input'], BoardView> = {
  input: BoardInput,
  run: async (request, input) => {
    const ids = unitsAsked(request, SUPERVISORS, input.unitId)
    const [unitId] = ids ?? []
    if (!ids || !unitId) return rejected('record.notFound')
    return isLive(unitId) ? liveBoard(request, unitId) : storedBoard(request, unitId)
  },
}

async function storedBoard(request: BoundRequest, unitId: string): Promise<Outcome<BoardView>> {
  const month = monthOf(dayOf(request.now))
  const months = monthsBack(month, TREND)
  const read = await together(request.caller.personId, {
    units: unitsAt(pathOf(unitId)),
    figures: figuresAt([unitId], months),
  })
  const units = read.units.map(({ state }) => state)
  const unit = units.find(({ id }) => id === unitId)
  if (!unit) return rejected('record.notFound')
  const { figures, lookedAt } = figuresIn(read.figures)
  const stored = figures.find(({ state }) => state.month === month)
  const figure = { ...(stored?.state ?? blankFigure(unitId, month, request.now)), name: unit.name }
  return ok(
    boardView(figure, {
      ...shownOf(request, unit, units),
      // Without a figure of any month there is nothing to add up here, once the clock has looked.
      at: stored ? trueFor(stored, lookedAt) : figures.length === 0 ? lookedAt : 0,
      trend: trendOf(months, figures, unitId),
      people: null,
    }),
  )
}

async function liveBoard(request: BoundRequest, unitId: string): Promise<Outcome<BoardView>> {
  const { now } = request
  const month = monthOf(dayOf(now))
  const months = monthsBack(month, TREND)
  const { around, units, figures } = await readLive(
    request,
    unitId,
    month,
    figuresAt([townshipOf(unitId)], months),
  )
  const unit = around.units.find(({ id }) => id === unitId)
  if (!unit) return rejected('record.notFound')
  const figure = liveFigure(unit, around, month, now)
  const past = await withForebears(unit, figures, months, request)
  const own = around.teams.filter(({ village }) => village.id === unitId)
  return ok(
    boardView(figure, {
      ...shownOf(request, unit, units),
      at: null,
      trend: trendOf(months, past, unitId).map((each) =>
        each.month === month ? { month, totals: totalsOf(figure.total.month) } : each,
      ),
      people: own[0] ? (todayOf(request, [unitId], { ...around, teams: own }).villages[0] ?? null) : null,
    }),
  )
}

const townshipOf = (unitId: string): string => pathOf(unitId)[TOWNSHIP_LEVEL - 1]!

/**
 * Two round trips, the figures of past months among them. Of a village the whole township is read: the villages that were
 * merged into it lie there.
 */
export async function readLive(
  request: BoundRequest,
  unitId: string,
  month: Month,
  wanted: ReturnType<typeof figuresAt>,
): Promise<{ around: Around; units: Unit[]; figures: StoredFigure[] }> {
  const months = monthsOfTally(month, request.now)
  const township = [townshipOf(unitId)]
  const [read, ledgers] = await Promise.all([
    together(request.caller.personId, {
      ...aroundReadings(request, township, months),
      path: unitsAt(pathOf(unitId)),
      figures: wanted,
    }),
    ledgersUnder(township, months),
  ])
  return {
    around: aroundOf(request, read, ledgers, months),
    units: read.path.map(({ state }: Loaded<Unit>) => state),
    figures: figuresIn(read.figures).figures,
  }
}

/**
 * A township is the sum of its villages; a village is its own people and those of the villages it took over. One that
 * is gone is what its own people came to.
 */
export function liveFigure(unit: Unit, around: Around, month: Month, now: number): Figure {
  const { id: unitId, name } = unit
  const villages = tallyOf(around, month, now)
  if (unit.kind === 'township') return rollUp({ unitId, name, month }, villages, now)
  const alone = { ...around, teams: around.teams.filter(({ village }) => village.id === unitId) }
  const own = villages.find((each) => each.unitId === unitId) ?? tallyOf(alone, month, now)[0]
  const total = addTallies(own ? [own] : [], dayFor(month, now), month)
  return { unitId, name, month, total, rows: [], at: now }
}

/** Villages that were merged into this one from another township lie in that one's figures: one query more for them. */
async function withForebears(
  unit: Unit,
  figures: StoredFigure[],
  months: readonly Month[],
  { caller }: BoundRequest,
): Promise<Figure[]> {
  const own = figures.map(({ state }) => state)
  const forebears = Object.entries(unit.heirOf ?? {}).flatMap(([id, { from }]) => (from === null ? [] : [id]))
  const elsewhere = forebears
    .map((id) => pathOf(id)[TOWNSHIP_LEVEL - 1]!)
    .filter((id) => id !== unit.parentId)
  const more =
    unit.kind === 'village' && elsewhere.length > 0
      ? (await together(caller.personId, { figures: figuresAt([...new Set(elsewhere)], months) })).figures
      : []
  const all = [...own, ...figuresIn(more).figures.map(({ state }) => state)]
  return unit.kind === 'village' ? all.map((figure) => follow(figure, unit.id, forebears)) : all
}

/** A village's past with that of the villages it took over. */
const follow = (figure: Figure, villageId: string, forebears: readonly string[]): Figure => ({
  ...figure,
  rows: figure.rows.map((row) => (forebears.includes(row.unitId) ? { ...row, unitId: villageId } : row)),
})

function trendOf(
  months: readonly Month[],
  found: ReadonlyArray<Figure | StoredFigure>,
  unitId: string,
): BoardShown['trend'] {
  const figures = found.map((each) => ('state' in each ? each.state : each))
  return months.map((month) => ({
    month,
    totals: figures
      .filter((figure) => figure.month === month)
      .reduce((sum, figure) => plus(sum, figure, unitId), ZERO),
  }))
}

const ZERO: MonthTotals = totalsOf(noMonth('2026-01'))

function plus(sum: MonthTotals, figure: Figure, unitId: string): MonthTotals {
  const parts = figure.unitId === unitId ? [totalsOf(figure.total.month)] : rowsOf(figure, unitId)
  return parts.reduce(added, sum)
}

const rowsOf = ({ rows }: Figure, unitId: string): MonthTotals[] =>
  rows.filter((row) => row.unitId === unitId).map(({ month }) => month)

const added = (a: MonthTotals, b: MonthTotals): MonthTotals =>
  Object.fromEntries(
    (Object.keys(a) as Array<keyof MonthTotals>).map((key) => [key, a[key] + b[key]]),
  ) as unknown as MonthTotals

/** The way down to this unit, and what else the caller may look at. */
function shownOf(
  request: BoundRequest,
  unit: Unit,
  units: readonly Unit[],
): Pick<BoardShown, 'kind' | 'path' | 'others' | 'ways' | 'now'> {
  const mine = unitsAsked(request, SUPERVISORS) ?? []
  const known = [...units, ...request.caller.units]
  const ref = (unitId: string): UnitRef => ({
    unitId,
    name: known.find(({ id }) => id === unitId)?.name ?? '',
  })
  const path = pathOf(unit.id)
  const top = path.findIndex((id) => mine.includes(id))
  return {
    kind: unit.kind,
    path: path.slice(Math.max(0, top)).map(ref),
    others: mine.filter((id) => !path.includes(id)).map(ref),
    ways: waysOf(request, unit.id, unit.kind),
    now: request.now,
  }
}

/** Pages that name people: from the county down, as the roles go; the month's files at every level. */
function waysOf(request: BoundRequest, unitId: string, kind: UnitKind): BoardView['ways'] {
  const at = `index?unitId=${unitId}`
  const { today, teams, looks, leaves, archive } = words.ways
  const files = unitsAsked(request, ARCHIVISTS, unitId)
    ? [{ text: archive, page: `packages/supervision/archive/${at}` }]
    : []
  if (kind === 'region' || kind === 'city') return files
  return [
    // A village's own board says who is there.
    ...(kind === 'village' ? [] : [{ text: today, page: `packages/attendance/today/${at}` }]),
    { text: teams, page: `packages/attendance/teams/${at}` },
    { text: leaves, page: `packages/leave/calendar/${at}` },
    ...(unitsAsked(request, LOOKERS, unitId)
      ? [{ text: looks, page: `packages/attendance/look/${at}` }]
      : []),
    ...files,
  ]
}
