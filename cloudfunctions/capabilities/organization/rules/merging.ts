import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { addDays, MINUTE, type Day } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import { isOpen, type Place, type Posting, type Unit } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import { isOver } from './places'
import type { VillageCode } from './village-codes'

/** Days ahead that a merging may be arranged. */
const AHEAD = 366

export interface MergeCommand {
  into: Unit
  /** First day of the successor alone. */
  from: Day
  /** Who is still posted to the village on or after that day. */
  posted: string[]
}

type MergeDecision = Decision<Unit, VillageCode>

/** 并村: the village ends the day before; its documents stay where they are, and its heir takes the places over. */
export function decideMerge(unit: Unit, command: MergeCommand, moment: Moment): MergeDecision {
  const refused = refusalOf(unit, command, moment)
  if (refused) return refused
  const { into, from } = command
  const state: Unit = {
    ...unit,
    validTo: addDays(from, -1),
    mergedInto: into.id,
    owes: { unitId: into.id, since: moment.now },
  }
  return accepted(state, moment, 'merge', { note: into.name, data: { from } })
}

function refusalOf(unit: Unit, { into, from, posted }: MergeCommand, { today }: Moment) {
  if (into.id === unit.id) return rejected<VillageCode>('merge.self')
  if (unit.mergedInto) return rejected<VillageCode>('merge.already')
  if (unit.owes && unit.owes.unitId !== into.id) return rejected<VillageCode>('merge.settling')
  if (unit.validTo) return rejected<VillageCode>('village.over')
  if (from <= today || from > addDays(today, AHEAD)) return rejected<VillageCode>('merge.day')
  if (into.kind !== 'village' || into.scope[2] !== unit.scope[2])
    return rejected<VillageCode>('merge.elsewhere')
  if (into.mergedInto || into.validTo) return rejected<VillageCode>('merge.heirGone', { name: into.name })
  const later = Object.values(unit.heirOf ?? {}).some((each) => each.from !== null && each.from >= from)
  if (later) return rejected<VillageCode>('merge.heirs')
  if (posted.length > 0)
    return rejected<VillageCode>('merge.posted', {
      names: posted.slice(0, 6).join('、'),
      count: posted.length,
    })
  return null
}

/** A wrong merging, taken back before its day has come. */
export function decideUndoMerge(unit: Unit, moment: Moment): MergeDecision {
  if (!unit.mergedInto || !unit.validTo) return rejected('merge.none')
  if (addDays(unit.validTo, 1) <= moment.today) return rejected('merge.begun')
  const owes = { unitId: unit.mergedInto, since: moment.now }
  return accepted({ ...unit, validTo: null, mergedInto: null, owes }, moment, 'undo-merge')
}

/** What the heir's document must still follow; the village's own document is the truth of it. */
export function owedAt(unit: Unit): number | null {
  return unit.owes ? unit.owes.since + MINUTE : null
}

/**
 * The heir takes over the places that its predecessor has on or after the day, or gives them back after an undoing.
 * `version` is that of the predecessor's document: an older one that comes late changes nothing.
 */
export function decideFollow(
  heir: Unit,
  { unit, version }: { unit: Unit; version: number },
  moment: Moment,
): MergeDecision {
  if ((heir.heirOf?.[unit.id]?.version ?? 0) >= version) return rejected('merge.followed')
  const from = unit.mergedInto === heir.id && unit.validTo ? addDays(unit.validTo, 1) : null
  const own = (heir.village?.places ?? []).filter(({ source }) => source !== unit.id)
  const known = new Set(own.map(({ id }) => id))
  const taken = from === null ? [] : inherited(unit, from).filter(({ id }) => !known.has(id))
  const village = { type: 'ordinary' as const, households: 0, ...heir.village, places: [...own, ...taken] }
  const heirOf = { ...heir.heirOf, [unit.id]: { version, from } }
  return accepted({ ...heir, village, heirOf }, moment, from === null ? 'give-back' : 'inherit', {
    note: unit.name,
  })
}

function inherited(unit: Unit, from: Day): Place[] {
  return (unit.village?.places ?? [])
    .filter((place) => !isOver(place, from))
    .map((place) => ({
      ...place,
      id: stableId('c', unit.id, place.id),
      from: place.from !== null && place.from > from ? place.from : from,
      source: unit.id,
    }))
}

/** The heir has followed: nothing is owed any more. */
export function decideSettled(unit: Unit, moment: Moment): MergeDecision {
  if (!unit.owes) return rejected('merge.followed')
  return accepted({ ...unit, owes: null }, moment, 'settled')
}

/** Whether a posting of these days lies within the days of a village: nobody is sent to one that will be gone. */
export function takesPosting(village: Unit, { from, to }: { from: Day; to: Day | null }): boolean {
  if (!village.validTo) return true
  return from <= village.validTo && to !== null && to <= village.validTo
}

/** Of those posted to a village, whose posting reaches the day or lies after it. */
export function postedFrom(postings: readonly Posting[], villageId: string, day: Day): boolean {
  return postings.some((each) => each.villageId === villageId && (isOpen(each, day) || each.from > day))
}
