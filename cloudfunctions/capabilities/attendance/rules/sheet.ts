import { addMonths, addDays, type Month } from '../../../kernel/day'
import type { DayState } from '../contract'
import { monthRecords, summaryOf } from './month'
import type { Member, VillageTeam } from './team'

/** 台账的一行: one posting in one month, by the very rules of its calendar: a state a day, and the month's numbers. */
export interface SheetRow {
  personId: string
  name: string
  role: Member['posting']['role']
  days: DayState[]
  /** Days in the village, trips on working days included; nights; working days on leave, on trips, called back. */
  numbers: Record<
    'days' | 'nights' | 'leave' | 'trips' | 'recalled' | 'unexplained' | 'targetDays' | 'targetNights',
    number
  >
}

/** Everybody whose posting touches the month, in the order of the team. */
export function sheetRows({ members }: VillageTeam, month: Month): SheetRow[] {
  const [first, last] = [`${month}-01`, addDays(`${addMonths(month, 1)}-01`, -1)]
  return members
    .filter(({ posting: { from, to } }) => from <= last && (to === null || to >= first))
    .map((member) => rowOf(member, month))
}

function rowOf({ personId, name, posting, context }: Member, month: Month): SheetRow {
  const records = monthRecords(context, month)
  const { unexplained, ...numbers } = summaryOf(context, month, records)
  return {
    ...{ personId, name, role: posting.role },
    days: records.map(({ state }) => state),
    numbers: { ...numbers, unexplained: unexplained.length },
  }
}
