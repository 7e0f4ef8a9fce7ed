import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'

/** 本县规则: what is collected and asked, in sentences, for everybody bound by it. */
Component({
  behaviors: [appearance],
  data: {
    view: null as ViewOf<'policy.rules'> | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    /** Read at every show: whoever comes back from changing something sees it. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('policy.rules', {})
      if (reply.ok) this.setData({ view: reply.data, refusal: null, trouble: null })
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
    },
    to({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `../${currentTarget.dataset.page as string}/index` })
    },
  },
})
