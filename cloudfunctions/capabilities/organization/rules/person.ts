import type { Day } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import { seat, type Grant, type Posting } from '../../../kernel/people'
import { NEVER } from './spans'
import { pathOf } from './unit-path'

export type UnitType = 'party' | 'economic' | 'legal' | 'agricultural'
export type UnitLevel = 'region' | 'city' | 'county'

/** 派出单位: the office a person comes from. */
export interface SendingUnit {
  name: string
  type: UnitType | null
  level: UnitLevel | null
}

/** 邀请码: only its hash is kept; good until `expiresAt`, once. */
export interface Invite {
  hash: string
  /** Epoch milliseconds, exclusive. */
  expiresAt: number
}

/** 花名册上的人: somebody posted to a village or holding a role, and the WeChat account that speaks for them. */
export interface Person {
  name: string
  /** 首字母 of `name` as the roster's import left them, e.g. zjp; whoever changes the name drops them. */
  initials?: string
  phone: string
  /** How the office calls them besides the role, e.g. 副镇长. */
  title: string | null
  countyId: string
  sendingUnit: SendingUnit | null
  postings: Posting[]
  grants: Grant[]
  /** OPENID of the account that is bound. */
  account: string | null
  boundSince: number | null
  /** Hash of the code that bound the account, so that binding twice with it is harmless. */
  boundWith: string | null
  invite: Invite | null
  /** 离任: that their last duty is over, and when number and account go; `forget` keeps it. */
  leaver?: Leaver
}

/** Epoch milliseconds; of another last day than the present one it means nothing. */
export interface Leaver {
  lastDay: Day
  forgetAt: number
}

/** A phone number is one person within a county; the same number in another county is another entry. */
export function personIdOf(countyId: string, phone: string): string {
  return stableId('p', countyId, phone)
}

export function newPerson(countyId: string, name: string, phone: string): Person {
  return {
    name,
    phone,
    title: null,
    countyId,
    sendingUnit: null,
    postings: [],
    grants: [],
    account: null,
    boundSince: null,
    boundWith: null,
    invite: null,
  }
}

/** The unit a person is listed under: the latest posting's village, else the first role's unit, else the county. */
export function mainUnitOf(person: Person): string {
  const latest = [...person.postings].sort((a, b) => b.from.localeCompare(a.from))[0]
  return latest?.villageId ?? person.grants[0]?.unitId ?? person.countyId
}

/** A forgotten number is nobody's: somebody new may have it. */
export function phoneFieldOf({ countyId, phone }: Person, id: string): string {
  return phone === '' ? `none:${id}` : phoneKeyOf(countyId, phone)
}

/** What an unbound person holds in the unique field: a missing one would collide. No OPENID holds a colon. */
export function boundTo(person: Person, id: string): string {
  return person.account ?? `none:${id}`
}

/** 手机号归谁: unique, so that a number is one person of a county also when it is changed. */
export function phoneKeyOf(countyId: string, phone: string): string {
  return `${countyId}_${phone}`
}

/** Every unit on the paths of postings and roles: what the caller is read with. */
export function unitIdsOf(person: Person): string[] {
  const ends = [...person.postings.map((posting) => posting.villageId), ...person.grants.map((g) => g.unitId)]
  return [...new Set([person.countyId, ...ends].flatMap(pathOf))]
}

export function seatsOf(person: Person): string[] {
  return person.grants.map((grant) => seat(grant.role, grant.unitId))
}

/** The last day of whatever a person is or was, far off while something is open: 已离任 is a last day before today. */
export function lastDayOf({ postings, grants }: Pick<Person, 'postings' | 'grants'>): Day {
  const days = [...postings, ...grants].map(({ to }) => to ?? NEVER)
  return days.sort()[days.length - 1] ?? NEVER
}

/** By unit code, first secretaries before members before officers; unique, so that it is also a page's cursor. */
export function sortKeyOf(person: Person, id: string): string {
  const unit = mainUnitOf(person)
  const posting = person.postings.find(({ villageId }) => villageId === unit)
  const order = posting ? (posting.role === 'secretary' ? 1 : 2) : 0
  return `${unit.slice(1).padEnd(12, '0')}_${order}_${id}`
}
