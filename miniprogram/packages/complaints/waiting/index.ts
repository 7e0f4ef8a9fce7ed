import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { joined } from '../pages'

type View = ViewOf<'complaints.received'>
type Show = 'waiting' | 'done'

/** 收到的投诉建议: what waits for an answer, the most urgent first, and what was answered. */
Component({
  behaviors: [appearance],
  data: {
    segments: [
      { value: 'waiting', text: '等答复' },
      { value: 'done', text: '答复过的' },
    ],
    show: 'waiting' as Show,
    view: null as View | null,
    refusal: null as Refusal | null,
    again: '',
    trouble: null as Refusal['text'] | null,
    turning: '' as '' | 'asked' | 'failed',
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
    onSegment({ detail }: { detail: { value: Show } }) {
      this.setData({ show: detail.value, view: null, refusal: null, trouble: null })
      void this.load()
    },
    /** An answer about the list that was left meanwhile is not shown in the other. */
    async load() {
      const { show } = this.data
      const reply = await call('complaints.received', { show })
      if (show !== this.data.show) return
      if (reply.ok) this.setData({ view: reply.data, refusal: null, trouble: null, turning: '' })
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply, again: helps(reply) })
    },
    onReachBottom() {
      void this.turn()
    },
    async turn() {
      const { view, show, turning } = this.data
      if (!view || view.next === null || turning === 'asked') return
      this.setData({ turning: 'asked' })
      const reply = await call('complaints.received', { show, cursor: view.next })
      if (show !== this.data.show) return
      if (!reply.ok) return this.setData({ turning: 'failed' })
      this.setData({ view: { ...view, ...joined(view, reply.data) }, turning: '' })
    },
    toItem({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `../item/index?complaintId=${currentTarget.dataset.id as string}` })
    },
  },
})
