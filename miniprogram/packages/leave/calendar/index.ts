import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { blanksBefore } from '../../../components/weekday'
import { pickedOf } from './view'

type View = ViewOf<'leave.calendar'>

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** 请假日历: who is away on which day. `?unitId=` of a township or village below one's own. */
Component({
  behaviors: [appearance],
  data: {
    weekdays: WEEKDAYS,
    blanks: [] as number[],
    view: null as View | null,
    picked: null as View['days'][number] | null,
    refusal: null as Refusal | null,
    retry: '',
    unitId: '',
    month: '',
  },
  methods: {
    onLoad({ unitId = '' }: { unitId?: string }) {
      this.setData({ unitId })
    },
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const { unitId, month } = this.data
      const reply = await call('leave.calendar', {
        ...(unitId ? { unitId } : {}),
        ...(month ? { month } : {}),
      })
      // Somebody who turns pages quickly sees the month they turned to last.
      if (month !== this.data.month) return
      if (!reply.ok) {
        this.setData({ refusal: reply, retry: helps(reply) })
        return
      }
      const view = reply.data
      this.setData({
        view,
        refusal: null,
        blanks: blanksBefore(view.days[0]?.day),
        picked: pickedOf(view, this.data.picked?.day ?? ''),
      })
    },
    turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const month = currentTarget.dataset.month as string
      if (!month) return
      this.setData({ month })
      void this.load()
    },
    onDay({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ picked: pickedOf(this.data.view!, currentTarget.dataset.day as string) })
    },
    toTown({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `index?unitId=${currentTarget.dataset.unit as string}` })
    },
    toApplication({ currentTarget }: WechatMiniprogram.TouchEvent) {
      type Row = { book: string; application: string; opens: boolean }
      const { book, application, opens } = currentTarget.dataset as Row
      if (!opens) return
      wx.navigateTo({ url: `../application/index?bookId=${book}&applicationId=${application}` })
    },
  },
})
