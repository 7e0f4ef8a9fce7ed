import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { offBar, REASON_MAX } from '../form'
import type { Filled } from '../register-sheet/form'

type Board = ViewOf<'policy.board'>
type Card = Board['switches'][number]

/** 合规开关: what may be collected, under which document, until when. Organisers turn; everybody else reads. */
Component({
  behaviors: [appearance],
  data: {
    view: null as Board | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    done: '',
    card: null as Card | null,
    sheet: '' as '' | 'register' | 'off',
    sending: false,
    reason: '',
    reasonMax: REASON_MAX,
    offBar: offBar('', false),
    /** Why the sheet's last try was refused. */
    sheetTrouble: null as Refusal['text'] | null,
    /** What was sent last and under which id: the same content again is the same change. */
    sent: { content: '', requestId: '' },
  },
  methods: {
    /** Read at every show: a document may have ended, or a colleague changed something. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('policy.board', {})
      if (reply.ok) this.setData({ view: reply.data, refusal: null, trouble: null })
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
    },
    cardOf({ currentTarget }: WechatMiniprogram.TouchEvent): Card | undefined {
      return this.data.view?.switches.find(({ name }) => name === currentTarget.dataset.name)
    },
    onSwitch(event: WechatMiniprogram.TouchEvent) {
      const card = this.cardOf(event)
      if (card) this.open(card, card.on ? 'off' : 'register')
    },
    onRenew(event: WechatMiniprogram.TouchEvent) {
      const card = this.cardOf(event)
      if (card) this.open(card, 'register')
    },
    open(card: Card, sheet: 'register' | 'off') {
      this.setData({ card, sheet, done: '', reason: '', offBar: offBar('', false), sheetTrouble: null })
    },
    close() {
      if (!this.data.sending) this.setData({ sheet: '' })
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value, offBar: offBar(detail.value, false) })
    },
    async onRegister({ detail }: { detail: Filled }) {
      const { card, view } = this.data
      if (!card || !view) return
      const input = { ...detail, switch: card.name, version: view.version }
      await this.send(input, (requestId) => call('policy.register', input, { requestId }))
    },
    async onOff() {
      const { card, view, reason } = this.data
      if (!card || !view || reason.trim() === '') return
      const input = { switch: card.name, reason: reason.trim(), version: view.version }
      await this.send(input, (requestId) => call('policy.switchOff', input, { requestId }))
    },
    async send(input: object, ask: (requestId: string) => ReturnType<typeof call<'policy.register'>>) {
      if (this.data.sending) return
      const content = JSON.stringify(input)
      const { sent } = this.data
      const requestId = sent.content === content ? sent.requestId : await newRequestId()
      this.setData({ sending: true, sheetTrouble: null, sent: { content, requestId } })
      this.setData({ offBar: offBar(this.data.reason, true) })
      const reply = await ask(requestId)
      this.setData({ sending: false, offBar: offBar(this.data.reason, false) })
      if (!reply.ok) return this.setData({ sheetTrouble: reply.text })
      this.setData({ sheet: '', done: reply.data.what })
      await this.load()
    },
    toHistory() {
      wx.navigateTo({ url: '../history/index' })
    },
  },
})
