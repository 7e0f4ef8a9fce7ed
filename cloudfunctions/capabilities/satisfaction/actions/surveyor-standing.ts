import { dayOf } from '../../../kernel/day'
import { isOpen, openGrants } from '../../../kernel/people'
import type { BoundRequest } from '../../../platform/capability'
import type { Standing } from '../rules/surveyor'

/** Where the caller stands today, as read in this very invocation. */
export function standingOf({ caller, now }: BoundRequest): Standing {
  const today = dayOf(now)
  const posted = caller.postings.filter((posting) => isOpen(posting, today))
  return { roles: openGrants(caller, today), posted: posted.map(({ villageId }) => villageId) }
}
