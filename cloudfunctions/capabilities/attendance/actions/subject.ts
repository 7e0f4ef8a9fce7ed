import { DEFAULT_POLICY, type CountyPolicy } from '../../../kernel/county-policy'
import { dayOf, type Month } from '../../../kernel/day'
import { grantsOver, type Posting, type Role } from '../../../kernel/people'
import { load } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { personType, unitsByIds } from '../../organization'
import { readLedgerWithNext } from '../aggregate'
import { postFor, postOf, type Post } from './post'

/** Whose month is read. */
export interface Subject {
  name: string
  village: string
  posting: Posting
  policy: CountyPolicy
}

/** Roles that see the ledgers of the villages below their unit. */
const READERS: readonly Role[] = [
  'village-secretary',
  'township-clerk',
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
  'inspector',
]

/** The caller's own posting; the one that counts today where none is named. */
export function ownSubject(request: BoundRequest, postingId?: string): Subject | null {
  const { caller } = request
  if (!postingId) return subjectOf(caller.name, postOf(request))
  const posting = caller.postings.find((candidate) => candidate.id === postingId)
  return posting ? subjectOf(caller.name, postFor(request, posting)) : null
}

function subjectOf(name: string, post: Post | null): Subject | null {
  return post && { name, village: post.village.name, posting: post.posting, policy: post.policy }
}

/**
 * Somebody else's posting, for those who hold a role above the village that the ledger itself names.
 * null where there is no such ledger and where the caller may not see it: a stranger cannot tell one from the other.
 */
export async function subjectBelow(
  request: BoundRequest,
  postingId: string,
  month: Month,
): Promise<Subject | null> {
  const { ledger, next } = await readLedgerWithNext({ id: postingId }, month)
  const found = ledger ?? next
  if (!found || grantsOver(request.caller, READERS, found.scope, dayOf(request.now)).length === 0) return null
  const [person, units] = await Promise.all([load(personType, found.state.personId), unitsByIds(found.scope)])
  const posting = person?.state.postings.find((candidate) => candidate.id === postingId)
  const village = units.find((unit) => unit.id === found.state.villageId)
  const county = units.find((unit) => unit.kind === 'county')
  if (!person || !posting || !village) return null
  const policy = county?.policy ?? DEFAULT_POLICY
  return { name: person.state.name, village: village.name, posting, policy }
}
