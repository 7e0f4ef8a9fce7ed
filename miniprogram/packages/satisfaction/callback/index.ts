import { appearance } from '../../../behaviors/appearance'
import { call, type InputOf, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'

type View = ViewOf<'satisfaction.callbacks'>
type Answer = InputOf<'satisfaction.callDone'>['answer']

/** 回访: some of the assisted households are asked whether it was their own opinion, and nothing else. */
Component({
  behaviors: [appearance],
  data: {
    roundId: '',
    loading: true,
    view: null as View | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    answers: [
      { value: 'own', text: '是本人意见' },
      { value: 'notOwn', text: '不是' },
      { value: 'unreached', text: '没打通' },
    ],
    /** The household in hand: its number is on the screen as long as the sheet is. */
    held: null as { callId: string; village: string; phone: string } | null,
    busy: false,
    /** The answer that is being written down. It keeps its request id over a failed send, so that it is recorded once. */
    sending: { answer: '' as Answer | '', requestId: '' },
  },
  methods: {
    onLoad({ roundId = '' }: { roundId?: string }) {
      this.setData({ roundId })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      this.show(await call('satisfaction.callbacks', { roundId: this.data.roundId }))
    },
    show(reply: Reply<View>) {
      if (reply.ok) this.setData({ loading: false, view: reply.data, refusal: null, trouble: null })
      else if (this.data.view) this.setData({ loading: false, trouble: reply.text })
      else this.setData({ loading: false, refusal: reply })
    },
    /** Whoever looks at a number is written down first. */
    async onNumber({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id, village } = currentTarget.dataset as { id: string; village: string }
      if (this.data.busy) return
      this.setData({ busy: true, trouble: null })
      const reply = await call('satisfaction.callNumber', { roundId: this.data.roundId, callId: id })
      this.setData({ busy: false })
      if (!reply.ok) {
        await this.load()
        return this.setData({ trouble: reply.text })
      }
      const held = { callId: id, village, phone: reply.data.phone }
      this.setData({ held, sending: { answer: '', requestId: '' } })
      void this.load()
    },
    onCall() {
      const { held } = this.data
      if (held) wx.makePhoneCall({ phoneNumber: held.phone, fail: () => {} })
    },
    closeSheet() {
      this.setData({ held: null })
    },
    async onAnswer({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { held, roundId, busy, sending } = this.data
      if (!held || busy) return
      const answer = currentTarget.dataset.value as Answer
      const input = { roundId, callId: held.callId, answer }
      this.setData({ busy: true, trouble: null })
      const requestId = sending.answer === answer ? sending.requestId : await newRequestId()
      this.setData({ sending: { answer, requestId } })
      const reply = await call('satisfaction.callDone', input, { requestId })
      this.setData({ busy: false })
      if (!reply.ok) return this.setData({ trouble: reply.text })
      this.setData({ held: null })
      this.show(reply)
    },
  },
})
