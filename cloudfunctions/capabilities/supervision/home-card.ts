import { dayOf, monthOf } from '../../kernel/day'
import type { BoundRequest } from '../../platform/capability'
import type { Loaded } from '../../platform/aggregate-store'
import { isAboveCounty, unitsAsked } from '../attendance'
import type { BoardCardView } from './contract'
import { figuresAt, figuresIn } from './figure-store'
import * as words from './messages'
import { SUPERVISORS } from './policy'
import { boardCard } from './presenters/card'
import { blankFigure, trueFor, type Figure } from './rules/figure'

/** The unit above the counties that the caller looks over: the first where they look over several. */
function highUnit(request: BoundRequest): string | null {
  return unitsAsked(request, SUPERVISORS)?.find(isAboveCounty) ?? null
}

/** What the first page reads for it, in the same round trip as everything else: one figure and the clock's mark. */
export const cardReading = (request: BoundRequest) => {
  const unitId = highUnit(request)
  return figuresAt(unitId ? [unitId] : [], unitId ? [monthOf(dayOf(request.now))] : [])
}

/** null for who looks over no city and no region. */
export function cardOf(request: BoundRequest, found: readonly Loaded<Figure>[]): BoardCardView | null {
  const unitId = highUnit(request)
  const unit = request.caller.units.find(({ id }) => id === unitId)
  if (!unit) return null
  const { figures, lookedAt } = figuresIn(found)
  const [stored] = figures
  const month = monthOf(dayOf(request.now))
  const figure = stored?.state ?? blankFigure(unit.id, month, request.now)
  return boardCard(figure, unit.name, unit.kind, stored ? trueFor(stored, lookedAt) : 0, request.now)
}

/** The way to the board for who looks over something and has no card of it; null for everybody else. */
export function boardEntry(request: BoundRequest): { text: string; note: string; page: string } | null {
  if (!unitsAsked(request, SUPERVISORS) || highUnit(request)) return null
  return { ...words.entry, page: 'packages/supervision/board/index' }
}
