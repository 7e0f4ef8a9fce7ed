import type { CountyPolicy } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { currentPosting, unitOf, type Place, type Posting, type Unit } from '../../../kernel/people'
import type { BoundRequest } from '../../../platform/capability'
import { policyOver } from '../../../platform/request'

/** The caller's posting with what the rules need to know about its village. */
export interface Post {
  posting: Posting
  village: Unit
  places: Place[]
  policy: CountyPolicy
}

/** The posting that counts today; null for people who were never posted. */
export function postOf(request: BoundRequest): Post | null {
  const posting = currentPosting(request.caller.postings, dayOf(request.now))
  return posting ? postFor(request, posting) : null
}

/** A posting of the caller with its village, which comes with the caller in the same read. */
export function postFor(request: BoundRequest, posting: Posting): Post {
  const village = unitOf(request.caller, posting.villageId)
  if (!village) throw new Error(`the village of posting ${posting.id} did not come with its person`)
  return {
    posting,
    village,
    places: village.village?.places ?? [],
    policy: policyOver(request, village.scope),
  }
}
