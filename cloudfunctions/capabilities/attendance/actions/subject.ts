import type { CountyPolicy } from '../../../kernel/county-policy'
import { dayOf, type Month } from '../../../kernel/day'
import { grantsOver, type Grant, type Posting, type Role } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { load } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { personType, unitsByIds } from '../../organization'
import { readLedgerWithNext } from '../aggregate'
import { ATTESTERS } from '../policy'
import { postFor, postOf, type Post } from './post'

/** Whose month is read. */
export interface Subject {
  personId: string
  name: string
  village: string
  posting: Posting
  policy: CountyPolicy
  scope: string[]
  /** What the caller holds there that lets them attest a day; empty for one's own. */
  attests: Grant[]
}

/** Roles that see the ledgers of the villages below their unit. */
export const READERS: readonly Role[] = [
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
  if (!postingId) return ownOf(request, postOf(request))
  const posting = caller.postings.find((candidate) => candidate.id === postingId)
  return posting ? ownOf(request, postFor(request, posting)) : null
}

function ownOf({ caller: { personId, name } }: BoundRequest, post: Post | null): Subject | null {
  if (!post) return null
  const { village, posting, policy } = post
  return { personId, name, village: village.name, posting, policy, scope: village.scope, attests: [] }
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
  return subjectOfPerson(request, found.state.personId, postingId, found.scope)
}

/**
 * The same by person, who may have no ledger yet: a phone that was lost on the first day. The scope that is known is
 * not read again. One read with it, three without.
 */
export async function subjectOfPerson(
  request: BoundRequest,
  personId: string,
  postingId: string,
  known?: string[],
): Promise<Subject | null> {
  const [person, among] = await Promise.all([load(personType, personId), unitsByIds(known ?? [])])
  const posting = person?.state.postings.find((candidate) => candidate.id === postingId)
  if (!person || !posting) return null
  const scope = known ?? (await unitsByIds([posting.villageId]))[0]?.scope ?? []
  const today = dayOf(request.now)
  if (grantsOver(request.caller, READERS, scope, today).length === 0) return null
  const units = known ? among : await unitsByIds(scope)
  const village = units.find((unit) => unit.id === posting.villageId)
  if (!village) return null
  const policy = policyAbove(units, scope)
  const own = personId === request.caller.personId
  const attests = own ? [] : grantsOver(request.caller, ATTESTERS, scope, today)
  return { personId, name: person.state.name, village: village.name, posting, policy, scope, attests }
}
