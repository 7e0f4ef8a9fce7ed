import type { Role } from './people'
import type { PublishedYear } from './calendar'
import type { Day } from './day'

/** 签到时段: a named part of the day, clock times `HH:MM` at UTC+8, end exclusive. */
export interface Slot {
  id: 'morning' | 'evening'
  from: string
  to: string
}

/** 合规开关: OFF until an organiser records the document behind it; expiry is evaluated when read. */
export interface ComplianceSwitch {
  documentNumber: string
  purpose: string
  /** First day it holds; left out where it held before the county's records begin. */
  validFrom?: Day
  validUntil: Day
  /** Days that what it collects is kept. */
  retentionDays: number
}

export const SWITCHES = ['checkIn', 'location', 'photo', 'spotCheck', 'usedInAppraisal'] as const
export type SwitchName = (typeof SWITCHES)[number]

/** What a switch is nothing without: a position or a photo is taken with a check-in or not at all. */
export const NEEDS: Partial<Record<SwitchName, SwitchName>> = { location: 'checkIn', photo: 'checkIn' }

/** 开过的时段: when a switch was on under a document that is over by now. Its days stay judged as they were. */
export interface SwitchPeriod {
  name: SwitchName
  /** Left out where it held before the county's records begin. */
  from?: Day
  /** Last day. */
  until: Day
}

/** 审批层级: absences up to `maxDays` take these steps in order; `informs` are told after approval. */
export interface LeaveTier {
  /** Working days, inclusive; null for any length. */
  maxDays: number | null
  decides: Role[]
  informs: Role[]
}

/** The numbers a day is judged by. */
export interface DayNumbers {
  slots: Slot[]
  /** Days and nights a full month asks for, before proration. Context, never a score. */
  targets: { days: number; nights: number }
  /** A fix less accurate than this many metres is weak. */
  weakAccuracy: number
}

/** 从前的数: what numbers were through their last day; those left out were not changed then. */
export interface FormerNumbers extends Partial<DayNumbers> {
  /** Last day. */
  until: Day
}

/** 县级休息日 by name: 古尔邦节, 三月三 … */
export interface NamedDay {
  day: Day
  name: string
}

/** Parts of the product that a county may leave out. What people are entitled to (申诉, 销假) is not among them. */
export const FEATURES = ['makeup', 'rounds'] as const
export type FeatureName = (typeof FEATURES)[number]

/** 县级政策: every number an organiser may set, with the version that decisions record. */
export interface CountyPolicy extends DayNumbers {
  version: number
  switches: Partial<Record<SwitchName, ComplianceSwitch>>
  countyRestDays: Day[]
  /** Names of those that have one. */
  restDayNames?: NamedDay[]
  /** Numbers of before, oldest first; see `policyOn`. */
  former?: FormerNumbers[]
  /** Switches of before, oldest first; see `switchOn`. */
  formerSwitches?: SwitchPeriod[]
  /** Left out: on. */
  features?: Partial<Record<FeatureName, boolean>>
  /** Imported by the region and read with it; never part of what a county stores. */
  publishedYears?: PublishedYear[]
  leave: {
    tiers: LeaveTier[]
    /** Charged days a calendar year before a request is flagged. */
    yearCap: number
    /** Calendar days a request may start in the past, as emergency. */
    backdateDays: number
  }
  poll: {
    /** Ballots below which a village's result is hidden. */
    minimumBallots: number
    ballotsPerAccount: number
    /** Minutes after the closing hour in which a page opened before may still cast. */
    graceMinutes: number
    /** Share below which the veto asks for a verification, where used in appraisal. */
    vetoThreshold: number
  }
  /** 抽查: left out by policies from before there were any; read it as `policy.spotCheck ?? DEFAULT_SPOT_CHECK`. */
  spotCheck?: SpotCheckNumbers
  /** 投诉建议: left out by policies from before there were any; read it by `complaintNumbers`. */
  complaints?: ComplaintNumbers
  /** 留存: left out by policies from before there was one; read it by `retentionNumbers`. */
  retention?: RetentionNumbers
}

