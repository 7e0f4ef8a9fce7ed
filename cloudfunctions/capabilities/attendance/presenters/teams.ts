import { addMonths, daysOfMonth, monthOf, type Day, type Month } from '../../../kernel/day'
import { isRestDay } from '../../../kernel/calendar'
import type { CountyPolicy } from '../../../kernel/county-policy'
import type { Unit } from '../../../kernel/people'
import { weekdayWords } from '../../../kernel/words'
import { monthTitle } from '../messages'
import { dayRecord, type DayRecord } from '../rules/day-state'
import { summaryOf } from '../rules/month'
import type { Member, VillageTeam } from '../rules/team'
import type { TeamCellView, TeamRowView, TeamsMonthView } from '../township-contract'
import * as words from '../township-messages'
import { dayTags } from '../messages'

export interface TeamsShown {
  unitId: string
  name: string
  month: Month
  today: Day
  policy: CountyPolicy
  /** Townships to choose from: then there are no rows. */
  towns: readonly Unit[]
}

/** Months back that a list of rows turns to: a term of two years and one more. */
const MONTHS_BACK = 36

/** 全镇一月: everybody's days, village by village in the order of codes. */
export function teamsMonth(shown: TeamsShown, teams: readonly VillageTeam[]): TeamsMonthView {
  const { unitId, name, month, today, policy, towns } = shown
  const following = addMonths(month, 1)
  const now = monthOf(today)
  return {
    unitId,
    month,
    title: monthTitle(month),
    sub: name,
    previous: month > addMonths(now, -MONTHS_BACK) ? addMonths(month, -1) : null,
    next: following <= now ? following : null,
    days: daysOfMonth(month).map((day) => ({
      date: Number(day.slice(8)),
      weekday: weekdayWords(day).slice(1),
      rest: isRestDay(policy, day),
      today: day === today,
    })),
    villages: teams
      .map(({ village, members }) => ({
        villageId: village.id,
        name: village.name,
        rows: members.filter((member) => touches(member, month)).map((member) => rowOf(member, month)),
      }))
      .filter(({ rows }) => rows.length > 0),
    legend: words.legend,
    towns: towns.map(({ id, name: town }) => ({ unitId: id, name: town })),
    empty: words.teamsEmpty,
  }
}

function touches({ posting }: Member, month: Month): boolean {
  return monthOf(posting.from) <= month && (posting.to === null || monthOf(posting.to) >= month)
}

function rowOf({ personId, name, posting, context }: Member, month: Month): TeamRowView {
  const records = daysOfMonth(month).map((day) => dayRecord(context, day))
  const { days, nights, unexplained } = summaryOf(context, month, records)
  return {
    personId,
    postingId: posting.id,
    name,
    totals: words.totalsWords(days, nights),
    cells: records.map(cellOf),
    words: words.rowWords(name, days, nights, unexplained.length),
  }
}

function cellOf({ state, night }: DayRecord): TeamCellView {
  if (state === 'present' && night) return { state: 'night', sign: 'night' }
  if (state === 'future' || state === 'today') return { state, sign: '' }
  return { state, sign: dayTags[state].sign }
}
