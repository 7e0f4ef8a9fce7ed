import { dayOf } from '../../../kernel/day'
import { grantsOver, isOpen, openGrants, type Unit } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import { load, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { roundType } from '../aggregate'
import { ORGANISERS } from '../policy'
import type { RoundState } from '../rules/round'

/** The county the caller organises. Policy has let only organisers in, and each has one county. */
export function ownCounty(request: BoundRequest): Unit | undefined {
  const today = dayOf(request.now)
  return request.caller.units.find(
    (unit) => unit.kind === 'county' && grantsOver(request.caller, ORGANISERS, unit.scope, today).length > 0,
  )
}

export function mayRun(request: BoundRequest, scope: readonly string[]): boolean {
  return grantsOver(request.caller, ORGANISERS, scope, dayOf(request.now)).length > 0
}

/** Units whose rounds the caller may see: the own counties, and whatever they hold a role over. */
export function horizon(request: BoundRequest): string[] {
  const { caller } = request
  const today = dayOf(request.now)
  const posted = caller.postings
    .filter((posting) => isOpen(posting, today))
    .map((posting) => posting.villageId)
  const held = openGrants(caller, today).map((grant) => grant.unitId)
  const here = caller.units.filter((unit) => [...posted, ...held].includes(unit.id))
  const counties = caller.units.filter(
    (unit) => unit.kind === 'county' && here.some(({ scope }) => scope.includes(unit.id)),
  )
  return [...new Set([...held, ...counties.map((county) => county.id)])]
}

/** A round within the caller's sight. What lies outside is not there for them. */
export async function seenRound(
  request: BoundRequest,
  roundId: string,
): Promise<Loaded<RoundState> | Rejected> {
  const round = await load(roundType, roundId)
  return round && isSeen(request, round) ? round : rejected('record.notFound')
}

const isSeen = (request: BoundRequest, { scope }: Loaded<RoundState>): boolean =>
  scope.some((id) => horizon(request).includes(id))

/** A round that the caller runs; who sees it and does not run it is told so. */
export async function ownRound(
  request: BoundRequest,
  roundId: string,
): Promise<Loaded<RoundState> | Rejected> {
  const round = await load(roundType, roundId)
  if (!round || !isSeen(request, round)) return rejected('record.notFound')
  return mayRun(request, round.scope) ? round : rejected('caller.forbidden')
}
