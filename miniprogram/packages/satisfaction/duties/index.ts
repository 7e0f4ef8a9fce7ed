import { call, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { timeOf, dayText } from '../new/form'

type View = ViewOf<'satisfaction.round'>

/** What may still be done with a round beside its next step: read the villagers' sentences, extend it once, archive it. */
Component({
  options: { addGlobalClass: true },
  properties: {
    view: { type: Object, value: null as unknown as View },
  },
  data: {
    tiles: {
      remarks: { tone: 'sky', sign: 'message' },
      surveyors: { tone: 'pine', sign: 'people' },
      callbacks: { tone: 'sky', sign: 'message' },
      extend: { tone: 'wheat', sign: 'clock' },
      archive: { tone: 'stone', sign: 'file' },
    },
    extending: false,
    archiving: false,
    working: false,
    day: '',
    dayText: '',
    clock: '',
    /** One id for one extension: a retry after a lost reply is the same one. */
    requestId: '',
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    onRemarks() {
      wx.navigateTo({ url: `/packages/satisfaction/remarks/index?roundId=${this.data.view.roundId}` })
    },
    onSurveyors() {
      wx.navigateTo({ url: `/packages/satisfaction/surveyors/index?roundId=${this.data.view.roundId}` })
    },
    onCallbacks() {
      wx.navigateTo({ url: `/packages/satisfaction/callback/index?roundId=${this.data.view.roundId}` })
    },
    async onExtend() {
      const { extension } = this.data.view
      if (!extension) return
      const { day, clock } = extension
      this.setData({ extending: true, day, clock, dayText: dayText(day), trouble: null })
      this.setData({ requestId: await newRequestId() })
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      const day = String(detail.value)
      this.setData({ day, dayText: dayText(day) })
    },
    onClock({ detail }: WechatMiniprogram.PickerChange) {
      this.setData({ clock: String(detail.value) })
    },
    onArchive() {
      if (this.data.view.archive && !this.data.view.archive.why) this.setData({ archiving: true })
    },
    onClose() {
      this.setData({ extending: false, archiving: false })
    },
    async onConfirmExtend() {
      const { view, day, clock, requestId, working } = this.data
      if (working) return
      this.setData({ working: true, trouble: null })
      const input = { roundId: view.roundId, closesAt: timeOf(day, clock) }
      const reply = await call('satisfaction.extend', input, { requestId })
      this.setData({ working: false })
      if (!reply.ok) {
        // Another hour is another wish; only a reply that was lost is asked for again as the same one.
        const lost = reply.code === 'network.offline'
        return this.setData({ trouble: reply.text, requestId: lost ? requestId : await newRequestId() })
      }
      this.onClose()
      this.tell(reply)
    },
    async onConfirmArchive() {
      const { view, working } = this.data
      if (working) return
      this.setData({ archiving: false, working: true })
      const reply = await call('satisfaction.archive', { roundId: view.roundId })
      this.setData({ working: false })
      this.tell(reply)
    },
    tell(reply: Reply<View>) {
      this.triggerEvent('done', reply)
    },
  },
})
