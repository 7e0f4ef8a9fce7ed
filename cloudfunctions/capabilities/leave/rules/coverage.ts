import type { Absence } from '../../../kernel/absence'
import { countsAsWork, type WorkCalendar } from '../../../kernel/calendar'
import type { Day } from '../../../kernel/day'
import type { Edge } from './span'

/** 队友: somebody else of the same village's team, with the days they are or asked to be away. */
export interface Mate {
  personId: string
  name: string
  /** Last day of the posting, null while it is open: nobody stays longer. */
  until: Day | null
  absences: Absence[]
}

export interface DayCover {
  day: Day
  /** A rest day asks nobody to stay. */
  rest: boolean
  /** Mates who stay for the whole of the time that the applicant is away that day. */
  stays: number
}

/** Who is left in the village on each of these days while the applicant is away; a waiting request counts as away. */
export function coverage(calendar: WorkCalendar, parts: readonly Edge[], mates: readonly Mate[]): DayCover[] {
  return parts.map(({ day, half }) => {
    const halves = half === 'full' ? (['morning', 'afternoon'] as const) : [half]
    const staying = halves.map((each) => mates.filter((mate) => !isAway(mate, day, each)).length)
    return { day, rest: !countsAsWork(calendar, day), stays: Math.min(...staying) }
  })
}

export function emptyDays(calendar: WorkCalendar, parts: readonly Edge[], mates: readonly Mate[]): Day[] {
  return coverage(calendar, parts, mates)
    .filter((cover) => !cover.rest && cover.stays === 0)
    .map(({ day }) => day)
}

export function absencesOn(mate: Mate, day: Day): Absence[] {
  return mate.absences.filter((absence) => absence.day === day)
}

/** The posting is over by then. */
export function hasLeft(mate: Mate, day: Day): boolean {
  return mate.until !== null && mate.until < day
}

function isAway(mate: Mate, day: Day, half: 'morning' | 'afternoon'): boolean {
  if (hasLeft(mate, day)) return true
  return absencesOn(mate, day).some((absence) => absence.half === 'full' || absence.half === half)
}
