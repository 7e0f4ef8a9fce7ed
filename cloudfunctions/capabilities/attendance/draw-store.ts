import { startOf, type Day, type Month } from '../../kernel/day'
import { afterId, command, find, type Fields } from '../../platform/sdk'
import { everyPage } from '../../platform/whole'
import { list, type AggregateType, type Loaded } from '../../platform/aggregate-store'
import { askAgainAt, DRAWS_A_DAY, type DrawState } from './rules/draw'
import type { SpotTotals } from './rules/spot-check'

export type Draw = Loaded<DrawState>

export const drawType: AggregateType<DrawState> = {
  collection: 'draws',
  schema: 1,
  keys: ({ unitId, openedAt }) => ({ unitId, openedAt }),
  alarmOf: askAgainAt,
}

/** The draws of one unit and day, those that nobody completed included. One query. */
export function drawsOfDay(unitId: string, day: Day): Promise<Draw[]> {
  const where = { unitId, openedAt: command.gte(startOf(day)) }
  return list(drawType, where, { limit: DRAWS_A_DAY, order: [['openedAt', 'asc']] })
}

export function drawsBefore(where: Fields, before: number | undefined, limit: number): Promise<Draw[]> {
  const earlier = before === undefined ? where : command.and([where, { openedAt: command.lt(before) }])
  return list(drawType, earlier, { limit, order: [['openedAt', 'desc']] })
}

/** Somebody's spot checks of one month at one posting. */
export interface AskedAt {
  _id: string
  personId: string
  postingId: string
  state: { spot: SpotTotals }
}

/** Ledgers of one reading; a county of the size the product is made for takes one. */
const A_READ = 1000
/** More than any county has people posted. */
const MOST = 10_000

/**
 * Whoever was asked in that month anywhere in the county, since people move between its villages. One query for a
 * thousand: whoever was left out of it would be asked again.
 */
export function askedIn(countyId: string, month: Month): Promise<AskedAt[]> {
  const fields = { personId: true, postingId: true, 'state.spot': true }
  const where = { scope: countyId, month, 'state.spot.asked': command.gt(0) }
  const read = (before: readonly AskedAt[]): Promise<AskedAt[]> =>
    find('ledgers', afterId(where, before.at(-1)?._id), { limit: A_READ, order: [['_id', 'asc']], fields })
  return everyPage(read, { page: A_READ, most: MOST, what: 'ledgers' })
}
