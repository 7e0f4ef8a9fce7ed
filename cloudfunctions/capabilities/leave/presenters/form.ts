import { countsAsWork } from '../../../kernel/calendar'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { addDays, daysFrom, weekdayOf, yearOf, type Day } from '../../../kernel/day'
import { isOpen, type Posting } from '../../../kernel/people'
import { KINDS, REASON_MAX, type FormView, type PickCell } from '../contract'
import { CALENDAR_WORDS, kindShort, WITHDRAW_NOTE, yearWords } from '../messages'
import { liveOnes, type Application, type LeaveBookState } from '../rules/book'
import { absencesOn, emptyDays, type Mate } from '../rules/coverage'
import { overlaps, type Span } from '../rules/span'
import { usedIn } from '../rules/year'

export interface FormOf {
  state: LeaveBookState | null
  /** Live applications of the person's other postings. */
  elsewhere: readonly Application[]
  mates: readonly Mate[]
  posting: Posting
  policy: CountyPolicy
  today: Day
}

/** Weeks to choose from; nobody but a mother asks for more at once, and she asks early. */
const WEEKS = 26

export function formView(context: FormOf): Omit<FormView, 'templates' | 'bookId'> {
  const { state, elsewhere, policy, today, mates } = context
  const days = daysToPick(context)
  const used = usedIn(policy, [...liveOnes(state), ...elsewhere], yearOf(today))
  return {
    today,
    kinds: KINDS.map((value) => ({ value, text: kindShort(value) })),
    cells: days.map((day) => cellOf(day, context)),
    names: namesOf(mates, days),
    note: yearWords(used, policy.leave.yearCap) + WITHDRAW_NOTE,
    reasonMax: REASON_MAX,
  }
}

/** Whole weeks from the one of the earliest working day that may still be asked for. */
function daysToPick({ policy, today }: FormOf): Day[] {
  const back = daysFrom(addDays(today, -policy.leave.backdateDays), today)
  const earliest = back.find((day) => countsAsWork(policy, day)) ?? today
  const first = addDays(earliest, -weekdayOf(earliest))
  return daysFrom(first, addDays(first, WEEKS * 7 - 1))
}

function cellOf(day: Day, context: FormOf): PickCell {
  const { state, mates, posting, policy, today } = context
  const rest = !countsAsWork(policy, day)
  const own = liveOnes(state).filter((application) => overlaps(application, wholeDay(day)))
  const taken = ['morning', 'afternoon'].every((half) =>
    own.some((application) => overlaps(application, halfDay(day, half as 'morning' | 'afternoon'))),
  )
  const allowed = day >= addDays(today, -policy.leave.backdateDays) && isOpen(posting, day)
  const empty =
    own.length === 0 && mates.length > 0 && emptyDays(policy, [{ day, half: 'full' }], mates).length > 0
  const away = mates.filter((mate) => absencesOn(mate, day).length > 0)
  const info = infoOf({ day, today, rest, empty, own: own.length > 0, away })
  return { day, rest, empty, off: taken || !allowed, info, words: wordsOf(day, info, away) }
}

interface CellFacts {
  day: Day
  today: Day
  rest: boolean
  empty: boolean
  own: boolean
  away: readonly Mate[]
}

function infoOf({ day, today, rest, empty, own, away }: CellFacts): string {
  if (own) return CALENDAR_WORDS.own
  if (rest) return CALENDAR_WORDS.rest
  if (empty) return CALENDAR_WORDS.empty
  if (away.length > 0) return away.slice(0, 3).map(surname).join('')
  return day === today ? CALENDAR_WORDS.today : ''
}

function wordsOf(day: Day, info: string, away: readonly Mate[]): string {
  const others = away.map((mate) => mate.name + (absencesOn(mate, day)[0]?.words ?? ''))
  return others.length > 0 ? others.join('，') : info
}

function namesOf(mates: readonly Mate[], days: readonly Day[]): string {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const lines = mates.flatMap((mate) => {
    const shown = mate.absences.filter(({ day }) => first <= day && day <= last)
    const words = [...new Set(shown.map(CALENDAR_WORDS.absence))]
    return words.length > 0 ? [`${surname(mate)}：${mate.name}${words.join('、')}`] : []
  })
  return lines.join('\u3000')
}

const surname = (mate: Mate): string => Array.from(mate.name)[0] ?? ''
const halfDay = (day: Day, half: 'morning' | 'afternoon'): Span => ({
  from: { day, half },
  to: { day, half },
})
const wholeDay = (day: Day): Span => ({ from: { day, half: 'full' }, to: { day, half: 'full' } })
