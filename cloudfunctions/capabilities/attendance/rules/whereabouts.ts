import { isRestDay } from '../../../kernel/calendar'
import { policyOn, switchOn } from '../../../kernel/county-policy'
import { atClock, dayOf } from '../../../kernel/day'
import { dayRecord, excuses } from './day-state'
import { speaksFor } from './evidence'
import { onDay, type Member, type VillageTeam } from './team'

/**
 * 今天在哪: in the village, on a trip, called back, on leave, at rest, or not seen so far. `elsewhere` has a fix that was
 * measured outside the village and nothing else; it is unexplained as well and says so.
 */
export type Place = 'in' | 'trip' | 'recalled' | 'leave' | 'rest' | 'unseen' | 'elsewhere'

export interface Standing {
  member: Member
  place: Place
}

/** 一村的今天. */
export interface VillageToday {
  team: VillageTeam
  people: Standing[]
  /** Nobody is in the village, and nobody is expected any more: all are away, or the morning is over. */
  nobody: boolean
}

/**
 * Where somebody is today as far as the ledger knows. Whoever spoke for the village today is in; a leave or trip of the
 * whole day goes before it, one of half a day only while it lasts. Where no check-in is asked for, who is not away is in.
 */
export function whereIs(member: Member, now: number): Place {
  const { context } = member
  const today = dayOf(now)
  const { state, absences, evidence, rest } = dayRecord(context, today)
  if (state === 'leave' || state === 'trip' || state === 'recalled') return state
  if (evidence.some(speaksFor)) return 'in'
  const noon = atClock(today, policyOn(context.policy, today).slots[0]?.to ?? '12:00')
  const half = now < noon ? 'morning' : 'evening'
  const away = absences.find((absence) => excuses(absence, half))
  if (away) return away.nature
  if (rest) return 'rest'
  if (!switchOn(context.policy, 'checkIn', today)) return 'in'
  return evidence.length > 0 ? 'elsewhere' : 'unseen'
}

/** A village without anybody posted has no today: it is a vacancy and shown as one. */
export function villageToday(team: VillageTeam, now: number): VillageToday {
  const today = dayOf(now)
  const people = onDay(team, today).map((member) => ({ member, place: whereIs(member, now) }))
  return { team, people, nobody: isEmpty(people, now) }
}

function isEmpty(people: readonly Standing[], now: number): boolean {
  const [first] = people
  if (!first || people.some(({ place }) => place === 'in')) return false
  const { policy } = first.member.context
  const today = dayOf(now)
  if (isRestDay(policy, today)) return false
  const expected = people.some(({ place }) => place === 'unseen' || place === 'elsewhere')
  const morningEnds = policyOn(policy, today).slots[0]?.to ?? '12:00'
  return !expected || now >= atClock(today, morningEnds)
}

/** 各处人数 for a row of a township or a county; who rests is not counted as anything. */
export interface Counts {
  posted: number
  in: number
  trip: number
  leave: number
  unseen: number
}

export function countsOf(villages: readonly VillageToday[]): Counts {
  const places = villages.flatMap(({ people }) => people.map(({ place }) => place))
  const count = (...wanted: Place[]): number => places.filter((place) => wanted.includes(place)).length
  return {
    posted: places.length,
    in: count('in'),
    trip: count('trip', 'recalled'),
    leave: count('leave'),
    unseen: count('unseen', 'elsewhere'),
  }
}
