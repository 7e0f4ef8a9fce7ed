import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'

Component({
  behaviors: [appearance],
  data: {
    loading: true,
    view: null as ViewOf<'satisfaction.rounds'> | null,
    refusal: null as Refusal | null,
  },
  methods: {
    /** Read at every show: a round may have been opened or closed meanwhile. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('satisfaction.rounds', {})
      if (reply.ok) this.setData({ loading: false, view: reply.data, refusal: null })
      else this.setData({ loading: false, refusal: reply })
    },
    onRound({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const roundId = currentTarget.dataset.id as string
      wx.navigateTo({ url: `/packages/satisfaction/round/index?roundId=${roundId}` })
    },
    onRecordings() {
      wx.navigateTo({ url: '/packages/satisfaction/recordings/index' })
    },
    onNew() {
      wx.navigateTo({ url: '/packages/satisfaction/new/index' })
    },
  },
})
