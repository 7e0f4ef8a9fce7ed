import { appearance } from '../../../behaviors/appearance'
import { longList } from '../../../behaviors/long-list'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { nodesOf, piecesOf } from './view'

type Today = ViewOf<'attendance.today'>

/** 今天村里: who is where, village by village; of a county its townships, each leading to its villages. `?unitId=`. */
Component({
  behaviors: [appearance, longList],
  data: {
    /** All but the villages, of which only those near the screen are drawn. */
    view: null as Omit<Today, 'villages'> | null,
    refusal: null as Refusal | null,
    retry: '',
    unitId: '',
  },
  methods: {
    onLoad({ unitId = '' }: { unitId?: string }) {
      this.setData({ unitId })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const { unitId } = this.data
      const reply = await call('attendance.today', unitId ? { unitId } : {})
      if (!reply.ok) {
        this.setData({ refusal: reply, retry: helps(reply) })
        return
      }
      const { villages, ...view } = reply.data
      const pieces = piecesOf(villages)
      this.layOut(pieces, pieces.map(nodesOf), { view, refusal: null })
      wx.setNavigationBarTitle({ title: view.title })
    },
    onPageScroll() {
      this.scrolled()
    },
    toTown({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `./index?unitId=${currentTarget.dataset.unit as string}` })
    },
    toTeams() {
      wx.navigateTo({ url: `../teams/index?unitId=${this.data.view!.unitId}` })
    },
    toLeaves() {
      wx.navigateTo({ url: `/packages/leave/calendar/index?unitId=${this.data.view!.unitId}` })
    },
    toLooks() {
      wx.navigateTo({ url: `../look/index?unitId=${this.data.view!.unitId}` })
    },
    toLedger({ detail }: { detail: { personId: string; postingId: string } }) {
      wx.navigateTo({ url: `../ledger/index?personId=${detail.personId}&postingId=${detail.postingId}` })
    },
  },
})
