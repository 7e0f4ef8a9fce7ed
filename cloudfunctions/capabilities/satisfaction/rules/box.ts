import type { BoxCounts } from './cells'
import type { BoxSound } from './read-aloud'

/** Why a village is not asked about any more: its secretary was replaced, or there was none when the round opened. */
export type Unasked = 'replaced' | 'vacant'

/** 票箱: one village in one round. It is bound to the posting that is open when the round opens. */
export interface Box {
  id: string
  roundId: string
  villageId: string
  village: string
  postingId: string
  secretary: string
  /** Epoch milliseconds. */
  opensAt: number
  closesAt: number
  /** Until then a page that was opened before the close may still cast. */
  graceUntil: number
  ballotsPerAccount: number
  /** 朗读 as the county had it when the round was opened; absent where it had none. */
  sounds?: BoxSound[]
  /** Random part of the box's key, deleted after publication. */
  salt: string | null
  /** Set when the tally begins; nothing is cast from then on. */
  sealed: boolean
  /** Slip digest → 0, or the tag of the slip and the account that used it. */
  slips: Record<string, 0 | string>
  /** Tags of the accounts that have voted, kept sorted, so that their order says nothing. */
  accounts: Array<{ tag: string }>
  /** Sentences, sealed anew and at random places; one a ballot, also where it says nothing. */
  sentences: string[]
  /** Mark of the key under which the first ballot was cast; null before it. */
  keyMark: string | null
  /** Why the box does not count any more; nothing is cast into it from then on. */
  void: Unasked | null
  /** Blinded counters of ordinary and of assisted ballots. */
  cells: BoxCounts
  /** 代填: assisted ballots in the box, in the clear, since the cap is a condition of the write; absent in boxes of before. */
  assisted?: number
  /** 回访: sealed consents at random places, one an assisted ballot, also where no number was left. */
  consents?: string[]
}

export function ballotsIn({ slips }: Pick<Box, 'slips'>): number {
  return Object.values(slips).filter((tag) => tag !== 0).length
}
