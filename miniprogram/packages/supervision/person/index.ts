import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'

/** 一个人: what is known of somebody posted, each line leading to what it rests on. `?personId=&postingId=`. */
Component({
  behaviors: [appearance],
  data: {
    view: null as ViewOf<'supervision.person'> | null,
    refusal: null as Refusal | null,
    retry: '',
    personId: '',
    postingId: '',
  },
  methods: {
    onLoad({ personId = '', postingId = '' }: { personId?: string; postingId?: string }) {
      this.setData({ personId, postingId })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const { personId, postingId } = this.data
      const reply = await call('supervision.person', { personId, postingId })
      if (reply.ok) this.setData({ view: reply.data, refusal: null })
      else this.setData({ refusal: reply, retry: helps(reply) })
    },
    toPage({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const page = currentTarget.dataset.page as string
      if (page) wx.navigateTo({ url: `/${page}` })
    },
  },
})
