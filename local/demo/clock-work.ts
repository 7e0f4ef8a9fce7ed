import type { CloudOptions } from '../cloud'
import type { DatabaseSpec } from '../../database/collections'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Milliseconds of the zone, UTC+8. */
const ZONE = 480 * MINUTE
/** When something falls due each day by the time alone: the figures' new day, and the night's seal. Milliseconds after midnight. */
const NIGHTLY = [0, 20 * MINUTE]

/**
 * Whether the county's clock has anything to do by then: a document's alarm, or the night. Whatever else it does, it does for
 * what a person or one of its own runs changed just before.
 */
export function clockWork({ collections }: Pick<DatabaseSpec, 'collections'>): CloudOptions['mayHaveWork'] {
  const alarms = collections.flatMap(({ name, indexes }) =>
    indexes
      .filter(({ keys }) => keys[keys.length - 1]?.path === 'wakeAt')
      .map(({ keys }) => ({ name, keys })),
  )
  return (after, until, anyIn) => {
    if (NIGHTLY.some((time) => nightsBy(until, time) > nightsBy(after, time))) return true
    return alarms.some(({ name, keys }) => {
      // What stands before the alarm in its index has few values, all of them numbers.
      const before = Object.fromEntries(keys.slice(0, -1).map(({ path }) => [path, { $gte: 0 }]))
      return anyIn(name, { ...before, wakeAt: { $gt: 0, $lte: until } })
    })
  }
}

/** How often that time of night has been. */
const nightsBy = (at: number, time: number): number => Math.floor((at + ZONE - time) / DAY)
