import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { isShort, joined, renewed, type DecidedPage } from './view'

const SEGMENTS = [
  { value: 'waiting', text: '等我批' },
  { value: 'decided', text: '办过的' },
]

/** 批假条: the requests that wait for whoever looks, the longest first, and those they decided, the latest first. */
Component({
  behaviors: [appearance],
  data: {
    segments: SEGMENTS,
    shown: 'waiting',
    items: null as ViewOf<'leave.waiting'>['items'] | null,
    decided: null as DecidedPage | null,
    /** How the older ones stand: nothing asked, asked, not got. */
    turning: '' as '' | 'asked' | 'failed',
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    onLoad({ show = '' }: Record<string, string | undefined>) {
      if (show === 'decided') this.setData({ shown: show })
    },
    /** Read at every show: a colleague may have decided one of them. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    onSegment({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ shown: detail.value, refusal: null, trouble: null })
      void this.load()
    },
    async load() {
      await (this.data.shown === 'decided' ? this.loadDecided() : this.loadWaiting())
    },
    async loadWaiting() {
      const reply = await call('leave.waiting', {})
      if (reply.ok) this.setData({ items: reply.data.items })
      this.tell('waiting', reply.ok ? null : reply)
    },
    async loadDecided() {
      const reply = await this.pageFrom(undefined)
      if (reply.ok) this.setData({ decided: renewed(this.data.decided, reply.data) })
      this.tell('decided', reply.ok ? null : reply)
    },
    /** Nothing is said of a list that is not in sight any more; what was read before stays in sight on a bad line. */
    tell(of: 'waiting' | 'decided', refusal: Refusal | null) {
      if (this.data.shown !== of) return
      const known = of === 'decided' ? this.data.decided : this.data.items
      this.setData({ refusal: known ? null : refusal, trouble: known ? (refusal?.text ?? null) : null })
    },
    /** A page, with those after it while it would not fill a screen. */
    async pageFrom(cursor: string | undefined) {
      const first = await call('leave.decided', cursor === undefined ? {} : { cursor })
      if (!first.ok) return first
      let page = first.data
      while (isShort(page)) {
        const reply = await call('leave.decided', { cursor: page.next! })
        if (!reply.ok) return page.rows.length > 0 ? { ...first, data: page } : reply
        page = joined(page, reply.data)
      }
      return { ...first, data: page }
    },
    onReachBottom() {
      if (this.data.shown === 'decided') void this.turn()
    },
    async turn() {
      const { decided, turning } = this.data
      if (!decided?.next || turning === 'asked') return
      this.setData({ turning: 'asked' })
      const reply = await this.pageFrom(decided.next)
      if (!reply.ok) return this.setData({ turning: 'failed' })
      // Read again meanwhile from another cursor on: this page would leave a gap or come twice.
      const current = this.data.decided
      const fits = current !== null && current.next === decided.next
      this.setData({ turning: '', ...(fits ? { decided: joined(current, reply.data) } : {}) })
    },
    toCalendar() {
      wx.navigateTo({ url: '../calendar/index' })
    },
    toApplication({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { book, application, still } = currentTarget.dataset as Record<string, string | boolean>
      if (still) return
      wx.navigateTo({ url: `../application/index?bookId=${book}&applicationId=${application}` })
    },
  },
})
