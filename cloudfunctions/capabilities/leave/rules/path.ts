import type { LeaveTier } from '../../../kernel/county-policy'
import { seat, type Role, type Unit, type UnitKind } from '../../../kernel/people'
import type { Seat, Step } from './book'

/** Somebody who holds seats today. */
export interface Holder {
  personId: string
  name: string
  /** e.g. 副镇长 */
  title: string | null
  seats: string[]
}

/** Which unit of a village's path a role sits at. */
const LEVEL: Partial<Record<Role, UnitKind>> = {
  'village-secretary': 'village',
  'township-clerk': 'township',
  'township-leader': 'township',
  'county-organiser': 'county',
  'city-supervisor': 'city',
  'region-supervisor': 'region',
}

/** Who decides where a role has no holder. */
const NEXT_LEVEL: Partial<Record<Role, Role>> = {
  'village-secretary': 'township-leader',
  'township-clerk': 'township-leader',
  'township-leader': 'county-organiser',
  'county-organiser': 'city-supervisor',
  'city-supervisor': 'region-supervisor',
}

/** True when nobody at all holds the role above this village; the applicant counts, though they cannot decide. */
export function isVacant(
  role: Role | undefined,
  offices: readonly Unit[],
  holders: readonly Holder[],
): boolean {
  const found = role && seatAt(role, offices)
  return Boolean(found) && !holders.some(({ seats }) => seats.includes(found!.seat))
}

function seatAt(role: Role, offices: readonly Unit[]): { unit: Unit; seat: string } | null {
  const unit = offices.find((office) => office.kind === LEVEL[role])
  return unit ? { unit, seat: seat(role, unit.id) } : null
}

/** Every seat above a village that a path may lead to: read once, before anything is decided. */
export function seatsAbove(offices: readonly Unit[]): string[] {
  return (Object.keys(LEVEL) as Role[]).flatMap((role) => {
    const found = seatAt(role, offices)
    return found ? [found.seat] : []
  })
}

/** Holders of a step's seat other than the applicant: nobody decides for themselves. */
export function holdersAt(
  step: Pick<Step, 'role' | 'unitId'>,
  holders: readonly Holder[],
  applicantId: string,
): Holder[] {
  const wanted = seat(step.role, step.unitId)
  return holders.filter((holder) => holder.personId !== applicantId && holder.seats.includes(wanted))
}

/** Holders of any of these seats other than the applicant. */
export function holdersOfSeats(
  seats: readonly string[],
  holders: readonly Holder[],
  applicantId: string,
): Holder[] {
  return holders.filter(
    (holder) => holder.personId !== applicantId && holder.seats.some((each) => seats.includes(each)),
  )
}

/**
 * 审批路径: the tier's roles as seats above the village. A role that nobody but the applicant holds goes to the next
 * level at once. null when nobody up to the region could decide.
 */
export function pathFor(
  tier: LeaveTier,
  offices: readonly Unit[],
  holders: readonly Holder[],
  applicantId: string,
): Step[] | null {
  const path: Step[] = []
  const has = (step: Step): boolean =>
    path.some(({ role, unitId }) => role === step.role && unitId === step.unitId)
  for (const role of tier.decides) {
    const step = filledStep(role, offices, holders, applicantId)
    if (!step) return null
    if (!has(step)) path.push(step)
  }
  for (const role of tier.informs) {
    const step = stepAt(role, 'inform', offices, holders, applicantId)
    if (step && !has(step)) path.push(step)
  }
  return path
}

/** The first seat from a role upwards that somebody but the applicant holds. */
export function filledSeat(
  role: Role,
  offices: readonly Unit[],
  holders: readonly Holder[],
  applicantId: string,
): Seat | null {
  const step = filledStep(role, offices, holders, applicantId)
  if (!step) return null
  const { duty: _duty, ...found } = step
  return found
}

/** The next level above a role, where somebody holds it. */
export function seatAbove(
  role: Role,
  offices: readonly Unit[],
  holders: readonly Holder[],
  applicantId: string,
): Seat | null {
  const next = NEXT_LEVEL[role]
  return next ? filledSeat(next, offices, holders, applicantId) : null
}

function filledStep(
  role: Role,
  offices: readonly Unit[],
  holders: readonly Holder[],
  applicantId: string,
): Step | null {
  for (let asked: Role | undefined = role; asked; asked = NEXT_LEVEL[asked]) {
    const step = stepAt(asked, 'decide', offices, holders, applicantId)
    if (step && step.names.length > 0) return step
  }
  return null
}

function stepAt(
  role: Role,
  duty: Step['duty'],
  offices: readonly Unit[],
  holders: readonly Holder[],
  applicantId: string,
): Step | null {
  const found = seatAt(role, offices)
  if (!found) return null
  const { id: unitId, name: office } = found.unit
  const names = holdersAt({ role, unitId }, holders, applicantId).map((holder) => holder.name)
  return { role, unitId, office, duty, names }
}
