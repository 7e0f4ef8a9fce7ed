import type { ViewOf } from '../../../cloud/call'

type Looks = ViewOf<'attendance.looks'>

/** Rows of a piece of the list: half a screen. */
const ROWS = 6
/** Nodes of a row with its tile, tag and three lines. */
const A_ROW = 18

/** What is open and then what was seen, in pieces of a few rows; `open` is how many of the pieces are of the first kind. */
export function piecesOf({ rows, seen }: Pick<Looks, 'rows' | 'seen'>): {
  pieces: unknown[][]
  nodes: number[]
  open: number
} {
  const open = cut(rows)
  const pieces = [...open, ...cut(seen)]
  return { pieces, nodes: pieces.map((piece) => 1 + piece.length * A_ROW), open: open.length }
}

function cut(rows: readonly unknown[]): unknown[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS))
}
