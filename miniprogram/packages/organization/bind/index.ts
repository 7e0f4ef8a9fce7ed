import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { grouped, lengthOf } from '../code'

/** Characters of an invite code; the cloud says what is wrong with one, the phone only when it is complete. */
const COMPLETE = 8

Component({
  behaviors: [appearance],
  data: {
    typed: '',
    complete: false,
    sending: false,
    trouble: null as Refusal['text'] | null,
    bound: null as ViewOf<'organization.bind'> | null,
  },
  methods: {
    /** A code may come with the link that the organiser sent. */
    onLoad(query: { code?: string }) {
      if (query.code) this.setTyped(grouped(query.code))
    },
    onInput({ detail }: WechatMiniprogram.Input) {
      this.setTyped(detail.value)
    },
    setTyped(typed: string) {
      this.setData({ typed, complete: lengthOf(typed) >= COMPLETE, trouble: null })
    },
    async onBind() {
      if (!this.data.complete || this.data.sending) return
      this.setData({ sending: true, trouble: null })
      const reply = await call('organization.bind', { inviteCode: this.data.typed })
      if (reply.ok) this.setData({ sending: false, bound: reply.data })
      else this.setData({ sending: false, trouble: reply.text })
    },
    toHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
