import { dayOf } from '../../../kernel/day'
import { grantsOver, type Grant } from '../../../kernel/people'
import { load } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { ledgerType, type Ledger } from '../aggregate'
import { casesOf, type Case } from '../rules/case'
import { READERS } from './subject'

/** A makeup or contest as one person may see it. */
export interface SeenCase {
  ledger: Ledger
  item: Case
  own: boolean
  /** The caller's grants of today over the village. */
  grants: Grant[]
}

/**
 * One read. null when there is none, and also when the caller is neither its person nor its witness nor above the
 * village, so that nobody can find out which ones exist.
 */
export async function caseSeenBy(
  { caller, now }: BoundRequest,
  { ledgerId, caseId }: { ledgerId: string; caseId: string },
): Promise<SeenCase | null> {
  const ledger = await load(ledgerType, ledgerId)
  const item = ledger && casesOf(ledger.history).find(({ id }) => id === caseId)
  if (!ledger || !item) return null
  const own = ledger.state.personId === caller.personId
  const grants = grantsOver(caller, READERS, ledger.scope, dayOf(now))
  const concerned = own || item.witness?.personId === caller.personId || grants.length > 0
  return concerned ? { ledger, item, own, grants } : null
}
