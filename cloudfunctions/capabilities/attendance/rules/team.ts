import type { Day } from '../../../kernel/day'
import { isOpen, type Posting, type Unit } from '../../../kernel/people'
import type { Case } from './case'
import type { LedgerContext } from './day-state'
import type { SpotCheck } from './spot-check'

/** 没人收到的假条: whom the message did not reach, and since when it waits, epoch milliseconds. */
export interface Unheard {
  bookId: string
  applicationId: string
  names: string[]
  since: number
}

/** 队员 of a village with everything that was read about one posting. */
export interface Member {
  personId: string
  name: string
  posting: Posting
  /** Whether a WeChat account is bound: nobody can check in without one. */
  bound: boolean
  context: LedgerContext
  cases: Array<{ ledgerId: string; item: Case }>
  checks: SpotCheck[]
  /** Leave applications of theirs that wait for somebody whom no message reached. */
  unheard: Unheard[]
}

/** 一村的工作队: everybody whose posting touches the months that were read, the first secretary first. */
export interface VillageTeam {
  village: Unit
  members: Member[]
}

/** Whose posting counts on that day. */
export const onDay = ({ members }: VillageTeam, day: Day): Member[] =>
  members.filter(({ posting }) => isOpen(posting, day))
