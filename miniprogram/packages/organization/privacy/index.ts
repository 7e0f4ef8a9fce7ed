import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'

/** 个人信息怎么用: what is kept of people, what for, and how long. */
Component({
  behaviors: [appearance],
  data: {
    view: null as ViewOf<'organization.privacy'> | null,
    refusal: null as Refusal | null,
    again: '',
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
      const reply = await call('organization.privacy', {})
      if (reply.ok) this.setData({ view: reply.data, refusal: null, trouble: null })
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply, again: helps(reply) })
    },
  },
})
