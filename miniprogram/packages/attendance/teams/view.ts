import type { ViewOf } from '../../../cloud/call'

type Village = ViewOf<'attendance.teams'>['villages'][number]

/** Rows of a piece of the list: what fits on a screen is two or three of them. */
const ROWS = 7
/** Nodes of a row of thirty-one cells, and of the card around the rows of a village. */
const A_ROW = 36
const A_CARD = 4

/** The villages in pieces of a few rows. One of more people than that goes on in a card of its own. */
export function piecesOf(villages: readonly Village[]): Village[][] {
  const pieces: Village[][] = []
  let room = 0
  for (const card of villages.flatMap(cardsOf)) {
    // A village without anybody takes room, too.
    const takes = Math.max(1, card.rows.length)
    if (takes > room) {
      pieces.push([])
      room = ROWS
    }
    pieces[pieces.length - 1]!.push(card)
    room -= takes
  }
  return pieces
}

function cardsOf(village: Village): Village[] {
  const { villageId, name, rows } = village
  if (rows.length <= ROWS) return [village]
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => ({
    ...village,
    villageId: `${villageId} ${i}`,
    name: i === 0 ? name : `${name}（接上）`,
    rows: rows.slice(i * ROWS, (i + 1) * ROWS),
  }))
}

/** Nodes that a piece takes. */
export const nodesOf = (piece: readonly Village[]): number =>
  piece.reduce((sum, { rows }) => sum + A_CARD + rows.length * A_ROW, 1)
