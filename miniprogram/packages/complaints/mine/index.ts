import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { joined } from '../pages'

type View = ViewOf<'complaints.mine'>

/** 投诉建议: one's own, and how far each has come. */
Component({
  behaviors: [appearance],
  data: {
    view: null as View | null,
    refusal: null as Refusal | null,
    again: '',
    trouble: null as Refusal['text'] | null,
    turning: '' as '' | 'asked' | 'failed',
  },
  methods: {
    /** Read at every show: one of them may have been answered meanwhile. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('complaints.mine', {})
      if (reply.ok) this.setData({ view: reply.data, refusal: null, trouble: null, turning: '' })
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply, again: helps(reply) })
    },
    onReachBottom() {
      void this.turn()
    },
    async turn() {
      const { view, turning } = this.data
      if (!view || view.next === null || turning === 'asked') return
      this.setData({ turning: 'asked' })
      const reply = await call('complaints.mine', { cursor: view.next })
      if (!reply.ok) return this.setData({ turning: 'failed' })
      this.setData({ view: { ...view, ...joined(view, reply.data) }, turning: '' })
    },
    toItem({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `../item/index?complaintId=${currentTarget.dataset.id as string}` })
    },
    toNew() {
      wx.navigateTo({ url: '../new/index' })
    },
    toPhone() {
      const phoneNumber = this.data.view?.phone?.phone
      if (phoneNumber) wx.makePhoneCall({ phoneNumber, fail: () => undefined })
    },
  },
})
