import { call, type ViewOf } from '../../../../cloud/call'
import { buttonOf, inputOf, type Written } from './view'

type Shown = ViewOf<'leave.application'>
export type Act = keyof Shown['questions']

/** Which call each act is. */
const VERBS = {
  revoke: 'leave.revoke',
  extend: 'leave.extend',
  comeBack: 'leave.return',
  confirmReturn: 'leave.confirmReturn',
  handOver: 'leave.handOver',
} as const

const NOTHING: Written = { reason: '', until: '', to: '' }

/** The sheets of what a granted or waiting leave may still come to. Events `close` and `act {verb, input}`. */
Component({
  options: { addGlobalClass: true },
  properties: {
    view: { type: Object, value: null as unknown as Shown },
    /** The act that is open, empty for none. */
    asking: { type: String, value: '' },
  },
  data: {
    written: NOTHING,
    question: null as Shown['questions'][Act] | null,
    button: { text: '', off: true },
    /** Who decides the days that were picked, or why they will not do. */
    way: '',
    refused: '',
  },
  observers: {
    asking() {
      this.setData({ written: NOTHING, way: '', refused: '' })
      this.showButton()
    },
  },
  methods: {
    showButton() {
      const { view, asking } = this.data
      if (!view || !asking) return
      const act = asking as Act
      this.setData({ question: view.questions[act], button: buttonOf(view, act, this.data.written) })
    },
    write(written: Partial<Written>) {
      this.setData({ written: { ...this.data.written, ...written } })
      this.showButton()
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.write({ reason: detail.value })
    },
    onDeputy({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.write({ to: String(currentTarget.dataset.id) })
    },
    async onDay({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const until = String(currentTarget.dataset.day)
      this.write({ until })
      this.setData({ way: '', refused: '' })
      const { bookId, applicationId } = this.data.view
      const input = { bookId, applicationId, until: { day: until, half: 'full' as const } }
      const reply = await call('leave.previewExtension', input)
      // Another day may have been tapped while this one was asked for.
      if (this.data.written.until !== until) return
      if (reply.ok) this.setData({ way: reply.data.pathTitle })
      else this.setData({ refused: `${reply.text.what}，${reply.text.next}` })
    },
    onClose() {
      this.triggerEvent('close')
    },
    onSend() {
      const { view, asking, written, button } = this.data
      if (button.off || !asking) return
      const act = asking as Act
      this.triggerEvent('act', { verb: VERBS[act], input: inputOf(view, act, written) })
    },
  },
})
