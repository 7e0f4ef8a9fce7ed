import { SWITCHES, type SwitchName } from './county-policy'
import { addDays, atClock, type Day } from './day'
import type { Unit } from './people'

/** Days before a document's end at which its county is told, and from which the pages say so. */
export const TOLD_AHEAD_DAYS = 7

/** 到期提醒: a document that ends soon. */
export interface Expiry {
  name: SwitchName
  validUntil: Day
}

/** Documents whose end nobody was told of yet, with when that is due: in office hours, a week before. */
function untold(county: Unit): Array<Expiry & { at: number }> {
  const { policy, expiriesTold = {} } = county
  if (!policy) return []
  return SWITCHES.flatMap((name) => {
    const validUntil = policy.switches[name]?.validUntil
    if (validUntil === undefined || expiriesTold[name] === validUntil) return []
    return [{ name, validUntil, at: atClock(addDays(validUntil, -TOLD_AHEAD_DAYS), '09:00') }]
  })
}

/** When the clock has something to tell the county; null when it has not. */
export function nextExpiryAt(county: Unit): number | null {
  const times = untold(county).map(({ at }) => at)
  return times.length > 0 ? Math.min(...times) : null
}

/** What is due now: documents that end soon. One whose end has passed meanwhile is over, and not told of any more. */
export function dueExpiries(county: Unit, now: number): { due: Expiry[]; told: Unit['expiriesTold'] } {
  const due = untold(county).filter(({ at }) => at <= now)
  const told = Object.fromEntries(due.map(({ name, validUntil }) => [name, validUntil]))
  return {
    due: due
      .filter(({ validUntil }) => now < atClock(validUntil, '24:00'))
      .map(({ name, validUntil }) => ({ name, validUntil })),
    told: { ...county.expiriesTold, ...told },
  }
}
