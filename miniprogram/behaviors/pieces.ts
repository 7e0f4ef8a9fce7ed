/** A long list cut into pieces of as many rows, and the nodes that each piece takes when it is drawn, its own element included. */
export function inPieces<Row>(
  rows: readonly Row[],
  each: number,
  nodesOfRow: number,
): { pieces: Row[][]; nodes: number[] } {
  const count = Math.ceil(rows.length / each)
  const pieces = Array.from({ length: count }, (_, i) => rows.slice(i * each, (i + 1) * each))
  return { pieces, nodes: pieces.map((piece) => 1 + piece.length * nodesOfRow) }
}
