import type { Moment } from '../kernel/aggregate'
import { dayOf } from '../kernel/day'
import type { CountyPolicy } from '../kernel/county-policy'
import { policyAbove } from '../kernel/policy-above'
import type { BoundRequest, Request } from './capability'

/** The county policy in force over a scope, as read with the caller; the defaults where a county has set none. */
export function policyOver(request: BoundRequest, scope: readonly string[]): CountyPolicy {
  return policyAbove(request.caller.units, scope)
}

/** Who and when, for the pure rules. */
export function momentOf(request: Request, policyVersion: number): Moment {
  const by = request.caller?.personId ?? 'operator'
  return { now: request.now, today: dayOf(request.now), by, requestId: request.requestId, policyVersion }
}
