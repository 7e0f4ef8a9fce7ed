import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'

/** 我的请假: every application of one's own and how far it has come. */
Component({
  behaviors: [appearance],
  data: {
    view: null as ViewOf<'leave.mine'> | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    /** Read at every show: one of them may have been decided, or handed in, meanwhile. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('leave.mine', {})
      if (reply.ok) this.setData({ view: reply.data, refusal: null, trouble: null })
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
    },
    toApplication({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { book, application } = currentTarget.dataset as { book: string; application: string }
      wx.navigateTo({ url: `../application/index?bookId=${book}&applicationId=${application}` })
    },
    toNew() {
      wx.navigateTo({ url: '../new/index' })
    },
  },
})
