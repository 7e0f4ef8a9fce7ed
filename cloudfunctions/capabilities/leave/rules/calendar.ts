import type { Absence } from '../../../kernel/absence'
import { countsAsWork } from '../../../kernel/calendar'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { daysOfMonth, type Day, type Month } from '../../../kernel/day'
import { isOpen, type Posting } from '../../../kernel/people'
import { natureOf } from './absences'
import { liveOnes, type Application, type LeaveBookState } from './book'
import { partsOf } from './span'

/** A village of the calendar, with everybody who is or was posted there. */
export interface Team {
  villageId: string
  name: string
  postings: readonly Posting[]
}

/** 一个人的一天: one day of one application. */
export interface AwayDay {
  book: LeaveBookState
  application: Application
  half: Absence['half']
  nature: Absence['nature']
  /** Still waits for an answer. */
  waits: boolean
}

export interface CalendarDate {
  day: Day
  rest: boolean
  /** By village, then by name. */
  away: AwayDay[]
  /** Names of villages of whose team nobody would be there for a whole working day. */
  alone: string[]
}

/**
 * 请假日历: who is away on each day of a month. What was refused, taken back or revoked is not in it; of a leave that ended
 * early only its days until then, and of one who left only the days of the posting. A request that waits is shown and empties no village.
 */
export function calendarOf(
  month: Month,
  books: readonly LeaveBookState[],
  teams: readonly Team[],
  policy: CountyPolicy,
): CalendarDate[] {
  const order = new Map(teams.map(({ villageId }, index) => [villageId, index]))
  const known = books.filter(({ villageId }) => order.has(villageId))
  const postings = new Map(teams.flatMap((team) => team.postings.map((posting) => [posting.id, posting])))
  const byDay = new Map<Day, AwayDay[]>()
  for (const book of known)
    for (const application of liveOnes(book))
      for (const { day, half } of partsOf(application)) {
        // The clock may not have closed yet what reaches beyond the end of a posting.
        const posting = postings.get(book.postingId)
        if (posting && !isOpen(posting, day)) continue
        const waits = application.status === 'submitted'
        const item = { book, application, half, nature: natureOf(application.kind), waits }
        byDay.set(day, [...(byDay.get(day) ?? []), item])
      }
  return daysOfMonth(month).map((day) => {
    const rest = !countsAsWork(policy, day)
    const away = (byDay.get(day) ?? []).sort(
      (a, b) =>
        order.get(a.book.villageId)! - order.get(b.book.villageId)! || a.book.name.localeCompare(b.book.name),
    )
    return { day, rest, away, alone: rest ? [] : emptied(day, away, teams) }
  })
}

function emptied(day: Day, away: readonly AwayDay[], teams: readonly Team[]): string[] {
  const granted = away.filter(({ waits }) => !waits)
  // A morning of one application and the afternoon of another make a day.
  const isGone = ({ id }: Posting): boolean =>
    (['morning', 'afternoon'] as const).every((part) =>
      granted.some(({ book, half }) => book.postingId === id && (half === 'full' || half === part)),
    )
  return teams.flatMap(({ name, postings }) => {
    const here = postings.filter((posting) => isOpen(posting, day))
    return here.length > 0 && here.every(isGone) ? [name] : []
  })
}
