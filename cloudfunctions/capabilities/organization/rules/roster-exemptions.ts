import { stableId } from '../../../kernel/hashing'
import type { Exemption } from '../../../kernel/people'
import type { Day } from '../../../kernel/day'
import type { RowExemption } from './roster-rows'

/** After every day that a roster may name. */
const NEVER: Day = '9999-12-31'

/** Days in common. */
export function exemptionsOverlap(a: RowExemption, b: RowExemption): boolean {
  return a.kind === b.kind && a.from <= (b.to ?? NEVER) && b.from <= (a.to ?? NEVER)
}

/**
 * 照顾: of the same kind from the same day, else with days in common, is the known one and keeps its nights of the rota;
 * what the roster does not name stays.
 */
export function mergeExemptions(
  postingId: string,
  before: readonly Exemption[],
  changes: readonly RowExemption[],
): Exemption[] {
  const merged = [...before]
  for (const change of changes) {
    const same =
      merged.find(({ kind, from }) => kind === change.kind && from === change.from) ??
      merged.find((each) => exemptionsOverlap(each, change))
    const id = same?.id ?? stableId('x', postingId, change.kind, change.from)
    const exemption: Exemption = { ...same, ...(same && !same.id ? {} : { id }), ...change }
    if (same) merged[merged.indexOf(same)] = exemption
    else merged.push(exemption)
  }
  return merged
}
