import { appearance } from '../../../behaviors/appearance'
import { call, type InputOf, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { openFile } from '../../../cloud/open-file'
import { newRequestId } from '../../../cloud/request-id'
import { askForMessages } from '../subscribe'
import { barOf, buttonsOf, type Press } from './view'

type Shown = ViewOf<'leave.application'>
type Asking = Exclude<Press, 'askAgain' | 'next'> | 'handOver'
type Act = Exclude<Asking, 'approve' | 'reject' | 'withdraw'>

/** Acts have sheets of their own. */
const ACTS: readonly string[] = ['comeBack', 'extend', 'revoke', 'confirmReturn', 'handOver']

/** Answers of one decision: whoever comes late or lost the seat sees the page as it is now. */
const SETTLED = /^leave\.|^record\.|^caller\./

/** The cloud was not reached, or was in trouble itself. */
const PASSING = ['network.offline', 'server.failed']

/** 假条: one screen for who asked, who decides and who is told. */
Component({
  behaviors: [appearance],
  data: {
    ids: { bookId: '', applicationId: '' },
    view: null as Shown | null,
    refusal: null as Refusal | null,
    /** Only the answer did not come: the same page may be asked for again. */
    retry: false,
    /** A command was not done; says why. */
    trouble: null as Refusal['text'] | null,
    bar: barOf(null, false),
    /** The question that is open. */
    asking: '' as Asking | '',
    act: '' as Act | '',
    reason: '',
    /** The reason is more than blanks. */
    written: false,
    phrase: -1,
    busy: false,
    printing: false,
    requestId: '',
  },
  methods: {
    onLoad({ bookId = '', applicationId = '' }: { bookId?: string; applicationId?: string }) {
      this.setData({ ids: { bookId, applicationId } })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('leave.application', this.data.ids)
      if (reply.ok) {
        this.setData({ view: reply.data, refusal: null })
        this.markSeen()
      } else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply, retry: PASSING.includes(reply.code) })
      this.setData({ bar: barOf(this.data.view, this.data.busy) })
    },
    /** Whoever came from a card has read what the inbox says; the badge follows at the next show of a tab. */
    markSeen() {
      const { bookId, applicationId } = this.data.ids
      const page = `packages/leave/application/index?bookId=${bookId}&applicationId=${applicationId}`
      void call('notifications.seen', { page })
    },
    onPrimary() {
      this.press(buttonsOf(this.data.view!).primary)
    },
    onSecondary() {
      this.press(buttonsOf(this.data.view!).secondary)
    },
    /** The paper form, for whoever still has to hand one in. */
    async onPrint() {
      if (this.data.printing) return
      this.setData({ printing: true, trouble: null })
      const reply = await call('report.leaveSlip', this.data.ids)
      const trouble = reply.ok ? await openFile(reply.data) : reply.text
      this.setData({ printing: false, trouble })
      if (trouble) void wx.pageScrollTo({ scrollTop: 0 })
    },
    onHandOver() {
      this.ask('handOver')
    },
    press(pressed: Press | null) {
      if (pressed === 'askAgain') return void wx.redirectTo({ url: '../new/index' })
      if (pressed === 'next') return this.toNext()
      if (pressed) this.ask(pressed)
    },
    toNext() {
      const { bookId, applicationId } = this.data.view!.nextWaiting!
      wx.redirectTo({ url: `../application/index?bookId=${bookId}&applicationId=${applicationId}` })
    },
    ask(asking: Asking) {
      const act = ACTS.includes(asking) ? (asking as Act) : ''
      this.setData({ asking, act, trouble: null, requestId: '' })
    },
    closeAsking() {
      this.setData({ asking: '', act: '' })
    },
    /** A sheet was filled in; what it sends is checked by the cloud like everything else. */
    onAct({
      detail,
    }: WechatMiniprogram.CustomEvent<{ verb: 'leave.return'; input: InputOf<'leave.return'> }>) {
      const asked = askForMessages(this.data.view?.templates ?? [])
      void this.send((requestId) => call(detail.verb, detail.input, { requestId }), asked)
    },
    onPhrase({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const phrase = Number(currentTarget.dataset.index)
      this.setData({ phrase, reason: this.data.view!.phrases[phrase]!.text, written: true, requestId: '' })
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value, written: detail.value.trim() !== '', phrase: -1, requestId: '' })
    },
    /** The second tap. WeChat's own question about messages comes first, as the tap's first act. */
    approve() {
      if (this.data.busy) return
      const asked = askForMessages(this.data.view?.templates ?? [])
      void this.send((requestId) => call('leave.approve', this.data.ids, { requestId }), asked)
    },
    reject() {
      const reason = this.data.reason.trim()
      if (reason === '') return
      const input = { ...this.data.ids, reason }
      void this.send((requestId) => call('leave.reject', input, { requestId }))
    },
    withdraw() {
      void this.send((requestId) => call('leave.withdraw', this.data.ids, { requestId }))
    },
    /** Sends one command, then shows the application as it is. After a lost network the same tap keeps its id. */
    async send(
      command: (requestId: string) => Promise<Reply<ViewOf<'leave.approve'>>>,
      first = Promise.resolve(),
    ) {
      if (this.data.busy) return
      this.setData({ busy: true, asking: '', act: '', bar: barOf(this.data.view, true) })
      await first
      const requestId = this.data.requestId || (await newRequestId())
      this.setData({ requestId })
      const reply = await command(requestId)
      this.setData({ busy: false, trouble: reply.ok ? null : reply.text })
      if (reply.ok) wx.showToast({ title: reply.data.what, icon: 'success' })
      if (reply.ok || SETTLED.test(reply.code)) await this.load()
      if (!reply.ok && this.data.view?.settled) this.setData({ trouble: null })
      // The sentence stands above everything, and whoever tapped may be far below it.
      if (!reply.ok) void wx.pageScrollTo({ scrollTop: 0 })
      this.setData({ bar: barOf(this.data.view, false) })
    },
    goHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
