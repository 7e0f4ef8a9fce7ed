import { complaintNumbers, type ComplaintNumbers, type CountyPolicy } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { openGrants, seat, unitOf, type Unit } from '../../../kernel/people'
import type { BoundRequest } from '../../../platform/capability'
import { policyOver } from '../../../platform/request'
import { standingOf, standingWords } from '../../organization'
import type { PhoneView } from '../contract'
import { ANSWERERS, seatName, type AnswerSeat } from '../rules/seats'
import { seatsNow, type Complaint } from '../rules/complaint'
import type { Eye } from '../presenter'

/** Where somebody's complaints go: the offices above them, and what their county has set. */
export interface Desk {
  /** County, city and region above the caller, as far as there are any. */
  offices: Unit[]
  /** From the region down to the lowest of these: a complaint lies there and not in its author's village. */
  scope: string[]
  policy: CountyPolicy
  numbers: ComplaintNumbers
  /** 柳湾村第一书记 */
  standing: string
}

const OFFICES = ['county', 'city', 'region'] as const

export function deskOf(request: BoundRequest): Desk {
  const { caller, now } = request
  const standing = standingOf({ ...caller, title: caller.title ?? null }, dayOf(now))
  const unit = unitOf(caller, standing.unitId)
  const home = unit ?? caller.units.find(({ kind }) => kind === 'county')
  const above = caller.units.filter(({ id }) => home?.scope.includes(id))
  const offices = OFFICES.flatMap((kind) => above.find((each) => each.kind === kind) ?? [])
  const scope = offices[0]?.scope ?? []
  const policy = policyOver(request, scope)
  const numbers = complaintNumbers(policy)
  return { offices, scope, policy, numbers, standing: standingWords(standing, unit) }
}

/** 县驻村办的电话; null where the county has set none. */
export function phoneOf({ offices, numbers }: Desk): PhoneView | null {
  const county = offices.find(({ kind }) => kind === 'county')
  return county && numbers.phone ? { name: `${county.name}驻村办`, phone: numbers.phone } : null
}

/** Seats that the caller holds today and that answer complaints. */
export function answeringSeats({ caller, now }: BoundRequest): string[] {
  return openGrants(caller, dayOf(now))
    .filter(({ role }) => ANSWERERS.includes(role))
    .map(({ role, unitId }) => seat(role, unitId))
}

/** What the caller is to it, and the seat by which; null where it is not their business. */
export function eyeOn(
  request: BoundRequest,
  complaint: Complaint,
): { eye: Eye; seat: AnswerSeat | null } | null {
  if (complaint.authorId === request.caller.personId) return { eye: 'author', seat: null }
  if (complaint.closed?.how === 'withdrawn') return null
  const held = answeringSeats(request)
  const found = seatsNow(complaint).find((each) => held.includes(seatName(each)))
  return found ? { eye: 'office', seat: found } : null
}
