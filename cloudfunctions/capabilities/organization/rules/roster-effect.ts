import { canonical } from '../../../kernel/hashing'
import type { Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import type { Person } from './person'
import { mergePerson, mergeUnit, NEVER, type PersonChange } from './roster-merge'
import type { RosterContext, RosterPlan } from './roster-plan'

/** Somebody whom the file brings or changes; `before` is null for somebody new. */
export interface PersonEffect {
  id: string
  before: Person | null
  after: Person
}

/** A township or village that the file brings or changes. */
export interface UnitEffect {
  before: Unit | null
  after: Unit
}

/** What taking a checked roster would do, before anything is written. */
export interface RosterEffect {
  added: PersonEffect[]
  updated: PersonEffect[]
  /** Those of `updated` who get a last day, or an earlier one, for a posting or a role. */
  ended: PersonEffect[]
  /** Those of `updated` whose posting or role had ended, or was to end, and no longer does. */
  reopened: PersonEffect[]
  /** Those whose posting or role has a last day that the file leaves empty. It stays. */
  stillEnded: PersonEffect[]
  unchanged: number
  /** On duty today or later and not named by the file. They are kept as they are. */
  missing: Array<{ id: string; person: Person }>
  units: UnitEffect[]
}

/** How many of each, as the job remembers it. */
export interface EffectCounts {
  people: number
  villages: number
  added: number
  updated: number
  ended: number
  unchanged: number
  missing: number
  /** Townships and villages that are new or changed. */
  unitsChanged: number
}

export function effectOf(plan: RosterPlan, context: RosterContext, today: Day): RosterEffect {
  const effect: RosterEffect = {
    ...{ added: [], updated: [], ended: [], reopened: [], stillEnded: [] },
    ...{ unchanged: 0, missing: [], units: [] },
  }
  for (const change of plan.people) {
    const before = context.people.get(change.id) ?? null
    const after = mergePerson(before, change)
    if (!before) effect.added.push({ id: change.id, before, after })
    else if (seen(before) === seen(after)) effect.unchanged++
    else effect.updated.push({ id: change.id, before, after })
    if (before && leavesAnEnd(change, after)) effect.stillEnded.push({ id: change.id, before, after })
  }
  effect.reopened = effect.updated.filter(({ before, after }) => reopensSomething(before!, after, today))
  effect.ended = effect.updated.filter(({ before, after }) => endsSomething(before!, after))
  const named = new Set(plan.people.map(({ id }) => id))
  for (const [id, person] of context.people)
    if (!named.has(id) && isOnDuty(person, today)) effect.missing.push({ id, person })
  for (const change of plan.units) {
    const before = context.units.get(change.id) ?? null
    const after = mergeUnit(before, change)
    if (!before || canonical(before) !== canonical(after)) effect.units.push({ before, after })
  }
  return effect
}

/** The letters of the name follow from the name: writing them for the first time is no change that anybody sees. */
function seen({ initials: _letters, ...person }: Person): string {
  return canonical(person)
}

function endsSomething(before: Person, after: Person): boolean {
  const now = [...after.postings, ...after.grants]
  return [...before.postings, ...before.grants].some((old) => {
    const span = now.find(({ id }) => id === old.id)
    return span !== undefined && (span.to ?? NEVER) < (old.to ?? NEVER)
  })
}

function reopensSomething(before: Person, after: Person, today: Day): boolean {
  const now = [...after.postings, ...after.grants]
  return [...before.postings, ...before.grants].some((old) => {
    const span = now.find(({ id }) => id === old.id)
    if (old.to === null || span === undefined) return false
    return span.to === null || (old.to < today && old.to < span.to)
  })
}

/** A merged span begins where the file says. */
function leavesAnEnd({ postings, grants }: PersonChange, after: Person): boolean {
  const ends = ({ to }: { to: Day | null } = { to: null }): boolean => to !== null
  return (
    postings.some(
      ({ villageId, from, to }) =>
        to === null &&
        ends(after.postings.find((each) => each.villageId === villageId && each.from === from)),
    ) ||
    grants.some(
      ({ unitId, role, from, to }) =>
        to === null &&
        ends(after.grants.find((each) => each.unitId === unitId && each.role === role && each.from === from)),
    )
  )
}

function isOnDuty({ postings, grants }: Person, today: Day): boolean {
  return [...postings, ...grants].some(({ from, to }) => today <= (to ?? NEVER) && from <= (to ?? NEVER))
}

export function countsOf(plan: RosterPlan, effect: RosterEffect): EffectCounts {
  return {
    people: plan.people.length,
    villages: plan.units.filter(({ village }) => village !== null).length,
    added: effect.added.length,
    updated: effect.updated.length,
    ended: effect.ended.length,
    unchanged: effect.unchanged,
    missing: effect.missing.length,
    unitsChanged: effect.units.length,
  }
}
