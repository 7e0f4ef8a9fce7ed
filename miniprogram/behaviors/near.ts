/** Where a piece of a list stands, in pixels below the top of the screen. */
export interface Edges {
  top: number
  bottom: number
}

/** Nodes that are drawn at once, of the thousand that WeChat advises: the page around the list has some, too. */
export const MOST = 760

/** The last piece that is drawn before anything is scrolled or measured: as many as fit, at least one. */
export function drawnAtFirst(nodes: readonly number[]): number {
  let to = 0
  let sum = nodes[0] ?? 0
  while (to + 1 < nodes.length && sum + nodes[to + 1]! <= MOST) sum += nodes[++to]!
  return to
}

/**
 * The pieces to draw, first and last: those on the screen, whatever they take, and then whichever is nearest above or below
 * it, up to a screen away, while they fit.
 */
export function drawnNear(
  places: readonly Edges[],
  nodes: readonly number[],
  screen: number,
): { from: number; to: number } {
  const below = places.findIndex(({ bottom }) => bottom > 0)
  // Scrolled past its end, by a finger that pulls or by what stands below it.
  let from = below < 0 ? places.length - 1 : below
  let to = from
  while (to + 1 < places.length && places[to + 1]!.top < screen) to++
  let sum = nodes.slice(from, to + 1).reduce((total, each) => total + each, 0)
  const distance = (id: number): number => {
    const place = places[id]
    if (!place || sum + nodes[id]! > MOST) return Infinity
    const away = id < from ? -place.bottom : place.top - screen
    return away > screen ? Infinity : away
  }
  for (;;) {
    const [above, under] = [distance(from - 1), distance(to + 1)]
    if (Math.min(above, under) === Infinity) return { from, to }
    const next = under <= above ? ++to : --from
    sum += nodes[next]!
  }
}

/** Heights of all pieces: as measured, or by their nodes as those that were. */
export function heightsOf(measured: readonly number[], nodes: readonly number[]): number[] {
  const known = measured.flatMap((height, id) => (height > 0 ? [{ height, nodes: nodes[id]! }] : []))
  const total = (of: 'height' | 'nodes'): number => known.reduce((sum, each) => sum + each[of], 0)
  const each = known.length > 0 ? total('height') / total('nodes') : 0
  return measured.map((height, id) => (height > 0 ? height : nodes[id]! * each))
}
