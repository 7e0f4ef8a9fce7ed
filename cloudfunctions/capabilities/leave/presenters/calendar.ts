import { addMonths, type Day, type Month } from '../../../kernel/day'
import { dayWords } from '../../../kernel/words'
import { bookIdOf } from '../aggregate'
import type { CalendarDay, CalendarView } from '../contract'
import { awayOn, calendarWords, tagFor, tileOfNature } from '../messages'
import type { CalendarDate } from '../rules/calendar'

export interface CalendarShown {
  unitId: string
  name: string
  month: Month
  today: Day
  towns: CalendarView['towns']
  /** Whether applications open for the caller. */
  opens: boolean
}

/** Months ahead of the running one that can be turned to. */
const AHEAD = 6

export function calendarView(
  { unitId, name, month, today, towns, opens }: CalendarShown,
  dates: readonly CalendarDate[],
): CalendarView {
  const people = new Set(dates.flatMap(({ away }) => away.map(({ book }) => book.personId)))
  const last = addMonths(today.slice(0, 7), AHEAD)
  return {
    ...{ unitId, name, month, towns },
    title: calendarWords.title(month),
    previous: addMonths(month, -1),
    next: month < last ? addMonths(month, 1) : '',
    days: dates.map((date) => dayView(date, today, opens)),
    total: calendarWords.total(people.size),
    empty: calendarWords.empty,
  }
}

function dayView({ day, rest, away, alone }: CalendarDate, today: Day, opens: boolean): CalendarDay {
  const granted = new Set(away.filter(({ waits }) => !waits).map(({ book }) => book.postingId))
  const waits = away.some((each) => each.waits)
  const title = dayWords(day)
  const said = alone.map(calendarWords.alone)
  return {
    ...{ day, rest, title, waits },
    date: Number(day.slice(8)),
    today: day === today,
    count: granted.size,
    empty: alone.length > 0,
    words: [title, calendarWords.count(granted.size), ...(waits ? [calendarWords.waits] : []), ...said].join(
      '，',
    ),
    people: away.map(({ book, application, half, nature, waits: undecided }) => ({
      bookId: bookIdOf(book.postingId),
      applicationId: application.id,
      who: book.name,
      where: book.villageName,
      what: awayOn(application.kind, half),
      tag: undecided ? tagFor(application) : null,
      tile: tileOfNature(nature),
      opens,
    })),
    alone: said,
  }
}
