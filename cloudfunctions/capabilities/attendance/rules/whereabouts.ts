import { isRestDay } from '../../../kernel/calendar'
import { policyOn, switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import { atClock, dayOf } from '../../../kernel/day'
import { dayRecord, excuses } from './day-state'
import { speaksFor } from './evidence'
import { onDay, type Member, type VillageTeam } from './team'

/**
 * 今天在哪: in the village, on a trip, called back, on leave, at rest, or not seen so far. `elsewhere` has a fix that was
 * measured outside the village and nothing else; it is unexplained as well and says so. `unbound` cannot check in yet.
 */
export type Place = 'in' | 'trip' | 'recalled' | 'leave' | 'rest' | 'unseen' | 'elsewhere' | 'unbound'

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
  /** Whether the morning is over, so that who has not checked in is worth asking after. */
  late: boolean
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
  if (evidence.length > 0) return 'elsewhere'
  return member.bound ? 'unseen' : 'unbound'
}

/** A village without anybody posted has no today: it is a vacancy and shown as one. */
export function villageToday(team: VillageTeam, now: number): VillageToday {
  const today = dayOf(now)
  const people = onDay(team, today).map((member) => ({ member, place: whereIs(member, now) }))
  const late = people.some(({ member }) => isMorningOver(member.context.policy, now))
  return { team, people, nobody: isEmpty(people, late, now), late }
}

function isMorningOver(policy: CountyPolicy, now: number): boolean {
  const today = dayOf(now)
  return now >= atClock(today, policyOn(policy, today).slots[0]?.to ?? '12:00')
}

function isEmpty(people: readonly Standing[], late: boolean, now: number): boolean {
  const [first] = people
  // Of somebody who cannot check in, nothing tells that they are not there.
  if (!first || people.some(({ place }) => place === 'in' || place === 'unbound')) return false
  if (isRestDay(first.member.context.policy, dayOf(now))) return false
  const expected = people.some(({ place }) => place === 'unseen' || place === 'elsewhere')
  return !expected || late
}

/** 各处人数 for a row of a township or a county; who rests is not counted as anything. */
export interface Counts {
  posted: number
  in: number
  trip: number
  leave: number
  /** 还没签: nothing of today yet, and the morning is not over. */
  waiting: number
  /** 还没签 when the morning is over: worth asking after. */
  unseen: number
  /** 没绑定: cannot check in, so that nothing is asked of them. */
  unbound: number
}

export function countsOf(villages: readonly VillageToday[]): Counts {
  const standings = villages.flatMap(({ people, late }) => people.map(({ place }) => ({ place, late })))
  const count = (...wanted: Place[]): number => standings.filter(({ place }) => wanted.includes(place)).length
  const open = standings.filter(({ place }) => place === 'unseen' || place === 'elsewhere')
  return {
    posted: standings.length,
    in: count('in'),
    trip: count('trip', 'recalled'),
    leave: count('leave'),
    waiting: open.filter(({ late }) => !late).length,
    unseen: open.filter(({ late }) => late).length,
    unbound: count('unbound'),
  }
}
