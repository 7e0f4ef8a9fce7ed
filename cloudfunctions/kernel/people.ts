import type { Day } from './day'
import type { PublishedYear } from './calendar'
import type { CountyPolicy, SwitchName } from './county-policy'
import type { Point } from './geo'

/** 职务权限: what somebody may do besides their own posting. */
export const ROLES = [
  'township-leader',
  'township-clerk',
  'village-secretary',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
  'inspector',
  'unit-contact',
] as const
export type Role = (typeof ROLES)[number]

/** 授权: a role over one unit and everything below it, with dates. */
export interface Grant {
  id: string
  role: Role
  unitId: string
  from: Day
  /** Last day, null while open. */
  to: Day | null
  /** 代理: the grant of somebody else that this one stands in for; left out of a role of one's own. */
  deputyFor?: DeputyFor
}

/** 被代理的授权: whose it is, by the name of the day the deputy was named. */
export interface DeputyFor {
  grantId: string
  personId: string
  name: string
}

export type ExemptionKind = 'near-home' | 'pregnancy' | 'chronic-illness'

/**
 * 免宿等照顾: dated, of one person. It changes what is asked, never what is seen: a day keeps its state, a night that was
 * slept there counts. The kind is a matter of health, for the organiser and the person alone.
 */
export interface Exemption {
  /** Given by the organiser's write; left out of exemptions that a test or an old record holds. */
  id?: string
  /** 家在附近, 怀孕, 慢性病. */
  kind: ExemptionKind
  from: Day
  /** Last day, null while open. */
  to: Day | null
  /** 轮值夜: the nights that are still asked of somebody who lives near by. */
  rota?: readonly Day[]
}

/** 派驻: one person sent to one village for a time. */
export interface Posting {
  id: string
  villageId: string
  role: 'secretary' | 'member'
  from: Day
  /** Last day, null while open. */
  to: Day | null
  exemptions?: readonly Exemption[]
}

export type UnitKind = 'region' | 'city' | 'county' | 'township' | 'village'
export type VillageType = 'weak' | 'poor' | 'disorderly' | 'industry' | 'ordinary'

/** 驻村点: where being in the village is measured from; herders move with the season, so places have dates. */
export interface Place extends Point {
  id: string
  name: string
  /** Metres. */
  radius: number
  from: Day | null
  to: Day | null
  /** `hand`: set on the village's page, which a roster leaves alone; a unit's id: it came with a village that was merged in. */
  source?: string
}

/** 行政单位: a node of the tree region → city → county → township → village. */
export interface Unit {
  id: string
  kind: UnitKind
  /** Administrative division code of the National Bureau of Statistics: 2, 4, 6, 9 or 12 digits. */
  code: string
  name: string
  parentId: string | null
  /** Ids from the region down to the unit itself. */
  scope: string[]
  village?: {
    type: VillageType
    households: number
    places: Place[]
    /** 村民小组 with their eligible households; left out where nobody has named them. */
    groups?: Array<{ name: string; households: number }>
  }
  /** First day; left out where it was there before the county's records begin. */
  validFrom?: Day
  /** Last day; left out while it stands. */
  validTo?: Day | null
  /** 并村: the village that takes over on the day after `validTo`. */
  mergedInto?: string | null
  /** The heir whose places do not follow `mergedInto` yet, and since when (epoch milliseconds): the clock sees to it. */
  owes?: { unitId: string; since: number } | null
  /** 并进来的村: id → the version of its document that was followed, and from which day its places count here. */
  heirOf?: Record<string, { version: number; from: Day | null }>
  /** Only on a county. */
  policy?: CountyPolicy
  /** Only on a county: ends of documents of which its organisers were told that they come soon. */
  expiriesTold?: Partial<Record<SwitchName, Day>>
  /** Only on a region: years whose holidays it imported. */
  publishedYears?: PublishedYear[]
}

/** The person behind an OPENID, as read in this very invocation, with every unit they belong to or hold a role in. */
export interface Caller {
  personId: string
  name: string
  phone: string
  /** How the office calls them besides the role, e.g. 副镇长. */
  title?: string | null
  /** When this account was bound, epoch milliseconds. */
  boundSince?: number | null
  /** Version of the person document: recorded with decisions as proof of entitlement. */
  version: number
  postings: Posting[]
  grants: Grant[]
  units: Unit[]
}

/** Whether a unit is there on a day: a merged village is not any more from the day of its successor on. */
export function stands(unit: Pick<Unit, 'validFrom' | 'validTo'>, day: Day): boolean {
  return (unit.validFrom ?? day) <= day && day <= (unit.validTo ?? day)
}

export function isOpen(span: { from: Day; to: Day | null }, day: Day): boolean {
  return span.from <= day && (span.to === null || day <= span.to)
}

/** The posting that counts today, or the next one, or the last one; undefined for people who were never posted. */
export function currentPosting(postings: Posting[], day: Day): Posting | undefined {
  const open = postings.find((posting) => isOpen(posting, day))
  if (open) return open
  const later = postings.filter((posting) => posting.from > day).sort((a, b) => a.from.localeCompare(b.from))
  const earlier = postings
    .filter((posting) => posting.from <= day)
    .sort((a, b) => b.from.localeCompare(a.from))
  return later[0] ?? earlier[0]
}

export function openGrants(caller: Caller, day: Day): Grant[] {
  return caller.grants.filter((grant) => isOpen(grant, day))
}

/** A role of one's own: a deputy decides like the holder, but gives no roles and names no deputies. */
export function isOwn(grant: Grant): boolean {
  return grant.deputyFor === undefined
}

/** The caller's grants of one of these roles whose unit lies on the path `scope` of the target. */
export function grantsOver(
  caller: Caller,
  roles: readonly Role[],
  scope: readonly string[],
  day: Day,
): Grant[] {
  return openGrants(caller, day).filter((grant) => roles.includes(grant.role) && scope.includes(grant.unitId))
}

/** How a held role is written in indexed fields: `township-leader@u640999101`. */
export function seat(role: Role, unitId: string): string {
  return `${role}@${unitId}`
}

export function unitOf(caller: Caller, id: string | null | undefined): Unit | undefined {
  return caller.units.find((unit) => unit.id === id)
}

/** The county above a unit of the caller; everybody the product knows belongs to one, except supervisors above counties. */
export function countyOf(caller: Pick<Caller, 'units'>, scope: readonly string[]): Unit | undefined {
  return caller.units.find((unit) => unit.kind === 'county' && scope.includes(unit.id))
}
