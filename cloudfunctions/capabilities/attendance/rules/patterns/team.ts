import type { Day } from '../../../../kernel/day'
import { dueDays, type LedgerMonth } from './person'
import type { Pattern } from './pattern'

/** Fewer shared working days say nothing about a team: about two working weeks. */
const ENOUGH_DAYS = 10
/** A habit is what happens four times out of five. */
const HABIT = 0.8
/** Days that each of them has to have been there alone: once is a coincidence, a turn comes round. */
const TURNS = 2

/**
 * 轮流值班: the post is covered and the people are not. Of the working days that asked for all of a team, nearly every
 * one has exactly one of them in the village, and each has had turns. Only for two people and more.
 */
export function takingTurns(team: readonly LedgerMonth[]): Pattern | null {
  if (team.length < 2) return null
  const states = team.map((month) => new Map(dueDays(month).map(({ day, counted }) => [day, counted])))
  const shared = [...states[0]!.keys()].filter((day) => states.every((state) => state.has(day)))
  const alone = shared.filter((day) => states.filter((state) => state.get(day)).length === 1)
  if (shared.length < ENOUGH_DAYS || alone.length < shared.length * HABIT) return null
  if (!states.every((state) => turns(state, alone) >= TURNS)) return null
  return { kind: 'taking-turns', dates: alone }
}

const turns = (state: ReadonlyMap<Day, boolean>, days: readonly Day[]): number =>
  days.filter((day) => state.get(day)).length
