import { appearance } from '../../../behaviors/appearance'
import { call, type InputOf, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'

/** 一个月: a row of day marks for everybody, village by village; a county chooses a township first. `?unitId=`. */
Component({
  behaviors: [appearance],
  data: {
    view: null as ViewOf<'attendance.teams'> | null,
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
      if (reply.ok) this.setData({ view: reply.data, refusal: null })
      else this.setData({ refusal: reply, retry: helps(reply) })
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
