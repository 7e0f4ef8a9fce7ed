import type { ViewOf } from '../../../cloud/call'

type Village = ViewOf<'attendance.today'>['villages'][number]

/** Villages and people of a piece of the list, whichever is reached first: about a screen. */
const VILLAGES = 8
const PEOPLE = 24
/** Nodes of a village, and of each of its people. */
const A_VILLAGE = 8
const A_PERSON = 4

/** The villages in pieces of a few, at least one in each. */
export function piecesOf(villages: readonly Village[]): Village[][] {
  const pieces: Village[][] = []
  let people = 0
  for (const village of villages) {
    const last = pieces[pieces.length - 1]
    people += village.people.length
    if (last && last.length < VILLAGES && people <= PEOPLE) {
      last.push(village)
    } else {
      pieces.push([village])
      people = village.people.length
    }
  }
  return pieces
}

/** Nodes that a piece takes. */
export const nodesOf = (piece: readonly Village[]): number =>
  piece.reduce((sum, { people }) => sum + A_VILLAGE + people.length * A_PERSON, 1)
