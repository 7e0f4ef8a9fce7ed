import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'

/** 补签和异议: what of the ledgers waits for whoever looks, the longest first. */
Component({
  behaviors: [appearance],
  data: {
    view: null as ViewOf<'attendance.waiting'> | null,
    refusal: null as Refusal | null,
    /** Words of the button below it, where trying again can help. */
    again: '',
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    /** Read at every show: a colleague may have answered one of them. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('attendance.waiting', {})
      if (reply.ok) this.setData({ view: reply.data, refusal: null, trouble: null })
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply, again: helps(reply) })
    },
    toCase({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { ledger, which } = currentTarget.dataset as { ledger: string; which: string }
      wx.navigateTo({ url: `../case/index?ledgerId=${ledger}&caseId=${which}` })
    },
    toPeople() {
      wx.navigateTo({ url: '../people/index' })
    },
  },
})
