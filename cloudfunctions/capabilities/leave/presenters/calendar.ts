import { addDays, addMonths, monthOf, type Day, type Month } from '../../../kernel/day'
import { dayWords } from '../../../kernel/words'
import { bookIdOf } from '../aggregate'
import type { CalendarDay, CalendarView } from '../contract'
import { awayOn, calendarWords, tagFor, tileOfNature } from '../messages'
import type { AwayDay, CalendarDate } from '../rules/calendar'
import { FARTHEST } from '../rules/plan'

export interface CalendarShown {
  unitId: string
  name: string
  month: Month
  today: Day
  towns: CalendarView['towns']
}

/** `opens` says whether the application's page opens for whoever looks. */
export function calendarView(
  { unitId, name, month, today, towns }: CalendarShown,
  dates: readonly CalendarDate[],
  opens: (each: AwayDay) => boolean = () => false,
): CalendarView {
  const away = dates.flatMap((date) => date.away)
  const last = monthOf(addDays(today, FARTHEST))
  return {
    ...{ unitId, name, month, towns },
    title: calendarWords.title(month),
    previous: addMonths(month, -1),
    next: month < last ? addMonths(month, 1) : '',
    days: dates.map((date) => dayView(date, today, opens)),
    total: calendarWords.total(peopleOf(away, false), peopleOf(away, true)),
    empty: calendarWords.empty,
  }
}

/** How many people are away by what was granted, or would be by what still waits. */
function peopleOf(away: readonly AwayDay[], waiting: boolean): number {
  return new Set(away.filter(({ waits }) => waits === waiting).map(({ book }) => book.personId)).size
}

function dayView(
  { day, rest, away, alone }: CalendarDate,
  today: Day,
  opens: (each: AwayDay) => boolean,
): CalendarDay {
  const count = peopleOf(away, false)
  const waiting = peopleOf(away, true)
  const title = dayWords(day)
  const sum = calendarWords.sum(count, waiting)
  const said = alone.map(calendarWords.alone)
  return {
    ...{ day, rest, title, count, sum },
    waits: waiting > 0,
    date: Number(day.slice(8)),
    today: day === today,
    empty: alone.length > 0,
    words: [title, sum, ...said].join('，'),
    people: away.map((each) => ({
      bookId: bookIdOf(each.book.postingId),
      applicationId: each.application.id,
      who: each.book.name,
      where: each.book.villageName,
      what: awayOn(each.application.kind, each.half),
      tag: each.waits ? tagFor(each.application) : null,
      tile: tileOfNature(each.nature),
      opens: opens(each),
    })),
    alone: said,
  }
}
