import { countsAsWork } from '../../../kernel/calendar'
import { DEFAULT_SPOT_CHECK, switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import { atClock, clockOf, dayOf, MINUTE, type Day } from '../../../kernel/day'
import { rejected, type Rejected } from '../../../kernel/result'
import type { DrawCode } from '../draw-codes'

/** Between these nobody is asked outside: nobody is woken, and nobody is called in the night. */
export const DAY_FROM = '08:00'
export const DAY_TO = '21:00'

export interface SpotNumbers {
  perMonth: number
  minutes: number
}

export const spotNumbers = (policy: CountyPolicy): SpotNumbers => policy.spotCheck ?? DEFAULT_SPOT_CHECK

/** The last moment for asking somebody, so that the time for the answer is over by 21:00. */
export function latestAsk(day: Day, minutes: number): number {
  return atClock(day, DAY_TO) - minutes * MINUTE
}

/** By the server's clock, whatever a phone shows. */
export function isAskingTime(now: number, minutes: number): boolean {
  const day = dayOf(now)
  return atClock(day, DAY_FROM) <= now && now <= latestAsk(day, minutes)
}

/** The answer is a check-in, so a county that asks for none has no spot checks either. */
export function spotCheckOn(policy: CountyPolicy, day: Day): boolean {
  return switchOn(policy, 'spotCheck', day) && switchOn(policy, 'checkIn', day)
}

/**
 * Why nobody can be drawn now, null when it may be. On the county's rest days people may be at home without asking
 * anybody, so there is nothing that a spot check could find out.
 */
export function refuseTime(policy: CountyPolicy, now: number): Rejected<DrawCode> | null {
  const day = dayOf(now)
  const { minutes } = spotNumbers(policy)
  if (!spotCheckOn(policy, day)) return rejected('attendance.spotCheckOff')
  if (!countsAsWork(policy, day)) return rejected('attendance.drawRestDay')
  if (isAskingTime(now, minutes)) return null
  return rejected('attendance.drawHours', { from: DAY_FROM, to: clockOf(latestAsk(day, minutes)) })
}
