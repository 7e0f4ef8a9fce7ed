import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'

type History = ViewOf<'policy.history'>

/** 改动记录: every change of the county's rules, newest first, for everybody bound by them. */
Component({
  behaviors: [appearance],
  data: {
    rows: [] as History['rows'],
    loaded: false,
    next: null as number | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    turning: false,
  },
  methods: {
    onLoad() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('policy.history', {})
      if (reply.ok) this.show(reply.data, [])
      else if (this.data.loaded) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
    },
    async onReachBottom() {
      const { next, rows, turning } = this.data
      if (next === null || turning) return
      this.setData({ turning: true })
      const reply = await call('policy.history', { cursor: next })
      this.setData({ turning: false })
      if (reply.ok) this.show(reply.data, rows)
      else this.setData({ trouble: reply.text })
    },
    show({ rows, next }: History, before: History['rows']) {
      this.setData({ rows: [...before, ...rows], next, loaded: true, refusal: null, trouble: null })
    },
  },
})
