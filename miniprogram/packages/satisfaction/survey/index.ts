import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { sceneOf } from './scanned'

type View = ViewOf<'satisfaction.survey'>

/** 代填: the surveyor's villages, how many are left in each, and the next household's slip. */
Component({
  behaviors: [appearance],
  data: {
    loading: true,
    view: null as View | null,
    mayScan: false,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    seen: false,
  },
  methods: {
    /** Read at every show: a household has voted meanwhile. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('satisfaction.survey', {})
      if (!reply.ok)
        return this.data.view
          ? this.setData({ loading: false, trouble: reply.text })
          : this.setData({ loading: false, refusal: reply })
      const mayScan = reply.data.rounds.some(({ villages }) => villages.some((village) => village.mayScan))
      this.setData({ loading: false, view: reply.data, mayScan, refusal: null, trouble: null })
      this.markSeen()
    },
    /** Whoever came from a card has read what the inbox says; once a visit, though the villages are read at every show. */
    markSeen() {
      if (this.data.seen) return
      this.setData({ seen: true })
      void call('notifications.seen', { page: 'packages/satisfaction/survey/index' })
    },
    /** The village is in the code: nobody chooses it by hand. */
    onScan() {
      wx.scanCode({
        success: (scanned) => {
          const scene = sceneOf(scanned)
          if (!scene) return wx.showToast({ title: '这不是测评的纸条', icon: 'none' })
          const url = `/packages/poll/vote/index?assisted=1&scene=${encodeURIComponent(scene)}`
          return wx.navigateTo({ url })
        },
        fail: () => {},
      })
    },
  },
})
