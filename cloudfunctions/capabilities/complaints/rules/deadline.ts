import { workdayAfter, type WorkCalendar } from '../../../kernel/calendar'
import { atClock, type Day } from '../../../kernel/day'
import type { Due } from './complaint'

/** Working days before its last day at which whoever answers is reminded. */
const REMINDED_BEFORE = 3
/** Working days after which what one more level left lying goes to the next. */
const RAISED_AFTER = 5
const OFFICE_OPENS = '09:00'

/**
 * 答复期限: so many working days from the day after it came, with a reminder three working days before and one on the
 * day, both when the office opens. On the first working day after it the level above is asked too.
 */
export function dueFrom(calendar: WorkCalendar, now: number, today: Day, answerDays: number): Due {
  const on = workdayAfter(calendar, today, answerDays)
  const days = [workdayAfter(calendar, on, -REMINDED_BEFORE), on]
  const remind = days.map((day) => atClock(day, OFFICE_OPENS)).filter((at) => at > now)
  return { on, remind, raiseAt: atClock(workdayAfter(calendar, on, 1), OFFICE_OPENS) }
}

/** When the level after the one that was just asked is asked too. */
export function nextRaise(calendar: WorkCalendar, today: Day): number {
  return atClock(workdayAfter(calendar, today, RAISED_AFTER), OFFICE_OPENS)
}
