import { WEEKDAYS } from '../month-calendar/cells'
import { blanksBefore } from '../weekday'
import { nextRange, type Range } from './range'
import { showCells, type PickCell, type ShownCell } from './show'
import { windowOf } from './window'

/**
 * 从哪天到哪天: one tap is one day, a later second tap makes it a range, the next tap starts over.
 * Two weeks are in sight until 更多日期 is tapped or the range reaches further.
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
    /** The short view begins with the week of this day. */
    today: String,
  },
  data: { weekdays: WEEKDAYS, blanks: [] as number[], shown: [] as ShownCell[], all: false, longer: false },
  observers: {
    'cells, from, to, fromHalf, toHalf, today, all'() {
      this.show()
    },
  },
  methods: {
    show() {
      const { cells, from, to, fromHalf, toHalf, today, all } = this.data
      const { start, end, more } = windowOf(cells, { from, to }, today, all)
      const shown = showCells(cells.slice(start, end), { from, to }, { fromHalf, toHalf })
      const whole = end - start === cells.length
      this.setData({ blanks: blanksBefore(cells[start]?.day), shown, longer: more && (all || !whole) })
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
