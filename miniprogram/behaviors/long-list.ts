import { drawnAtFirst, drawnNear, heightsOf, type Edges } from './near'

/**
 * A list of which only what is near the screen is drawn, however long it is and however far one scrolls: WeChat advises
 * fewer than a thousand nodes. It lies in pieces, one below the other; a piece out of sight is a space of its height.
 *
 * A page draws `pieces` in elements of the class `piece`, each with its `items`, or with its `height` where it has none; it
 * calls `layOut` with everything, and `scrolled` from its own `onPageScroll`.
 */
export interface Piece {
  id: number
  /** Of a piece that is not drawn, in pixels; 0 of one that is. */
  height: number
  items: unknown[]
}

/** What is not drawn does not travel to the view either. */
interface Laid {
  all: unknown[][]
  /** Nodes that each piece takes when it is drawn. */
  nodes: number[]
  /** As last measured, in pixels; 0 of one that was not drawn yet. */
  heights: number[]
  from: number
  to: number
  /** The places are being asked for, and whether somebody scrolled meanwhile. */
  asking: boolean
  moved: boolean
  /** The timer that goes off when the page stands still; 0 before it was ever moved. */
  still: number
}

/**
 * Milliseconds without a scroll event after which the page is taken to stand still. A flick runs on after the last event that
 * a page is told of, and a question asked in the middle of it may be answered late or never.
 */
const STILL = 200

const lists = new WeakMap<object, Laid>()

export const longList = Behavior({
  data: { pieces: [] as Piece[] },
  lifetimes: {
    detached() {
      this.forget()
    },
  },
  methods: {
    /**
     * Everything, in pieces that are each far smaller than a screenful of nodes; `nodes` are those of each piece. `data` is set
     * with it, so that a page is never seen with one and without the other. Laid out anew, after a pull or another page, it
     * stays where it was: what is not drawn keeps the height that it had.
     */
    layOut(all: unknown[][], nodes: number[], data: Record<string, unknown> = {}) {
      const before = lists.get(this)
      this.forget()
      const last = Math.max(0, all.length - 1)
      const heights = all.map((_, id) => before?.heights[id] ?? 0)
      const from = Math.min(before?.from ?? 0, last)
      const to = before ? Math.max(from, Math.min(before.to, last)) : drawnAtFirst(nodes)
      lists.set(this, { all, nodes, heights, from, to, asking: false, moved: false, still: 0 })
      const guessed = heightsOf(heights, nodes)
      const pieces = all.map((items, id): Piece => {
        const drawn = id >= from && id <= to
        return drawn ? { id, height: 0, items } : { id, height: Math.round(guessed[id]!), items: [] }
      })
      this.setData({ ...data, pieces }, () => this.look())
    },
    /** The page moved: looks at once, and once more when it stands still, whatever became of the questions before. */
    scrolled() {
      const list = lists.get(this)
      if (!list) return
      clearTimeout(list.still)
      list.still = setTimeout(() => {
        list.asking = false
        this.look()
      }, STILL)
      this.look()
    },
    forget() {
      const list = lists.get(this)
      if (list) clearTimeout(list.still)
      lists.delete(this)
    },
    /** Draws what came near the screen, and leaves a space where something went out of sight. */
    look() {
      const list = lists.get(this)
      if (!list || list.all.length === 0) return
      if (list.asking) {
        list.moved = true
        return
      }
      list.asking = true
      this.createSelectorQuery()
        .selectAll('.piece')
        .boundingClientRect((found) => {
          list.asking = false
          this.drawNear(list, found as unknown as Edges[])
          if (list.moved) {
            list.moved = false
            this.look()
          }
        })
        .exec()
    },
    drawNear(list: Laid, places: Edges[]) {
      // The page is gone, or another list was laid out meanwhile.
      if (lists.get(this) !== list || places.length !== list.all.length) return
      for (let id = list.from; id <= list.to; id++) list.heights[id] = places[id]!.bottom - places[id]!.top
      const { from, to } = drawnNear(places, list.nodes, wx.getWindowInfo().windowHeight)
      const guessed = heightsOf(list.heights, list.nodes)
      const change: Record<string, Piece> = {}
      for (const { id, height, items } of this.data.pieces) {
        const drawn = id >= from && id <= to
        // A guess once made stays until it is measured, so that nothing above the screen moves what is on it.
        const known = list.heights[id]! > 0 || height === 0 ? Math.round(guessed[id]!) : height
        const space = drawn ? 0 : known
        if (drawn !== items.length > 0 || space !== height)
          change[`pieces[${id}]`] = { id, height: space, items: drawn ? list.all[id]! : [] }
      }
      Object.assign(list, { from, to })
      // What is drawn now may be a little higher than its space was.
      if (Object.keys(change).length > 0) this.setData(change, () => this.look())
    },
  },
})
