import { appearance } from '../../../behaviors/appearance'
import { longList } from '../../../behaviors/long-list'
import { call, type InputOf, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { nodesOf, piecesOf } from './view'

type Teams = ViewOf<'attendance.teams'>

/** 一个月: a row of day marks for everybody, village by village; a county chooses a township first. `?unitId=`. */
Component({
  behaviors: [appearance, longList],
  data: {
    /** All but the villages, of which only those near the screen are drawn. */
    view: null as Omit<Teams, 'villages'> | null,
    refusal: null as Refusal | null,
    retry: '',
    turning: false,
    asked: {} as InputOf<'attendance.teams'>,
  },
  methods: {
    onLoad({ unitId = '' }: { unitId?: string }) {
      void this.load(unitId ? { unitId } : {})
    },
    async onPullDownRefresh() {
      await this.load(this.data.asked)
      wx.stopPullDownRefresh()
    },
    again() {
      void this.load(this.data.asked)
    },
    async load(asked: InputOf<'attendance.teams'>) {
      this.setData({ turning: true, asked })
      const reply = await call('attendance.teams', asked)
      this.setData({ turning: false })
      if (!reply.ok) {
        this.setData({ refusal: reply, retry: helps(reply) })
        return
      }
      const { villages, ...view } = reply.data
      const pieces = piecesOf(villages)
      this.layOut(pieces, pieces.map(nodesOf), { view, refusal: null })
    },
    onPageScroll() {
      this.scrolled()
    },
    turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const month = currentTarget.dataset.month as string
      if (month && !this.data.turning) void this.load({ ...this.data.asked, month })
    },
    toTown({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `./index?unitId=${currentTarget.dataset.unit as string}` })
    },
    toLedger({ detail }: { detail: { personId: string; postingId: string } }) {
      const { personId, postingId } = detail
      const day = `${this.data.view!.month}-01`
      wx.navigateTo({ url: `../ledger/index?personId=${personId}&postingId=${postingId}&day=${day}` })
    },
  },
})
