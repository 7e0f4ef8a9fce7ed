import { call, type Refusal } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { after, words, type Back } from './view'

/**
 * 我回来了 on the first page, with the question before it. However often it is tapped, one return is asked for until an
 * answer came. Event `answered {what, next, done}` when there is one, for the page to say and to load itself again.
 */
Component({
  options: { addGlobalClass: true },
  properties: {
    back: { type: Object, value: null as unknown as Back },
    /** The card above shows another leave, so the button says which one it ends. */
    named: Boolean,
  },
  data: {
    words,
    asking: false,
    sending: false,
    trouble: null as Refusal['text'] | null,
    requestId: '',
    /** The leave that `requestId` stands for. */
    about: '',
  },
  methods: {
    onAsk() {
      if (!this.data.sending) this.setData({ asking: true })
    },
    onClose() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      if (this.data.sending) return
      const { bookId, applicationId } = this.data.back
      this.setData({ asking: false, sending: true, trouble: null })
      const kept = this.data.about === applicationId ? this.data.requestId : ''
      const requestId = kept || (await newRequestId())
      this.setData({ requestId, about: applicationId })
      const reply = await call('leave.return', { bookId, applicationId }, { requestId })
      const { told, ...rest } = after(reply)
      this.setData({ sending: false, ...rest })
      if (told) this.triggerEvent('answered', { ...told, done: reply.ok })
    },
  },
})
