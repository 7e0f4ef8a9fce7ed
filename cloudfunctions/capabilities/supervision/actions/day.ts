import { addMonths, dayOf, monthOf, type Day } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import { together } from '../../../platform/together'
import { tallyOf, unitsAsked } from '../../attendance'
import { unitsAt } from '../../organization'
import { DayOfInput, type DayBoardView, type SupervisionApi } from '../contract'
import { figuresAt, figuresRightBelow } from '../figure-store'
import { SUPERVISORS } from '../policy'
import { dayBoard } from '../presenters/day'
import { MONTHS_BACK } from '../rules/archive'
import { isLive, readLive } from './board'

/** One day of a unit over the units right below it. One query after the caller, two for a township. */
export const day: Action<SupervisionApi['supervision.day']['input'], DayBoardView> = {
  input: DayOfInput,
  run: async (request, { unitId, day: asked }) => {
    if (!unitsAsked(request, SUPERVISORS, unitId)) return rejected('record.notFound')
    const today = dayOf(request.now)
    if (asked > today) return rejected('supervision.dayAhead')
    if (monthOf(asked) < addMonths(monthOf(today), -MONTHS_BACK)) return rejected('supervision.tooLongAgo')
    return isLive(unitId) ? liveDay(request, unitId, asked) : storedDay(request, unitId, asked)
  },
}

async function storedDay(
  { caller }: BoundRequest,
  unitId: string,
  asked: Day,
): Promise<Outcome<DayBoardView>> {
  const { units, figures } = await together(caller.personId, {
    units: unitsAt([unitId]),
    figures: figuresRightBelow(unitId, monthOf(asked)),
  })
  const [unit] = units
  if (!unit) return rejected('record.notFound')
  const parts = figures.map(({ state }) => ({ unitId: state.unitId, name: state.name, ...state.total }))
  return ok(dayBoard({ unitId, kind: unit.state.kind, day: asked }, parts))
}

async function liveDay(request: BoundRequest, unitId: string, asked: Day): Promise<Outcome<DayBoardView>> {
  const { around } = await readLive(request, unitId, monthOf(asked), figuresAt([], []))
  const unit = around.units.find(({ id }) => id === unitId)
  if (!unit) return rejected('record.notFound')
  // A village has people below it and no units: they are shown by name, each by their own days.
  const parts = unit.kind === 'township' ? tallyOf(around, monthOf(asked), request.now) : []
  return ok(dayBoard({ unitId, kind: unit.kind, day: asked }, parts))
}
