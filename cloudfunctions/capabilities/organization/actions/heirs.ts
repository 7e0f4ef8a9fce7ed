import type { Unit } from '../../../kernel/people'
import { findWith, type Lookup } from '../../../platform/sdk'
import { unitType } from '../aggregate'

/** Mergings one after another that are followed. */
const MOST_MERGINGS = 4

type Found = { state: Unit } & Partial<Record<string, Array<{ state: Unit }>>>

/**
 * A village and the villages it was merged into one after the other, whether their days have come or not; empty where
 * there is no such village. One read by id, however long the line.
 */
export async function villageAndHeirs(villageId: string): Promise<Unit[]> {
  const steps = Array.from({ length: MOST_MERGINGS }, (_, i) => `heir${i}`)
  const lookups = steps.map((as, i): Lookup => ({
    from: unitType.collection,
    localField: `${i === 0 ? '' : `${steps[i - 1]}.`}state.mergedInto`,
    foreignField: '_id',
    as,
    without: ['history', 'notices'],
  }))
  const [found] = await findWith<Found>(unitType.collection, { _id: villageId }, 1, lookups)
  if (found?.state.kind !== 'village') return []
  return [found.state, ...steps.flatMap((as) => (found[as] ?? []).map(({ state }) => state))]
}
