import { addMonths, dayOf, monthOf, type Month } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import { together } from '../../../platform/together'
import { unitsAsked } from '../../attendance'
import { pathOf, unitsAt } from '../../organization'
import { MonthOfInput, type MonthBoardView, type SupervisionApi } from '../contract'
import { figuresAt, figuresIn } from '../figure-store'
import * as words from '../messages'
import { SUPERVISORS } from '../policy'
import { monthBoard } from '../presenters/month'
import { MONTHS_BACK } from '../rules/archive'
import { blankFigure, trueFor } from '../rules/figure'
import { isLive, liveFigure, readLive } from './board'

/** One month of a unit, as its board shows it. One query after the caller, two for a township or a village. */
export const month: Action<SupervisionApi['supervision.month']['input'], MonthBoardView> = {
  input: MonthOfInput,
  run: async (request, { unitId, month: asked }) => {
    if (!unitsAsked(request, SUPERVISORS, unitId)) return rejected('record.notFound')
    const running = monthOf(dayOf(request.now))
    if (asked > running) return rejected('supervision.monthAhead')
    if (asked < addMonths(running, -MONTHS_BACK)) return rejected('supervision.tooLongAgo')
    return isLive(unitId) ? liveMonth(request, unitId, asked) : storedMonth(request, unitId, asked)
  },
}

async function storedMonth(
  { caller, now }: BoundRequest,
  unitId: string,
  asked: Month,
): Promise<Outcome<MonthBoardView>> {
  const read = await together(caller.personId, {
    units: unitsAt(pathOf(unitId)),
    figures: figuresAt([unitId], [asked]),
  })
  const unit = read.units.find(({ id }) => id === unitId)
  if (!unit) return rejected('record.notFound')
  const { figures, lookedAt } = figuresIn(read.figures)
  const [stored] = figures
  const figure = stored?.state ?? blankFigure(unitId, asked, now)
  const asOf = stored ? words.asOf(trueFor(stored, lookedAt), dayOf(now)) : ''
  return ok(monthBoard({ figure, kind: unit.state.kind, asOf, now }))
}

async function liveMonth(
  request: BoundRequest,
  unitId: string,
  asked: Month,
): Promise<Outcome<MonthBoardView>> {
  const { now } = request
  const { around } = await readLive(request, unitId, asked, figuresAt([], []))
  const unit = around.units.find(({ id }) => id === unitId)
  if (!unit) return rejected('record.notFound')
  const figure = liveFigure(unit, around, asked, now)
  return ok(monthBoard({ figure, kind: unit.kind, asOf: words.live, now }))
}
