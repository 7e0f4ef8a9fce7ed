import { blanksBefore } from '../../../components/weekday'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const LEVELS = ['1', '2', '3', '4']

/** 一个月的冷热: a cell a day, darker the more of those expected were in the village. Event `pick` with `{day}`. */
Component({
  properties: {
    /** `[{day, date, level, share, today, words}]`, every day of the month in order. */
    cells: { type: Array, value: [] as Array<{ day: string }> },
    /** The day that is opened, `YYYY-MM-DD`. */
    picked: String,
  },
  data: { weekdays: WEEKDAYS, levels: LEVELS, blanks: [] as number[] },
  observers: {
    cells(cells: Array<{ day: string }>) {
      this.setData({ blanks: blanksBefore(cells[0]?.day) })
    },
  },
  methods: {
    onPick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { day: currentTarget.dataset.day as string })
    },
  },
})
