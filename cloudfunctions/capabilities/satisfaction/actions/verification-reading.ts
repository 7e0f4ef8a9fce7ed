import { dayOf } from '../../../kernel/day'
import { grantsOver, openGrants, seat, type Grant, type Role } from '../../../kernel/people'
import { load, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { holdersOf, pathOf, townshipsUnder, type PersonBrief } from '../../organization'
import { roundType } from '../aggregate'
import { ORGANISERS } from '../policy'
import type { RoundState, RoundVillage } from '../rules/round'
import type { Candidate, Verification } from '../rules/verification'

/** Roles over the village that may read along. */
const READERS: readonly Role[] = [
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
]

/** A verification as one person may see it. */
export interface SeenVerification {
  round: Loaded<RoundState>
  village: RoundVillage
  item: Verification
  /** The caller is the secretary whom the result is about. */
  own: boolean
  /** The caller was sent, and is an inspector still. */
  sent: boolean
  /** What lets the caller send and decide; undefined for everybody else. */
  organises: Grant | undefined
}

/** One read; null when there is none, and when it is not the caller's business. */
export async function verificationSeenBy(
  { caller, now }: BoundRequest,
  { roundId, villageId }: { roundId: string; villageId: string },
): Promise<SeenVerification | null> {
  const round = await load(roundType, roundId)
  const village = round?.state.villages.find((each) => each.villageId === villageId)
  const item = round?.state.verifications?.[villageId]
  if (!round || !village || !item) return null
  const today = dayOf(now)
  const scope = pathOf(villageId)
  const own = caller.postings.some(({ id }) => id === village.postingId)
  const inspects = openGrants(caller, today).some(({ role }) => role === 'inspector')
  const sent = inspects && item.inspectors.some(({ personId }) => personId === caller.personId)
  const [organises] = grantsOver(caller, ORGANISERS, scope, today)
  const reads = grantsOver(caller, READERS, scope, today).length > 0
  return own || sent || reads ? { round, village, item, own, sent, organises } : null
}

/** Inspectors of the county and of its townships, with whether they are of the village's own. Two queries. */
export async function candidatesFor(
  village: RoundVillage,
  countyId: string,
  now: number,
): Promise<Candidate[]> {
  const townships = await townshipsUnder(countyId)
  const seats = [countyId, ...townships.map(({ id }) => id)].map((unitId) => seat('inspector', unitId))
  const holders = await holdersOf(seats, dayOf(now))
  const own = pathOf(village.villageId).at(-2) ?? ''
  return holders.map((holder) => ({
    personId: holder.personId,
    name: holder.name,
    local: isOf(holder, own, now),
  }))
}

/** Whether somebody holds an office or a posting in that township today. */
function isOf({ seats, postings }: PersonBrief, township: string, now: number): boolean {
  const today = dayOf(now)
  const posted = postings.filter(({ to }) => to === null || to >= today).map(({ villageId }) => villageId)
  const held = seats.map((each) => each.split('@')[1] ?? '')
  return [...posted, ...held].some((unitId) => pathOf(unitId).includes(township))
}
