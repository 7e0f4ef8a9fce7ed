import { seat, type Role, type Unit, type UnitKind } from '../../../kernel/people'

/** 答复的席位: who may answer, in the order in which a complaint climbs. */
export interface AnswerSeat {
  role: Role
  unitId: string
  /** Name of the unit, e.g. 清河县. */
  unitName: string
}

/** Somebody who holds seats today. */
export interface SeatHolder {
  personId: string
  seats: readonly string[]
}

const LEVELS: ReadonlyArray<[UnitKind, Role]> = [
  ['county', 'county-organiser'],
  ['city', 'city-supervisor'],
  ['region', 'region-supervisor'],
]

/** Roles that answer complaints at all. */
export const ANSWERERS: readonly Role[] = LEVELS.map(([, role]) => role)

/** 关于谁: about work in villages and townships, or about the county office itself. */
export type About = 'work' | 'office'

/**
 * The seats above somebody, from the county up. What is about the county office itself never passes through its hands:
 * it begins one level up.
 */
export function chainFor(about: About, offices: readonly Unit[]): AnswerSeat[] {
  const chain = LEVELS.flatMap(([kind, role]) => {
    const unit = offices.find((each) => each.kind === kind)
    return unit ? [{ role, unitId: unit.id, unitName: unit.name }] : []
  })
  return about === 'office' ? chain.filter(({ role }) => role !== 'county-organiser') : chain
}

export const seatName = ({ role, unitId }: AnswerSeat): string => seat(role, unitId)

/** Nobody answers what they wrote themselves. */
export function holdersAt(
  seats: readonly AnswerSeat[],
  holders: readonly SeatHolder[],
  authorId: string,
): string[] {
  const names = seats.map(seatName)
  return holders
    .filter(({ personId, seats: held }) => personId !== authorId && held.some((each) => names.includes(each)))
    .map(({ personId }) => personId)
}

/** The first level from there on at which somebody is; -1 where nobody is. */
export function filledFrom(
  level: number,
  chain: readonly AnswerSeat[],
  holders: readonly SeatHolder[],
  authorId: string,
): number {
  return chain.findIndex((each, i) => i >= level && holdersAt([each], holders, authorId).length > 0)
}