export interface RetentionNumbers {
  /** Days after somebody's last posting or role ended at which their number and their account go. */
  leaverDays: number
}

/** Half a year: time to ask back about the last months, and to contest them. */
export const DEFAULT_RETENTION: RetentionNumbers = { leaverDays: 180 }

export function retentionNumbers(policy: Pick<CountyPolicy, 'retention'>): RetentionNumbers {
  return policy.retention ?? DEFAULT_RETENTION
}

export interface ComplaintNumbers {
  /** Working days for the answer. */
  answerDays: number
  /** Days after the end at which the words are deleted. */
  keptDays: number
  /** How many one person may have open at a time. */
  mostOpen: number
  /** 县驻村办的电话, for people without an account; empty where none is set. */
  phone: string
}

/** Fifteen working days for an answer, half a year for the words, five open ones a person (product rules). */
export const DEFAULT_COMPLAINTS: ComplaintNumbers = {
  answerDays: 15,
  keptDays: 180,
  mostOpen: 5,
  phone: '',
}

export function complaintNumbers(policy: Pick<CountyPolicy, 'complaints'>): ComplaintNumbers {
  return policy.complaints ?? DEFAULT_COMPLAINTS
}

export interface SpotCheckNumbers {
  /** How often one person may be drawn in a calendar month. */
  perMonth: number
  /** Minutes for the answer. */
  minutes: number
}

/** Twice a month, half an hour to answer (product rules). */
export const DEFAULT_SPOT_CHECK: SpotCheckNumbers = { perMonth: 2, minutes: 30 }

/** Defaults of the field (product rules): 20 days, 15 nights, 05:00–12:00 and 18:00–24:00, three leave tiers. */
export const DEFAULT_POLICY: CountyPolicy = {
  version: 1,
  slots: [
    { id: 'morning', from: '05:00', to: '12:00' },
    { id: 'evening', from: '18:00', to: '24:00' },
  ],
  targets: { days: 20, nights: 15 },
  weakAccuracy: 200,
  switches: {},
  countyRestDays: [],
  leave: {
    tiers: [
      { maxDays: 1, decides: ['township-leader'], informs: [] },
      { maxDays: 3, decides: ['township-leader'], informs: ['county-organiser'] },
      { maxDays: null, decides: ['township-leader', 'county-organiser'], informs: [] },
    ],
    yearCap: 30,
    backdateDays: 2,
  },
  poll: { minimumBallots: 10, ballotsPerAccount: 1, graceMinutes: 10, vetoThreshold: 0.7 },
}

/**
 * Whether a switch is ON on that day, by the document of then: nobody has to turn it off at its end, and turning it on
 * again says nothing about the days between.
 */
export function switchOn(policy: CountyPolicy, name: SwitchName, day: Day): boolean {
  const needed = NEEDS[name]
  if (needed && !switchOn(policy, needed, day)) return false
  const entry = policy.switches[name]
  if (entry && (entry.validFrom ?? day) <= day && day <= entry.validUntil) return true
  const before = policy.formerSwitches ?? []
  return before.some((each) => each.name === name && (each.from ?? day) <= day && day <= each.until)
}

export function featureOn(policy: CountyPolicy, name: FeatureName): boolean {
  return policy.features?.[name] ?? true
}

/** The policy as it judges that day: a number that changed later does not change what was. */
export function policyOn(policy: CountyPolicy, day: Day): CountyPolicy {
  const later = (policy.former ?? []).filter(({ until }) => day <= until)
  if (later.length === 0) return policy
  // The first one that ends on that day or after it holds; the list is in order, so it is laid on last.
  return later.reverse().reduce((kept, { until: _until, ...numbers }) => ({ ...kept, ...numbers }), policy)
}
