import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { linesOf, stepsOf, type Steps } from './view'

/** 验算: the phone does the draw again from what was sealed and revealed, and shows what it compared. */
Component({
  behaviors: [appearance],
  data: {
    drawId: '',
    view: null as ViewOf<'attendance.drawProof'> | null,
    refusal: null as Refusal | null,
    steps: null as Steps | null,
    lines: [] as ReturnType<typeof linesOf>,
  },
  methods: {
    onLoad({ drawId = '' }: { drawId?: string }) {
      this.setData({ drawId })
      void this.load()
    },
    async load() {
      const reply = await call('attendance.drawProof', { drawId: this.data.drawId })
      if (!reply.ok) return this.setData({ refusal: reply })
      const { proof, mine } = reply.data
      this.setData({ view: reply.data, refusal: null, steps: stepsOf(proof), lines: linesOf(proof, mine) })
    },
    /** For `node scripts/verify-draw.mjs`, or whatever else somebody trusts. */
    copy() {
      wx.setClipboardData({ data: JSON.stringify(this.data.view!.proof, null, 2) })
    },
  },
})
