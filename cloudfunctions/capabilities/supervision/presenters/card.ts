import { dayOf } from '../../../kernel/day'
import type { UnitKind } from '../../../kernel/people'
import type { BoardCardView } from '../contract'
import * as words from '../messages'
import { TOP_ROWS, type Figure } from '../rules/figure'
import { todayParts, todayRow } from './bars'

/** Today of a unit above the counties on the first page: its people, and the units right below as bars. */
export function boardCard(
  figure: Figure,
  name: string,
  kind: UnitKind,
  at: number,
  now: number,
): BoardCardView {
  const { unitId, rows, total } = figure
  const today = dayOf(now)
  const standing = rows.filter((row) => row.today.villages > 0)
  const late = at === 0 ? words.notYet.text : total.day === today ? '' : words.old(total.day).text
  return {
    ...{ unitId, title: words.cardTitle(name, kind), asOf: at > 0 ? words.asOf(at, today) : '', late },
    summary: at > 0 ? words.summary(total.today) : '',
    rows: standing.slice(0, TOP_ROWS).map((row) => todayRow(row, total.day)),
    more: standing.length > TOP_ROWS ? words.moreUnits(standing.length) : '',
    ...{ parts: todayParts(total.today), words: words.todayWords(total.today) },
  }
}
