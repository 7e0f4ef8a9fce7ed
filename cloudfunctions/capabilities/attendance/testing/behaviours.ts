import type { Absence } from '../../../kernel/absence'
import { isRestDay } from '../../../kernel/calendar'
import { addDays, daysOfMonth, weekdayOf, type Day, type Month } from '../../../kernel/day'
import type { Evidence, SlotId, Verdict } from '../rules/evidence'
import { away, policy, seen } from './given'

/** A month of somebody's life, as far as the ledger hears of it. */
export interface Life {
  evidence: Evidence[]
  absences: Absence[]
}

/** Numbers from 0 to 1 that a seed fixes (mulberry32), so that a failing month can be looked at again. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number
export type Behaviour = (month: Month, random: Random) => Life

interface Habits {
  /** How often a check-in is forgotten although the person is there. */
  forgets: number
  /** How often the fix is weak, and how often the phone gives none. */
  weak: number
  denied: number
  /** Whether the person is in the village in this slot. */
  isThere(day: Day, slot: SlotId, random: Random): boolean
  /** How often a slot away from the village is checked in for all the same, with a fix elsewhere. */
  boasts: number
}

const RESIDENT: Habits = {
  forgets: 0.08,
  weak: 0.03,
  denied: 0.02,
  isThere: (day, slot, random) => !goesHome(day, slot) || random() < 0.35,
  boasts: 0,
}

/** From the last evening before a rest day to the last evening before work: two people in three go home. */
function goesHome(day: Day, slot: SlotId): boolean {
  const restNext = isRestDay(policy, addDays(day, 1))
  return slot === 'evening' ? restNext : isRestDay(policy, day)
}

function live(month: Month, random: Random, habits: Habits, absences: Absence[] = []): Life {
  const days = [...daysOfMonth(month), addDays(`${month}-01`, daysOfMonth(month).length)]
  const gone = new Set(absences.map(({ day }) => day))
  const evidence = days.flatMap((day) =>
    (['morning', 'evening'] as const).flatMap((slot) =>
      gone.has(day) ? [] : slotOf(day, slot, random, habits),
    ),
  )
  return { evidence, absences }
}

function slotOf(day: Day, slot: SlotId, random: Random, habits: Habits): Evidence[] {
  if (!habits.isThere(day, slot, random)) return random() < habits.boasts ? [seen(day, slot, 'outside')] : []
  if (random() < habits.forgets) return []
  return [seen(day, slot, verdictOf(random(), habits))]
}

function verdictOf(draw: number, { weak, denied }: Habits): Verdict {
  if (draw < weak) return 'weak'
  return draw < weak + denied ? 'no-location' : 'inside'
}

const workdaysOf = (month: Month): Day[] => daysOfMonth(month).filter((day) => !isRestDay(policy, day))

/** Days of leave in one stretch, from a day drawn by chance. */
function stretch(
  month: Month,
  random: Random,
  length: number,
  nature: Absence['nature'] = 'leave',
): Absence[] {
  const days = daysOfMonth(month)
  const from = Math.floor(random() * (days.length - length))
  return days.slice(from, from + length).map((day) => away(day, { nature }))
}

/** People of whom nothing is to be said. */
export const HONEST: Record<string, Behaviour> = {
  'a resident': (month, random) => live(month, random, RESIDENT),
  'a resident who never goes home': (month, random) =>
    live(month, random, { ...RESIDENT, isThere: () => true }),
  'a resident with a weak signal in the evening': (month, random) =>
    live(month, random, { ...RESIDENT, weak: 0.5, denied: 0.2 }),
  'a resident who often forgets': (month, random) => live(month, random, { ...RESIDENT, forgets: 0.2 }),
  'a resident on leave for a week': (month, random) =>
    live(month, random, RESIDENT, stretch(month, random, 7)),
  'a resident ill for most of the month': (month, random) =>
    live(month, random, RESIDENT, stretch(month, random, 21)),
  'a resident on an official trip': (month, random) =>
    live(month, random, RESIDENT, stretch(month, random, 5, 'trip')),
  'a resident who was called back once': (month, random) =>
    live(month, random, RESIDENT, stretch(month, random, 3, 'recalled')),
}

/** People somebody should go and see, by what the ledger should say of them. */
export const TELLING: Record<'commuting' | 'absent' | 'on-paper' | 'torn', Behaviour> = {
  commuting: (month, random) =>
    live(month, random, {
      ...RESIDENT,
      isThere: (day, slot) => slot === 'morning' && !isRestDay(policy, day),
      boasts: 0.3,
    }),
  absent: (month, random) => {
    const working = workdaysOf(month)
    const from = Math.floor(random() * (working.length - 6))
    const gone = new Set(working.slice(from, from + 6))
    return live(month, random, {
      ...RESIDENT,
      isThere: (day, slot, draw) => !gone.has(day) && RESIDENT.isThere(day, slot, draw),
    })
  },
  'on-paper': (month, random) => live(month, random, { ...RESIDENT, isThere: () => false, boasts: 0.1 }),
  torn: (month, random) => {
    const weekday = 1 + Math.floor(random() * 5)
    const called = workdaysOf(month).filter((day) => weekdayOf(day) === weekday)
    return live(
      month,
      random,
      RESIDENT,
      called.map((day) => away(day, { nature: 'recalled' })),
    )
  },
}

/** A team of which each is there on a day of their own; now and then two meet. */
export function turnTakers(month: Month, random: Random, size: number): Life[] {
  const working = workdaysOf(month)
  const turnOf = new Map(working.map((day, i) => [day, i % size]))
  return Array.from({ length: size }, (_, member) => {
    const visits = new Set(working.filter(() => random() < 0.04))
    const isThere = (day: Day): boolean => turnOf.get(day) === member || visits.has(day)
    return live(month, random, { ...RESIDENT, forgets: 0.02, isThere })
  })
}
