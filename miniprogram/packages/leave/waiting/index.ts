import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'

/** 等你决定: the requests that wait for whoever looks, the longest first. */
Component({
  behaviors: [appearance],
  data: {
    items: null as ViewOf<'leave.waiting'>['items'] | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    /** Read at every show: a colleague may have decided one of them. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('leave.waiting', {})
      if (reply.ok) this.setData({ items: reply.data.items, refusal: null, trouble: null })
      else if (this.data.items) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
    },
    toApplication({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { book, application } = currentTarget.dataset as { book: string; application: string }
      wx.navigateTo({ url: `../application/index?bookId=${book}&applicationId=${application}` })
    },
  },
})
