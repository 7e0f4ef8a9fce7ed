import type { Day } from './day'

/** Which part of a day: a morning runs until 12:00, an afternoon covers the evening slot. */
export type Half = 'full' | 'morning' | 'afternoon'

/** 不在村的一天: one day of a leave application as other capabilities see it; it never carries the reason. */
export interface Absence {
  day: Day
  half: Half
  /** 请假 leave, 公出 official trip, 借用 recalled by the sending unit. */
  nature: 'leave' | 'trip' | 'recalled'
  /** Waiting ones do not excuse a day; they are shown beside it. */
  approved: boolean
  applicationId: string
  /** e.g. 请假, 公出, 借用: what a calendar writes. Never the kind of an illness. */
  words: string
}
