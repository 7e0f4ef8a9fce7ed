import type { Month } from '../../kernel/day'
import type { AggregateType } from '../../platform/aggregate-store'
import { reading, type Reading } from '../../platform/together'
import { pathOf } from '../organization'
import type { MarksState } from './rules/marks'

/** How a list of a unit finds the marks of its villages. */
const inMonth = (unitId: string, month: Month): string => `${unitId}_${month}`

export const marksType: AggregateType<MarksState> = {
  collection: 'looks',
  schema: 1,
  watched: true,
  keys: ({ villageId, month }) => ({ inMonth: pathOf(villageId).map((id) => inMonth(id, month)) }),
}

export const marksId = (villageId: string, month: Month): string => `k${villageId}_${month.replace('-', '_')}`

/** Marks of these months in the villages below these units. */
export const marksUnder = (unitIds: readonly string[], months: readonly Month[]): Reading<MarksState> =>
  reading(marksType, {
    field: 'inMonth',
    values: unitIds.flatMap((id) => months.map((month) => inMonth(id, month))),
  })
