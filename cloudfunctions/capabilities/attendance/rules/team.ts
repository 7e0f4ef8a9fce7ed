import type { Day } from '../../../kernel/day'
import { isOpen, type Posting, type Unit } from '../../../kernel/people'
import type { Case } from './case'
import type { LedgerContext } from './day-state'
import type { SpotCheck } from './spot-check'

/** 队员 of a village with everything that was read about one posting. */
export interface Member {
  personId: string
  name: string
  posting: Posting
  context: LedgerContext
  cases: Array<{ ledgerId: string; item: Case }>
  checks: SpotCheck[]
}

/** 一村的工作队: everybody whose posting touches the months that were read, the first secretary first. */
export interface VillageTeam {
  village: Unit
  members: Member[]
}

/** Whose posting counts on that day. */
export const onDay = ({ members }: VillageTeam, day: Day): Member[] =>
  members.filter(({ posting }) => isOpen(posting, day))
