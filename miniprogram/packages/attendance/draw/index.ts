import { appearance } from '../../../behaviors/appearance'
import { call, type InputOf, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { found } from '../words'
import { barOf, digitsButton, digitsIn } from './view'

type Shown = ViewOf<'attendance.draw'>
type Found = InputOf<'attendance.recordCall'>['found']
type Done = Reply<ViewOf<'attendance.addDigits'>>

/** 一次抽查: how it was drawn, who was drawn and what became of it; for those on the list, their own part. */
Component({
  behaviors: [appearance],
  data: {
    drawId: '',
    view: null as Shown | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    bar: barOf(null, false),
    /** The sheet that is open. */
    asking: '' as '' | 'digits' | 'call' | 'say',
    digits: '',
    digitsButton: digitsButton(''),
    /** Whom a call is written down for. */
    called: null as Shown['rows'][number] | null,
    found: 'there' as Found,
    founds: found,
    text: '',
    written: false,
    busy: false,
    /** Kept over a failed send, so that the same act is recorded once. */
    requestId: '',
  },
  methods: {
    onLoad({ drawId = '' }: { drawId?: string }) {
      this.setData({ drawId })
    },
    /** Read at every show: answers come in while somebody looks. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('attendance.draw', { drawId: this.data.drawId })
      if (reply.ok) {
        this.setData({ view: reply.data, refusal: null })
        void call('notifications.seen', { page: `packages/attendance/draw/index?drawId=${this.data.drawId}` })
      } else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
      this.setData({ bar: barOf(this.data.view, this.data.busy) })
    },
    onPrimary() {
      if (this.data.view!.mine?.answer) wx.switchTab({ url: '/pages/home/index' })
      else this.ask('digits')
    },
    onSecondary() {
      this.ask('say')
    },
    ask(asking: 'digits' | 'call' | 'say') {
      this.setData({ asking, trouble: null, requestId: '', text: '', written: false })
    },
    close() {
      this.setData({ asking: '' })
    },
    onDigits({ detail }: WechatMiniprogram.Input) {
      const digits = digitsIn(detail.value)
      this.setData({ digits, digitsButton: digitsButton(digits), requestId: '' })
    },
    onText({ detail }: WechatMiniprogram.Input) {
      this.setData({ text: detail.value, written: detail.value.trim() !== '', requestId: '' })
    },
    onFound({ detail }: { detail: { value: Found } }) {
      this.setData({ found: detail.value, requestId: '' })
    },
    async phone({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { drawId, view } = this.data
      const { postingId } = view!.rows[Number(currentTarget.dataset.index)]!
      const reply = await call('attendance.drawnNumber', { drawId, postingId })
      this.setData({ trouble: reply.ok ? null : reply.text })
      // Closing the phone's own sheet without calling is no trouble.
      if (reply.ok) return void wx.makePhoneCall({ phoneNumber: reply.data.phone, fail: () => {} })
      void wx.pageScrollTo({ scrollTop: 0 })
      if (/^attendance\./.test(reply.code)) await this.load()
    },
    onCall({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const called = this.data.view!.rows[Number(currentTarget.dataset.index)]!
      this.setData({ called, found: 'there' })
      this.ask('call')
    },
    addDigits() {
      const { drawId, digits } = this.data
      if (digits.length < 6) return
      void this.send((requestId) => call('attendance.addDigits', { drawId, digits }, { requestId }))
    },
    recordCall() {
      const { drawId, called, found: what, text } = this.data
      const input = { drawId, postingId: called!.postingId, found: what, words: text.trim() }
      void this.send((requestId) => call('attendance.recordCall', input, { requestId }))
    },
    say() {
      const { drawId, text } = this.data
      const words = text.trim()
      if (words === '') return
      void this.send((requestId) => call('attendance.explain', { drawId, words }, { requestId }))
    },
    /** Sends one act, then shows how it stands. After a lost network the same tap keeps its id. */
    async send(command: (requestId: string) => Promise<Done>) {
      if (this.data.busy) return
      const requestId = this.data.requestId || (await newRequestId())
      this.setData({ busy: true, requestId, bar: barOf(this.data.view, true) })
      const reply = await command(requestId)
      this.setData({ busy: false, asking: '', trouble: reply.ok ? null : reply.text })
      if (reply.ok) wx.showToast({ title: reply.data.what, icon: 'success' })
      else void wx.pageScrollTo({ scrollTop: 0 })
      if (reply.ok || /^attendance\./.test(reply.code)) await this.load()
      this.setData({ bar: barOf(this.data.view, false) })
    },
    toProof() {
      wx.navigateTo({ url: `../proof/index?drawId=${this.data.drawId}` })
    },
    goHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
