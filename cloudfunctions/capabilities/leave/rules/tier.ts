import { hasUnknownDay } from '../../../kernel/calendar'
import type { CountyPolicy, LeaveTier } from '../../../kernel/county-policy'
import type { Kind } from '../contract'
import type { Application } from './book'
import { touches, workingDays, type Span } from './span'

/** Which rule of the county's table a request falls under, and why. */
export interface Tiered {
  tier: LeaveTier
  /** The tier before it has this many days at most; null for the first. */
  above: number | null
  /** Working days of the whole absence: this request and the ones it touches. */
  whole: number
  /** True where the holidays of a year are not published, so that the longest tier is taken. */
  unknown: boolean
}

/** Official trips are duty: they need one decision whatever their length, and lengthen no leave. */
export function isTrip(kind: Kind): boolean {
  return kind === 'trip'
}

/** 审批层级: by the length of the whole absence, so that a long one cannot be cut into short ones. */
export function tierOf(
  policy: CountyPolicy,
  asked: Span & { kind: Kind },
  live: readonly Application[],
): Tiered {
  const { tiers } = policy.leave
  const own = workingDays(policy, asked)
  if (isTrip(asked.kind)) return { tier: tiers[0]!, above: null, whole: own, unknown: false }
  const chain = chainOf(policy, asked, live)
  const whole = own + chain.reduce((sum, each) => sum + each.days, 0)
  const unknown = [asked, ...chain].some((span) => hasUnknownDay(policy, span.from.day, span.to.day))
  const fitting = tiers.findIndex(({ maxDays }) => maxDays === null || whole <= maxDays)
  const index = unknown || fitting < 0 ? tiers.length - 1 : fitting
  return { tier: tiers[index]!, above: tiers[index - 1]?.maxDays ?? null, whole, unknown }
}

/** Every application that hangs together with this one, directly or through another. */
function chainOf(policy: CountyPolicy, asked: Span, live: readonly Application[]): Application[] {
  const chain: Application[] = []
  let rest = live.filter((application) => !isTrip(application.kind))
  for (;;) {
    const spans: Span[] = [asked, ...chain]
    const joined = rest.filter((each) => spans.some((span) => touches(policy, span, each)))
    if (joined.length === 0) return chain
    chain.push(...joined)
    rest = rest.filter((each) => !joined.includes(each))
  }
}
