import { WEEKDAYS } from '../month-calendar/cells'
import { blanksBefore } from '../weekday'
import { nextRange, type Range } from './range'
import { showCells, type PickCell, type ShownCell } from './show'

/** Two weeks are in sight until 更多日期 is tapped or the range reaches further. */
const SHORT = 14

/**
 * 从哪天到哪天: one tap is one day, a later second tap makes it a range, the next tap starts over.
 * Event `change` with `{from, to}`; the page keeps them and gives them back.
 */
Component({
  properties: {
    /** `[{day, info?, rest?, off?, empty?, words?}]`, consecutive days; `info` is a word or a surname under the date. */
    cells: { type: Array, value: [] as PickCell[] },
    from: String,
    to: String,
    /** `full`, or `afternoon` for a range that starts at noon (`morning` only when it is one day). */
    fromHalf: { type: String, value: 'full' },
    /** `full`, or `morning` for a range that ends at noon. */
    toHalf: { type: String, value: 'full' },
    /** 李：李晓燕公出 王：王磊年休 */
    names: String,
  },
  data: { weekdays: WEEKDAYS, blanks: [] as number[], shown: [] as ShownCell[], all: false, longer: false },
  observers: {
    'cells, from, to, fromHalf, toHalf, all'() {
      this.show()
    },
  },
  methods: {
    show() {
      const { cells, from, to, fromHalf, toHalf, all } = this.data
      const blanks = blanksBefore(cells[0]?.day)
      const short = SHORT - blanks.length
      const whole = all || cells.findIndex((cell) => cell.day === to) >= short
      const shown = showCells(whole ? cells : cells.slice(0, short), { from, to }, { fromHalf, toHalf })
      this.setData({ blanks, shown, longer: cells.length > short && (all || !whole) })
    },
    onPick(event: WechatMiniprogram.TouchEvent) {
      const day = event.currentTarget.dataset.day as string
      if (this.data.cells.some((cell) => cell.day === day && cell.off)) return
      const range: Range = nextRange({ from: this.data.from, to: this.data.to }, day)
      this.triggerEvent('change', range)
    },
    onMore() {
      this.setData({ all: !this.data.all })
    },
  },
})
