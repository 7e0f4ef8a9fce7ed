import type { Role } from './people'
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

export type SwitchName = 'checkIn' | 'location' | 'photo' | 'spotCheck' | 'usedInAppraisal'

/** 审批层级: absences up to `maxDays` take these steps in order; `informs` are told after approval. */
export interface LeaveTier {
  /** Working days, inclusive; null for any length. */
  maxDays: number | null
  decides: Role[]
  informs: Role[]
}

/** 县级政策: every number an organiser may set, with the version that decisions record. */
export interface CountyPolicy {
  version: number
  slots: Slot[]
  /** Days and nights a full month asks for, before proration. Context, never a score. */
  targets: { days: number; nights: number }
  /** A fix less accurate than this many metres is weak. */
  weakAccuracy: number
  switches: Partial<Record<SwitchName, ComplianceSwitch>>
  countyRestDays: Day[]
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

/** A switch is ON while its document is valid on that day; days before the document are not judged by it. */
export function switchOn(policy: CountyPolicy, name: SwitchName, today: Day): boolean {
  const entry = policy.switches[name]
  return entry !== undefined && (entry.validFrom ?? today) <= today && today <= entry.validUntil
}
