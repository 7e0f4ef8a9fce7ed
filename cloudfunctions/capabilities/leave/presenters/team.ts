import type { Absence } from '../../../kernel/absence'
import { countsAsWork } from '../../../kernel/calendar'
import type { CountyPolicy } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'
import { weekdayWords } from '../../../kernel/words'
import type { ApplicationView, Sign, Tone } from '../contract'
import * as words from '../messages'
import { natureOf } from '../rules/absences'
import type { Application } from '../rules/book'
import { absencesOn, coverage, emptyDays, hasLeft, type Mate } from '../rules/coverage'
import { partsOf, type Edge } from '../rules/span'

type Team = NonNullable<ApplicationView['team']>
type Cell = { tone: Tone; sign: Sign }

/** Days that fit side by side. */
const MOST_DAYS = 7
/** Warnings shown one by one. */
const MOST_WARNINGS = 2

const REST: Cell = { tone: 'stone', sign: 'rest' }
const HERE: Cell = { tone: 'pine', sign: 'in' }
const LEFT: Cell = { tone: 'stone', sign: 'dash' }
const WAITING: Cell = { tone: 'wheat', sign: 'wait' }
const AWAY: Record<Absence['nature'], Cell> = {
  leave: { tone: 'wheat', sign: 'leave' },
  trip: { tone: 'sky', sign: 'trip' },
  recalled: { tone: 'sky', sign: 'trip' },
}

/** 谁在村里: the applicant, the mates, and who is left, day by day. */
export function teamOf(
  name: string,
  application: Application,
  mates: readonly Mate[],
  policy: CountyPolicy,
): Team {
  const parts = partsOf(application).slice(0, MOST_DAYS)
  const covers = coverage(policy, parts, mates)
  return {
    days: parts.map(({ day }) => `${Number(day.slice(8, 10))} ${weekdayWords(day).slice(1)}`),
    rows: [
      rowOf(name, parts, policy, () => AWAY[natureOf(application.kind)]),
      ...mates.map((mate) => rowOf(mate.name, parts, policy, ({ day }) => cellOf(mate, day))),
    ],
    foot: covers.map(({ rest, stays }) => ({
      text: rest ? words.CALENDAR_WORDS.rest : words.staysWords(stays),
      warn: !rest && stays === 0,
    })),
  }
}

export function warningsOf(application: Application, mates: readonly Mate[], policy: CountyPolicy): string[] {
  const days = emptyDays(policy, partsOf(application), mates)
  if (days.length > MOST_WARNINGS) return [words.WARNINGS.empty(days)]
  return days.map(words.emptyWords)
}

function rowOf(
  name: string,
  parts: readonly Edge[],
  policy: CountyPolicy,
  cell: (part: Edge) => Cell,
): Team['rows'][number] {
  const cells = parts.map((part) => (countsAsWork(policy, part.day) ? cell(part) : REST))
  const spoken = parts.map(
    ({ day }, index) => `${words.shortDayWords(day)}${words.SIGN_WORDS[cells[index]!.sign]}`,
  )
  return { name, cells, words: [name, ...spoken].join('，') }
}

function cellOf(mate: Mate, day: Day): Cell {
  if (hasLeft(mate, day)) return LEFT
  const [absence] = absencesOn(mate, day)
  if (!absence) return HERE
  return absence.approved ? AWAY[absence.nature] : WAITING
}
