import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'

/** 台账封存: the last seal, to be written down on paper, and how it is checked. */
Component({
  behaviors: [appearance],
  data: {
    view: null as ViewOf<'audit.lastSeal'> | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
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
      const reply = await call('audit.lastSeal', {})
      if (reply.ok) this.setData({ view: reply.data, refusal: null, trouble: null })
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
    },
    copy() {
      wx.setClipboardData({ data: this.data.view!.seal!.text })
    },
  },
})
