import { seat, type Role, type Unit, type UnitKind } from '../../../kernel/people'
import type { CaseKind } from './case'

/** Who decides, in this order: where nobody else holds the first seat, the next one does. */
const ORDER: Record<CaseKind, ReadonlyArray<[Role, UnitKind]>> = {
  makeup: [
    ['township-leader', 'township'],
    ['county-organiser', 'county'],
  ],
  contest: [
    ['township-clerk', 'township'],
    ['township-leader', 'township'],
    ['county-organiser', 'county'],
  ],
}

export interface SeatHolder {
  personId: string
  /** Open roles as `role@unitId`. */
  seats: readonly string[]
}

/** Every seat that a makeup or contest of this village may go to, and the village secretary's: read in one query. */
export function seatsAround(offices: readonly Unit[], villageId: string): string[] {
  const above = [...ORDER.contest].flatMap(([role, kind]) => seatAt(role, kind, offices) ?? [])
  return [...above, seat('village-secretary', villageId)]
}

/** The first seat that somebody other than the asker holds; the county's where there is none. */
export function seatFor(
  kind: CaseKind,
  offices: readonly Unit[],
  holders: readonly SeatHolder[],
  askerId: string,
): string {
  const seats = ORDER[kind].flatMap(([role, level]) => seatAt(role, level, offices) ?? [])
  return seats.find((each) => holdersAt(each, holders, askerId).length > 0) ?? countySeat(offices)
}

export function countySeat(offices: readonly Unit[]): string {
  return seatAt('county-organiser', 'county', offices) ?? ''
}

export function holdersAt<H extends SeatHolder>(wanted: string, holders: readonly H[], askerId: string): H[] {
  return holders.filter(({ personId, seats }) => personId !== askerId && seats.includes(wanted))
}

function seatAt(role: Role, kind: UnitKind, offices: readonly Unit[]): string | null {
  const unit = offices.find((office) => office.kind === kind)
  return unit ? seat(role, unit.id) : null
}
