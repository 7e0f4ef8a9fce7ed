import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'

type Row = ViewOf<'attendance.draws'>['rows'][number]

/** 抽查: every draw over the caller's units, latest first, those that nobody completed included. */
Component({
  behaviors: [appearance],
  data: {
    rows: null as Row[] | null,
    next: null as number | null,
    opens: false,
    loadingMore: false,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    /** Read at every show: a colleague may have added the digits of one. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('attendance.draws', {})
      if (reply.ok) this.setData({ ...reply.data, refusal: null, trouble: null })
      else if (this.data.rows) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
    },
    async onReachBottom() {
      const { next, loadingMore, rows } = this.data
      if (next === null || loadingMore) return
      this.setData({ loadingMore: true })
      const reply = await call('attendance.draws', { before: next })
      this.setData({ loadingMore: false })
      if (!reply.ok) return this.setData({ trouble: reply.text })
      this.setData({ rows: [...(rows ?? []), ...reply.data.rows], next: reply.data.next })
    },
    toDraw({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `../draw/index?drawId=${currentTarget.dataset.id as string}` })
    },
    toNew() {
      wx.navigateTo({ url: '../new-draw/index' })
    },
  },
})
