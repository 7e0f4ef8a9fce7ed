import type { Decision, Entry, Moment, Notice } from '../../../kernel/aggregate'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import { currentPosting, grantsOver, openGrants, seat, unitOf, type Unit } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { rejected, type Outcome } from '../../../kernel/result'
import { change, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { holdersOf, unitsByIds, unitType } from '../../organization'
import type { CountyPolicyCode } from '../codes'
import { EDITORS, OVERSEERS } from '../policy'
import { policyOf } from '../rules/change'

/** A county as the caller sees it; for judging with the years that its region imported, never for saving. */
export interface SeenCounty {
  county: Unit
  policy: CountyPolicy
  mayEdit: boolean
}

/** The county a page is about: the one named, else the caller's own. No read, but for an overseer's first look. */
export async function seenCounty(request: BoundRequest, countyId?: string): Promise<SeenCounty | null> {
  const { caller } = request
  const county = countyId ? unitOf(caller, countyId) : ownCounty(request)
  if (county?.kind === 'county') return seen(request, county, caller.units)
  return countyId ? overseen(request, countyId) : null
}

/** The county of today's posting, else of the first role. */
function ownCounty({ caller, now }: BoundRequest): Unit | undefined {
  const today = dayOf(now)
  const posting = currentPosting(caller.postings, today)
  const grants = openGrants(caller, today).map(({ unitId }) => unitId)
  const ends = [...(posting ? [posting.villageId] : []), ...grants]
  const scopes = ends.flatMap((id) => unitOf(caller, id)?.scope ?? [])
  const counties = caller.units.filter(({ kind }) => kind === 'county')
  return counties.find(({ id }) => scopes.includes(id)) ?? counties[0]
}

/** A county that the caller oversees; the same null for one that does not exist. */
async function overseen(request: BoundRequest, countyId: string): Promise<SeenCounty | null> {
  const [county] = await unitsByIds([countyId])
  if (county?.kind !== 'county') return null
  const oversees = grantsOver(request.caller, OVERSEERS, county.scope, dayOf(request.now)).length > 0
  return oversees ? seen(request, county, [county, ...request.caller.units]) : null
}

function seen({ caller, now }: BoundRequest, county: Unit, units: readonly Unit[]): SeenCounty {
  const mayEdit = grantsOver(caller, EDITORS, [county.id], dayOf(now)).length > 0
  return { county, policy: policyAbove(units, county.scope), mayEdit }
}

interface Saving {
  act: string
  input: { countyId?: string }
  decide: (county: Unit, moment: Moment) => Decision<Unit, CountyPolicyCode>
  /** What the county's other organisers hear of it, from the entry that the change leaves. */
  tell?: (entry: Entry) => Words
}

interface Words {
  title: string
  text: string
}

/** One conditional write of the county's document; a stranger cannot tell a county of others from none. */
export async function saveCounty(
  request: BoundRequest,
  { act, input, decide, tell }: Saving,
): Promise<Outcome<Loaded<Unit>>> {
  const seenBy = await seenCounty(request, input.countyId)
  if (!seenBy?.mayEdit) return rejected(input.countyId ? 'record.notFound' : 'policy.noCounty')
  const { county } = seenBy
  const others = tell ? await otherOrganisers(request, county) : []
  const moment = momentOf(request, policyOf(county).version)
  const changed = await change<Unit, CountyPolicyCode | 'record.notFound'>(unitType, county.id, {
    ...{ moment, act, input },
    scope: county.scope,
    decide: (current) => {
      if (!current) return rejected('record.notFound')
      const decision = decide(current.state, moment)
      if (!decision.ok || !tell) return decision
      return { ...decision, notices: noticesTo(others, request, county, tell(decision.entry)) }
    },
  })
  if (!changed.ok) return changed
  await deliver(unitType, changed.saved, request.requestId)
  return { ok: true, data: changed.saved }
}

/** 县驻村办 has more than one desk: what one of them changes, the others read in their inbox. */
async function otherOrganisers({ caller, now }: BoundRequest, county: Unit): Promise<string[]> {
  const organisers = await holdersOf([seat('county-organiser', county.id)], dayOf(now))
  return organisers.map(({ personId }) => personId).filter((personId) => personId !== caller.personId)
}

function noticesTo(
  personIds: readonly string[],
  { now, requestId }: BoundRequest,
  county: Unit,
  words: Words,
): Notice[] {
  return personIds.map((to) => boardNotice(stableId('n', county.id, requestId, to), to, words, now))
}

/** Opens the board. In the inbox only: nothing of it is urgent enough for a card. */
export function boardNotice(key: string, to: string, words: Words, at: number): Notice {
  return {
    key,
    to,
    template: 'policy-changed',
    data: {},
    ...words,
    page: 'packages/county-policy/board/index',
    at,
  }
}
