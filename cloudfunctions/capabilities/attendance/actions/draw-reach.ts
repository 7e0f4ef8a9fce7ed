import { dayOf } from '../../../kernel/day'
import { grantsOver, openGrants, type Unit } from '../../../kernel/people'
import { load } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { pathOf, unitsByIds } from '../../organization'
import { DRAWERS, DRAW_HANDS } from '../draw-policy'
import { drawType, type Draw } from '../draw-store'
import type { Candidate } from '../rules/candidates'
import { drawnOf } from '../rules/draw'

/** A draw as one person may see it. */
export interface SeenDraw {
  draw: Draw
  /** Holds a role over the unit, or leads a township inside it. */
  hand: boolean
  /** The caller's own line of the frozen list. */
  own: Candidate | null
}

/** One read. null when there is none, and also when the caller has no hand in it and was not on its list. */
export async function drawSeenBy(request: BoundRequest, drawId: string): Promise<SeenDraw | null> {
  const draw = await load(drawType, drawId)
  if (!draw) return null
  const hand = isHand(request, draw)
  const own = draw.state.candidates.find(({ personId }) => personId === request.caller.personId) ?? null
  return hand || own ? { draw, hand, own } : null
}

function isHand({ caller, now }: BoundRequest, { scope, state }: Draw): boolean {
  const today = dayOf(now)
  if (grantsOver(caller, DRAW_HANDS, scope, today).length > 0) return true
  const below = openGrants(caller, today).filter(({ unitId }) => pathOf(unitId).includes(state.unitId))
  return below.some(({ role }) => DRAW_HANDS.includes(role))
}

/** Whether the caller may know what became of people of that village. */
export function mayFollow({ caller, now }: BoundRequest, villageId: string): boolean {
  return grantsOver(caller, DRAW_HANDS, pathOf(villageId), dayOf(now)).length > 0
}

/** Somebody who was drawn, for a hand of the draw that may follow their village; null for everybody else. */
export async function drawnSeenBy(
  request: BoundRequest,
  drawId: string,
  postingId: string,
): Promise<{ draw: Draw; person: Candidate } | null> {
  const seen = await drawSeenBy(request, drawId)
  const person = seen?.hand
    ? drawnOf(seen.draw.state).find((each) => each.postingId === postingId)
    : undefined
  return seen && person && mayFollow(request, person.villageId) ? { draw: seen.draw, person } : null
}

/** A county or township the caller may draw in; null for any other, and for one that does not exist. */
export async function unitToDraw({ caller, now }: BoundRequest, unitId: string): Promise<Unit | null> {
  const [unit] = await unitsByIds([unitId])
  if (!unit || (unit.kind !== 'county' && unit.kind !== 'township')) return null
  return grantsOver(caller, DRAWERS, unit.scope, dayOf(now)).length > 0 ? unit : null
}

/** The county of a path of units. */
export function countyIn(scope: readonly string[]): string {
  return scope[2] ?? ''
}
