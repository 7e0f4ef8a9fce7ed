import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'

/** 给人证明: everybody posted to one's own village or township, by village; each leads to their calendar. */
Component({
  behaviors: [appearance],
  data: {
    rows: null as ViewOf<'attendance.people'>['rows'] | null,
    refusal: null as Refusal | null,
  },
  methods: {
    onLoad() {
      void this.load()
    },
    async load() {
      const reply = await call('attendance.people', {})
      this.setData(reply.ok ? { rows: reply.data.rows, refusal: null } : { refusal: reply })
    },
    toLedger({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { person, posting } = currentTarget.dataset as { person: string; posting: string }
      wx.navigateTo({ url: `../ledger/index?personId=${person}&postingId=${posting}` })
    },
  },
})
