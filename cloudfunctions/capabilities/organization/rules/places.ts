import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { addDays, type Day } from '../../../kernel/day'
import { canonical, stableId } from '../../../kernel/hashing'
import type { Place, Unit } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import { pointFault } from './coordinates'
import type { VillageCode } from './village-codes'

/** Metres: less is smaller than the error of a phone, more is a whole township. */
export const RADIUS = { least: 50, most: 5_000 }
/** Places of one village that are not over: four seasons for each of five herders' groups. */
const MOST_STANDING = 20
/** With all that are over, which stay as they were judged by. */
const MOST = 200

/** 驻村点 as somebody sets it. `placeId` and `mark` name the one to be changed, as it was seen. */
export interface PlaceCommand {
  placeId?: string
  mark?: string
  name: string
  latitude: number
  longitude: number
  radius: number
  /** null: from today, or as it was. */
  from: Day | null
  /** Last day, null while open. */
  to: Day | null
}

type PlaceDecision = Decision<Unit, VillageCode>

/** Tells whether a place is still as it was seen. */
export function markOf(place: Place): string {
  return stableId('m', canonical(place))
}

export const isOver = (place: Pick<Place, 'to'>, today: Day): boolean => place.to !== null && place.to < today
const hasBegun = (place: Pick<Place, 'from'>, today: Day): boolean =>
  place.from === null || place.from < today

/**
 * Sets a place. One that people have been judged by is never changed for the days that are past: where it stood ends
 * yesterday (or the day before a later change), and a new one begins.
 */
export function decideSetPlace(unit: Unit, command: PlaceCommand, moment: Moment): PlaceDecision {
  const fault = pointFault(command)
  if (fault) return rejected(fault)
  const { from, to } = command
  if (from !== null && to !== null && to < from) return rejected('place.backwards')
  if (to !== null && to < moment.today) return rejected('place.past')
  if (unit.validTo && unit.validTo < moment.today) return rejected('village.over')
  return command.placeId === undefined ? addPlace(unit, command, moment) : changePlace(unit, command, moment)
}

function addPlace(unit: Unit, command: PlaceCommand, moment: Moment): PlaceDecision {
  const places = placesOf(unit)
  const from = command.from ?? moment.today
  if (from < moment.today) return rejected('place.past')
  const standing = places.filter((place) => !isOver(place, moment.today))
  if (standing.length >= MOST_STANDING || places.length >= MOST) return rejected('place.many')
  if (standing.some((place) => isTwin(place, { ...command, from }))) return rejected('place.twin')
  return saved(unit, [...places, newPlace(unit, command, from, moment)], moment, 'set-place', command.name)
}

/** The same name on the same days would leave nobody able to tell which is which. */
function isTwin(place: Place, other: Pick<PlaceCommand, 'name' | 'from' | 'to'>): boolean {
  if (place.name !== other.name) return false
  const begins = place.from === null || other.to === null || place.from <= other.to
  return begins && (place.to === null || other.from === null || other.from <= place.to)
}

function changePlace(unit: Unit, command: PlaceCommand, moment: Moment): PlaceDecision {
  const places = placesOf(unit)
  const place = places.find(({ id }) => id === command.placeId)
  if (!place) return rejected('place.gone')
  if (isOver(place, moment.today)) return rejected('place.over')
  if (command.mark !== markOf(place)) return rejected('place.changed')
  const from = command.from ?? place.from
  if (from !== place.from && from !== null && from < moment.today) return rejected('place.past')
  const others = places.filter((each) => each !== place && !isOver(each, moment.today))
  if (others.some((other) => isTwin(other, { ...command, from }))) return rejected('place.twin')
  const next = successors(unit, place, { ...command, from }, moment)
  const kept = places.flatMap((each) => (each === place ? next : [each]))
  return kept.length > MOST ? rejected('place.many') : saved(unit, kept, moment, 'set-place', command.name)
}

/** What a place becomes: itself with another name or end, or its past and what follows it. */
function successors(unit: Unit, place: Place, command: PlaceCommand, moment: Moment): Place[] {
  const { name, latitude, longitude, radius, from, to } = command
  const next: Place = { ...place, name, latitude, longitude, radius, from, to, source: 'hand' }
  const moved =
    latitude !== place.latitude ||
    longitude !== place.longitude ||
    radius !== place.radius ||
    from !== place.from
  if (!moved || !hasBegun(place, moment.today)) return [next]
  const begins = from !== null && from > moment.today ? from : moment.today
  const ended = { ...place, to: addDays(begins, -1) }
  return [ended, newPlace(unit, command, begins, moment)]
}

function newPlace(unit: Unit, command: PlaceCommand, from: Day, moment: Moment): Place {
  const { name, latitude, longitude, radius, to } = command
  const id = stableId('c', unit.id, moment.requestId)
  return { id, name, latitude, longitude, radius, from, to, source: 'hand' }
}

/** The last day of a place; one that has not begun is taken away. */
export function decideEndPlace(
  unit: Unit,
  command: { placeId: string; mark: string; lastDay: Day },
  moment: Moment,
): PlaceDecision {
  const places = placesOf(unit)
  const place = places.find(({ id }) => id === command.placeId)
  if (!place) return rejected('place.gone')
  if (isOver(place, moment.today)) return rejected('place.over')
  if (command.mark !== markOf(place)) return rejected('place.changed')
  if (command.lastDay < moment.today) return rejected('place.past')
  const coming = place.from !== null && place.from > command.lastDay
  const ended = { ...place, to: command.lastDay, source: 'hand' }
  const kept = places.flatMap((each) => (each !== place ? [each] : coming ? [] : [ended]))
  return saved(unit, kept, moment, 'end-place', place.name)
}

function placesOf(unit: Unit): Place[] {
  return unit.village?.places ?? []
}

function saved(unit: Unit, places: Place[], moment: Moment, act: string, name: string): PlaceDecision {
  const village = { type: 'ordinary' as const, households: 0, ...unit.village, places }
  // Whoever takes this village over follows its places.
  const owes = unit.mergedInto ? { unitId: unit.mergedInto, since: moment.now } : unit.owes
  return accepted({ ...unit, village, ...(owes ? { owes } : {}) }, moment, act, { note: name })
}
