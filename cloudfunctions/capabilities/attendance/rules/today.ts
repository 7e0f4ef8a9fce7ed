import type { Absence } from '../../../kernel/absence'
import { isRestDay } from '../../../kernel/calendar'
import { policyOn, switchOn, type CountyPolicy, type Slot } from '../../../kernel/county-policy'
import { addDays, atClock, dayOf, type Day } from '../../../kernel/day'
import { bestOf, isInside, speaksFor, type Evidence, type SlotId } from './evidence'
import { excuses } from './day-state'
import { isNight } from './presence'
import { slotAt } from './slots'

/** One slot of today: what is recorded, or what is still asked. */
export interface TodaySlot {
  id: SlotId
  /** `HH:MM`. */
  from: string
  to: string
  /** `done` with evidence for the village, `due` open now, `later`, `missed` over, `excused` by leave or trip. */
  state: 'done' | 'due' | 'later' | 'missed' | 'excused'
  /** The best there is; a fix measured elsewhere is shown, and leaves the slot open. */
  evidence?: Evidence
  absence?: Absence
}

export interface Today {
  day: Day
  checkIn: boolean
  location: boolean
  photo: boolean
  rest: boolean
  slots: TodaySlot[]
  /** The slot that is open now, done or not. */
  open: SlotId | null
  /** Whether last night is a night already. */
  lastNight: boolean
}

/** How today stands for one posting; nothing is asked where the county asks for no check-ins. */
export function todaySlots(
  policy: CountyPolicy,
  evidence: readonly Evidence[],
  absences: readonly Absence[],
  now: number,
): Today {
  const day = dayOf(now)
  const checkIn = switchOn(policy, 'checkIn', day)
  const slots = policyOn(policy, day).slots.map((slot) => todaySlot(slot, day, evidence, absences, now))
  return {
    day,
    checkIn,
    location: checkIn && switchOn(policy, 'location', day),
    photo: checkIn && switchOn(policy, 'photo', day),
    rest: isRestDay(policy, day),
    slots: checkIn ? slots : [],
    open: checkIn ? (slotAt(policy, now)?.slot ?? null) : null,
    lastNight: isNight(evidence, addDays(day, -1)),
  }
}

function todaySlot(
  { id, from, to }: Slot,
  day: Day,
  evidence: readonly Evidence[],
  absences: readonly Absence[],
  now: number,
): TodaySlot {
  const item = bestOf(evidence, day, id)
  const slot = { id, from, to, ...(item ? { evidence: item } : {}) }
  if (item && speaksFor(item)) return { ...slot, state: 'done' }
  const absence = absences.find((candidate) => candidate.day === day && excuses(candidate, id))
  if (absence) return { ...slot, state: 'excused', absence }
  if (now >= atClock(day, to)) return { ...slot, state: 'missed' }
  return { ...slot, state: now < atClock(day, from) ? 'later' : 'due' }
}

/** Done as well as it can be: nothing is gained by another check-in. */
export function isSettled(slot: TodaySlot): boolean {
  return slot.state === 'excused' || isInside(slot.evidence)
}
