import type { CountyPolicy } from '../../../kernel/county-policy'
import { addMonths, monthOf, weekdayOf, type Day, type Month } from '../../../kernel/day'
import type { Posting } from '../../../kernel/people'
import type { DayCellView, MonthCard, MonthView, SignName } from '../contract'
import * as words from '../messages'
import type { DayRecord } from '../rules/day-state'
import type { MonthSummary } from '../rules/month'
import { storyOf, type StoryContext } from './story'

export interface MonthOf extends StoryContext {
  month: Month
  today: Day
  posting: Posting
  policy: CountyPolicy
  whose: string
  personId: string
}

/** The whole month as the calendar page shows it, each day with its own explanation. */
export function monthView(context: MonthOf, records: DayRecord[], summary: MonthSummary): MonthView {
  const { month, today, posting, policy, whose, personId } = context
  const following = addMonths(month, 1)
  return {
    month,
    title: words.monthTitle(month),
    whose,
    personId,
    postingId: posting.id,
    previous: monthOf(posting.from) < month ? addMonths(month, -1) : null,
    next: following <= monthOf(today) ? following : null,
    totals: totalsOf(summary),
    targets: words.targetsWords(summary.targetDays, summary.targetNights),
    firstWeekday: weekdayOf(`${month}-01`),
    cells: records.map((record) => cellView(record, today)),
    stories: records.map((record) => storyOf(record, policy, today, context)),
    picked: monthOf(today) === month ? today : (summary.unexplained[0] ?? `${month}-01`),
  }
}

export function monthCard(month: Month, summary: MonthSummary): MonthCard {
  const { days, targetDays, nights, targetNights, unexplained } = summary
  const [first] = unexplained
  const { days: inVillage, nights: slept } = words.totalsWords
  const stats: MonthCard['stats'] = [
    { label: inVillage, sign: 'in', value: days, of: words.ofDays(targetDays) },
  ]
  if (targetNights > 0 || nights > 0)
    stats.push({ label: slept, sign: 'night', value: nights, of: words.ofNights(targetNights) })
  return {
    month,
    title: words.monthShort(month),
    stats,
    unexplained: first ? { day: first, text: words.unexplainedWords(first) } : null,
  }
}

function totalsOf({ days, nights, trips, leave, recalled, unexplained }: MonthSummary): MonthView['totals'] {
  const ink = (value: number, text: string): MonthView['totals'][number] => ({ value, text, tone: 'ink' })
  const open = unexplained.length
  return [
    ink(days, words.totalsWords.days),
    ink(nights, words.totalsWords.nights),
    ink(trips, words.totalsWords.trips),
    ink(leave, words.totalsWords.leave),
    ...(recalled > 0 ? [ink(recalled, words.totalsWords.recalled)] : []),
    { value: open, text: words.totalsWords.unexplained, tone: open > 0 ? 'brick' : 'ink' },
  ]
}

function cellView(record: DayRecord, today: Day): DayCellView {
  const { day, state, night } = record
  return {
    day,
    date: Number(day.slice(8)),
    state,
    night,
    today: day === today,
    signs: signsOf(record),
    words: words.cellWords(day, [words.dayTags[state].text, ...besideWords(record)]),
  }
}

/** What a cell's ground does not say: the night, a leave that does not take the whole day or is still ahead, a request. */
function besideWords({ state, night, absences, waiting }: DayRecord): string[] {
  const shown = state === 'leave' || state === 'trip' || state === 'recalled'
  return [
    ...(night ? [words.totalsWords.nights] : []),
    ...(shown ? [] : absences.map((absence) => absence.words + words.story.half[absence.half])),
    ...waiting.map((absence) => absence.words + words.story.waiting),
  ]
}

function signsOf({ state, night, absences, waiting }: DayRecord): SignName[] {
  const signs: SignName[] = []
  if (state === 'future') {
    if (absences[0]) signs.push(absences[0].nature === 'leave' ? 'leave' : 'trip')
  } else {
    signs.push(words.dayTags[state].sign)
  }
  if (night) signs.push('night')
  if (waiting.length > 0 && signs.length < 2) signs.push('wait')
  return signs
}
