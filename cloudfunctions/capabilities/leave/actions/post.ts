import type { CountyPolicy } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { currentPosting, unitOf, type Posting, type Unit } from '../../../kernel/people'
import type { BoundRequest } from '../../../platform/capability'
import { policyOver } from '../../../platform/request'

/** The caller's posting with its village and the policy over it. */
export interface Post {
  posting: Posting
  village: Unit
  policy: CountyPolicy
}

/** The posting whose leave book is the caller's today; null for people who were never posted. */
export function postOf(request: BoundRequest): Post | null {
  const posting = currentPosting(request.caller.postings, dayOf(request.now))
  const village = unitOf(request.caller, posting?.villageId)
  if (!posting || !village) return null
  return { posting, village, policy: policyOver(request, village.scope) }
}
