import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'

type View = ViewOf<'satisfaction.remarks'>

Component({
  behaviors: [appearance],
  data: {
    roundId: '',
    villageId: '',
    loading: true,
    view: null as View | null,
    refusal: null as Refusal | null,
    working: false,
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    onLoad(query: { roundId?: string; villageId?: string }) {
      this.setData({ roundId: query.roundId ?? '', villageId: query.villageId ?? '' })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const { roundId, villageId } = this.data
      this.show(await call('satisfaction.remarks', villageId ? { roundId, villageId } : { roundId }))
    },
    show(reply: Reply<View>) {
      if (!reply.ok) return this.setData({ loading: false, refusal: reply })
      // A village that was turned to meanwhile is the one to be shown.
      if (this.data.villageId && reply.data.villageId !== this.data.villageId) return
      this.setData({ loading: false, view: reply.data, refusal: null, trouble: null })
    },
    onVillage({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const villageId = currentTarget.dataset.id as string
      if (villageId === this.data.view?.villageId) return
      this.setData({ villageId, loading: true })
      void this.load()
    },
    async onRule({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { view, roundId, working } = this.data
      const { place, passed } = currentTarget.dataset as { place: number; passed: boolean }
      const row = view?.rows.find((each) => each.place === place)
      if (!view || !row || working || row.ruled === (passed ? 'passed' : 'withheld')) return
      this.setData({ working: true, trouble: null })
      const { villageId } = view
      const reply = await call('satisfaction.moderate', { roundId, villageId, rulings: [{ place, passed }] })
      this.setData({ working: false })
      if (reply.ok) return this.show(reply)
      this.setData({ trouble: reply.text })
      void wx.pageScrollTo({ scrollTop: 0 })
    },
  },
})
