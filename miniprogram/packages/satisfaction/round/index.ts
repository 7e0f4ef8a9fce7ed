import { appearance } from '../../../behaviors/appearance'
import { longList } from '../../../behaviors/long-list'
import { call, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { openFile } from '../../../cloud/open-file'
import { missingOf } from '../slips/view'
import { confirmWords, piecesOf, titleOf } from './view'

type View = ViewOf<'satisfaction.round'>

Component({
  behaviors: [appearance, longList],
  data: {
    roundId: '',
    loading: true,
    /** All but the villages, of which only those near the screen are drawn. */
    view: null as Omit<View, 'villages'> | null,
    /** The line means something only beside bars. */
    published: false,
    /** Until every village has its slips, printing is the page's one step. */
    printing: false,
    refusal: null as Refusal | null,
    /** The village whose aspects are unfolded. */
    unfolded: '',
    asking: null as ReturnType<typeof confirmWords> | null,
    working: false,
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    onLoad(query: { roundId?: string }) {
      this.setData({ roundId: query.roundId ?? '' })
    },
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      this.show(await call('satisfaction.round', { roundId: this.data.roundId }))
    },
    show(reply: Reply<View>) {
      if (!reply.ok) return this.setData({ loading: false, refusal: reply })
      const published = reply.data.villages.some(({ state }) => state !== 'waiting')
      const printing = missingOf(reply.data.slips).length > 0
      void wx.setNavigationBarTitle({ title: titleOf(published) })
      const { villages: _drawnApart, ...view } = reply.data
      const { pieces, nodes } = piecesOf(reply.data)
      const found = { loading: false, view, published, printing, refusal: null, trouble: null }
      // While slips are printed the page lists those instead.
      if (view.slips) return this.setData(found)
      this.layOut(pieces, nodes, found)
    },
    onPageScroll() {
      this.scrolled()
      const slips = this.selectComponent('#slips') as unknown as { scrolled(): void } | null
      slips?.scrolled()
    },
    onPrinted({ detail }: WechatMiniprogram.CustomEvent<{ slips: NonNullable<View['slips']> }>) {
      this.setData({ 'view.slips': detail.slips, printing: missingOf(detail.slips).length > 0 })
    },
    onVillage({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const id = currentTarget.dataset.id as string
      this.setData({ unfolded: this.data.unfolded === id ? '' : id }, () => this.look())
    },
    onVerification({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const villageId = currentTarget.dataset.id as string
      wx.navigateTo({ url: `../verification/index?roundId=${this.data.roundId}&villageId=${villageId}` })
    },
    onAct() {
      const act = this.data.view?.act
      if (act) this.setData({ asking: confirmWords(act.kind) })
    },
    onCancel() {
      this.setData({ asking: null })
    },
    async onConfirm() {
      const { view, roundId, working } = this.data
      if (!view?.act || working) return
      this.setData({ asking: null, working: true })
      const action = view.act.kind === 'close' ? 'satisfaction.close' : 'poll.publish'
      const reply = await call(action, { roundId })
      this.setData({ working: false })
      if (reply.ok) return this.show(reply)
      this.setData({ trouble: reply.text })
      void wx.pageScrollTo({ scrollTop: 0 })
      await this.reloadAfterRefusal(reply)
    },
    /** Something else of the round was done, or refused. */
    async onDuty({ detail: reply }: WechatMiniprogram.CustomEvent<Reply<View>>) {
      if (reply.ok) return this.show(reply)
      this.setData({ trouble: reply.text })
      void wx.pageScrollTo({ scrollTop: 0 })
      await this.reloadAfterRefusal(reply)
    },
    async onExport() {
      if (this.data.working) return
      this.setData({ working: true, trouble: null })
      const reply = await call('report.roundResults', { roundId: this.data.roundId })
      const trouble = reply.ok ? await openFile(reply.data) : reply.text
      this.setData({ working: false, trouble })
      if (trouble) void wx.pageScrollTo({ scrollTop: 0 })
    },
    /** The clock or a colleague may have been quicker: what is shown is what is so now. */
    async reloadAfterRefusal(refusal: Refusal) {
      const reply = await call('satisfaction.round', { roundId: this.data.roundId })
      if (!reply.ok) return
      this.show(reply)
      this.setData({ trouble: refusal.text })
    },
  },
})
