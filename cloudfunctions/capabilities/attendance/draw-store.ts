import { startOf, type Day, type Month } from '../../kernel/day'
import { command, find, type Fields } from '../../platform/sdk'
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
  personId: string
  postingId: string
  state: { spot: SpotTotals }
}

/** Whoever was asked in that month anywhere in the county, since people move between its villages. One query. */
export function askedIn(countyId: string, month: Month): Promise<AskedAt[]> {
  const where = { scope: countyId, month, 'state.spot.asked': command.gt(0) }
  const fields = { personId: true, postingId: true, 'state.spot': true }
  return find<AskedAt>('ledgers', where, { limit: 1000, fields })
}
