import type { Slot } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'
import { bestOf, isInside, speaksFor, type Evidence } from './evidence'
import { morningAfter } from './slots'

/** What the evidence alone says about a day, before leave and calendar. */
export interface Presence {
  /** null where nothing speaks for the village. */
  state: 'present' | 'partial' | null
  /** Whether it is a day in the village; evidence between the slots keeps a day explained, without counting. */
  counted: boolean
}

export function presenceOf(evidence: readonly Evidence[], day: Day, slots: readonly Slot[]): Presence {
  const ofDay = evidence.filter((item) => item.day === day)
  const bests = slots.map((slot) => bestOf(ofDay, day, slot.id))
  if (bests.length > 0 && bests.every(isInside)) return { state: 'present', counted: true }
  if (bests.some((item) => item && speaksFor(item))) return { state: 'partial', counted: true }
  if (ofDay.some(speaksFor)) return { state: 'partial', counted: false }
  return { state: null, counted: false }
}

/** 夜宿: inside at the evening of the day and at the morning after; a weak or denied fix makes no night. */
export function isNight(evidence: readonly Evidence[], day: Day): boolean {
  return (
    isInside(bestOf(evidence, day, 'evening')) && isInside(bestOf(evidence, morningAfter(day), 'morning'))
  )
}

/** Totals of the evidence of one month, as far as this one document can tell. */
export function totalsOf(
  evidence: readonly Evidence[],
  slotsOn: (day: Day) => readonly Slot[],
): { days: number; nights: number } {
  const days = [...new Set(evidence.map((item) => item.day))]
  return {
    days: days.filter((day) => presenceOf(evidence, day, slotsOn(day)).counted).length,
    nights: days.filter((day) => isNight(evidence, day)).length,
  }
}
