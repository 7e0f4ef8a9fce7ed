import type { Unit } from '../../../kernel/people'
import type { Person } from './person'
import { checkOfficers } from './roster-officers'
import { checkPeople } from './roster-people'
import type { PersonChange, UnitChange } from './roster-merge'
import { inOrder, type Problem } from './roster-problem'
import { OFFICER_SHEET, POSTED_SHEET } from './roster-format'
import { readRows } from './roster-rows'
import type { RawSheet } from './roster-sheet'
import { checkVillages } from './roster-villages'

/** What is known before the file is taken. */
export interface RosterContext {
  county: Unit
  /** Only an operator makes organisers; an organiser's file may only repeat those there are. */
  byOperator: boolean
  people: ReadonlyMap<string, Person>
  units: ReadonlyMap<string, Unit>
}

/** 花名册里要写的: units before the people in them. */
export interface RosterPlan {
  units: UnitChange[]
  people: PersonChange[]
}

export interface CheckedRoster {
  /** Empty when there are problems: a roster is taken whole or not at all. */
  plan: RosterPlan
  problems: Problem[]
}

/** Checks the whole file, each row and all rows against one another and against what is known. */
export function checkRoster(sheets: RawSheet[], context: RosterContext): CheckedRoster {
  const rows = readRows(sheets)
  const problems = [...rows.problems]
  const villages = checkVillages(rows.villages, context)
  problems.push(...villages.problems)
  const officers = checkOfficers(rows.officers, villages.units, context)
  // A row that could not be read may be the one that brings the unit: nobody is told of what mends itself.
  const allRead = !rows.problems.some(({ sheet }) => sheet === POSTED_SHEET)
  problems.push(...officers.filter(({ code }) => allRead || code !== 'unit.unknown'))
  const people = checkPeople(rows, context)
  problems.push(...people.problems)
  if (problems.length > 0) {
    return { plan: { units: [], people: [] }, problems: inOrder(problems, [POSTED_SHEET, OFFICER_SHEET]) }
  }
  return { plan: { units: villages.units, people: people.people }, problems: [] }
}
