import { policyOn } from '../../../kernel/county-policy'
import { atClock, dayOf, daysOfMonth, monthOf, type Day, type Month } from '../../../kernel/day'
import { stands, type Unit } from '../../../kernel/people'
import {
  addTallies,
  dayFor,
  noMonth,
  noToday,
  type DaySeries,
  type MonthCounts,
  type Tally,
  type TodayCounts,
  type UnitTally,
} from '../../../kernel/tally'
import { dayRecord, type DayRecord } from './day-state'
import { isMarked, looksAt, type Mark } from './look'
import type { Member, VillageTeam } from './team'
import { countsOf, villageToday } from './whereabouts'

/** The kind of day of people that a state is; days ahead, before and after a posting are none. */
const SERIES_OF: Partial<Record<DayRecord['state'], keyof DaySeries>> = {
  ...{ present: 'in', partial: 'in', trip: 'trip', recalled: 'trip', leave: 'leave', unexplained: 'none' },
  ...{ rest: 'rest', unknown: 'rest' },
}

/**
 * The figures of every village of a township in one month, by code, from what was read. A village that was merged in that
 * month or before is counted with its successor, if that lies in the same township.
 */
export function tallyVillages(
  teams: readonly VillageTeam[],
  marks: readonly Mark[],
  month: Month,
  now: number,
): UnitTally[] {
  const day = dayFor(month, now)
  const tallies = teams.map((team) => ({ team, tally: tallyVillage(team, marks, month, now) }))
  const heirs = new Map(teams.map(({ village }) => [village.id, heirOf(village, teams, day)]))
  return teams
    .filter(({ village }) => heirs.get(village.id) === village.id)
    .map(({ village: { id, name } }) => {
      const parts = tallies.filter(({ team }) => heirs.get(team.village.id) === id).map(({ tally }) => tally)
      return { unitId: id, name, ...addTallies(parts, day, month) }
    })
}

/** Which village of the same township has taken over by that day; the village itself where none has. */
function heirOf(village: Unit, teams: readonly VillageTeam[], day: Day): string {
  let current = village
  // A chain of mergings is as long as there are villages; a ring of them, which no rule allows, ends as well.
  for (let steps = 0; steps < teams.length && current.mergedInto && !stands(current, day); steps++) {
    const heir = teams.find(({ village: { id } }) => id === current.mergedInto)?.village
    if (!heir) return current.id
    current = heir
  }
  return current.id
}

export function tallyVillage(team: VillageTeam, marks: readonly Mark[], month: Month, now: number): Tally {
  const day = dayFor(month, now)
  const running = month === monthOf(dayOf(now))
  return {
    day,
    today: running ? todayOf(team, now) : noToday(),
    month: monthOfTeam(team, month, day),
    looks: running && stands(team.village, day) ? looksOf(team, marks, now) : {},
  }
}

function todayOf(team: VillageTeam, now: number): TodayCounts {
  if (!stands(team.village, dayOf(now))) return noToday()
  const today = villageToday(team, now)
  return {
    ...countsOf([today]),
    rest: today.people.filter(({ place }) => place === 'rest').length,
    villages: 1,
    nobody: today.nobody ? 1 : 0,
    vacant: today.people.length === 0 ? 1 : 0,
  }
}

function monthOfTeam({ members }: VillageTeam, month: Month, day: Day): MonthCounts {
  const counts = noMonth(month)
  const [first, ...days] = daysOfMonth(month).filter((each) => each <= day)
  const touching = members.filter(({ posting: { from, to } }) => from <= day && (to === null || to >= first!))
  for (const member of touching) count(counts, member, [first!, ...days])
  return { ...counts, people: touching.length }
}

/** Of who has no account yet, a day without a record says nothing: nobody could have left one. */
function count(counts: MonthCounts, { context, bound }: Member, days: readonly Day[]): void {
  let known = bound
  days.forEach((day, i) => {
    const { state, night, rest } = dayRecord(context, day)
    const series = SERIES_OF[state]
    if (series) counts[series === 'none' && !bound ? 'unbound' : series][i]! += 1
    known ||= series === 'in' || series === 'trip' || series === 'leave'
    if (series && (rest || state === 'unknown')) counts.off[i]! += 1
    if (state === 'recalled') counts.recalled += 1
    if (night && state !== 'not-posted') counts.nights += 1
  })
  if (!known) counts.silent += 1
}

function looksOf(team: VillageTeam, marks: readonly Mark[], now: number): Record<string, number> {
  const open = looksAt(team, now).filter((look) => !isMarked(look, marks))
  return open.reduce<Record<string, number>>(
    (counts, { kind }) => ({ ...counts, [kind]: (counts[kind] ?? 0) + 1 }),
    {},
  )
}

/**
 * When the figures change by themselves, although nobody does anything: the end of the morning today, by which who has
 * not checked in becomes worth asking after. null when it is over; the next day is another matter, for every unit at once.
 */
export function turnsAt(teams: readonly VillageTeam[], now: number): number | null {
  const today = dayOf(now)
  const ends = teams
    .flatMap(({ members }) => members.slice(0, 1))
    .map(({ context: { policy } }) => atClock(today, policyOn(policy, today).slots[0]?.to ?? '12:00'))
    .filter((end) => end > now)
  return ends.length > 0 ? Math.min(...ends) : null
}
