import type { CountyPolicy } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { grantsOver, type Grant, type Posting, type Role } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { load, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { pathOf, personOfPosting, personType, unitsByIds, type Person } from '../../organization'
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
 * Somebody else's posting, for those who hold a role above its village, whether there is a ledger yet or not: a phone
 * that was lost on the first day. null where there is no such posting and where the caller may not see it: a stranger
 * cannot tell one from the other. Two reads.
 */
export async function subjectBelow(request: BoundRequest, postingId: string): Promise<Subject | null> {
  return subjectIn(request, await personOfPosting(postingId), postingId)
}

/** The same where it is known whose posting it is. Two reads. */
export async function subjectOfPerson(
  request: BoundRequest,
  personId: string,
  postingId: string,
): Promise<Subject | null> {
  return subjectIn(request, await load(personType, personId), postingId)
}

async function subjectIn(
  { caller, now }: BoundRequest,
  person: Loaded<Person> | null,
  postingId: string,
): Promise<Subject | null> {
  const posting = person?.state.postings.find((candidate) => candidate.id === postingId)
  if (!person || !posting) return null
  const units = await unitsByIds(pathOf(posting.villageId))
  const village = units.find((unit) => unit.id === posting.villageId)
  const today = dayOf(now)
  if (!village || grantsOver(caller, READERS, village.scope, today).length === 0) return null
  const { scope } = village
  const own = person.id === caller.personId
  return {
    ...{ personId: person.id, name: person.state.name, village: village.name, posting, scope },
    policy: policyAbove(units, scope),
    attests: own ? [] : grantsOver(caller, ATTESTERS, scope, today),
  }
}
