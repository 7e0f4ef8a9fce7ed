import { blanksBefore } from '../weekday'
import { KEYS, WEEKDAYS, withClasses, type DayCell } from './cells'

/** 一个月的台账: a cell a day with its drawn signs. Event `pick` with `{day}`. */
Component({
  properties: {
    /** `[{day, date, state, night, today, signs, words}]`, every day of the month in order. */
    cells: { type: Array, value: [] as DayCell[] },
    /** The day whose story is open, `YYYY-MM-DD`. */
    picked: String,
    legend: { type: Boolean, value: true },
  },
  data: { weekdays: WEEKDAYS, keys: KEYS, blanks: [] as number[], shown: [] as DayCell[] },
  observers: {
    'cells, picked'(cells: DayCell[], picked: string) {
      this.setData({ blanks: blanksBefore(cells[0]?.day), shown: withClasses(cells, picked) })
    },
  },
  methods: {
    onPick(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { day: event.currentTarget.dataset.day as string })
    },
  },
})
