import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import {
  arrivedUnder,
  dropDraft,
  goesAlone,
  isPassing,
  keepDraft,
  keptDraft,
  markDraft,
  sendDraft,
  type Draft,
  type Sent,
} from '../../../pages/home/kept-leave'
import { onNetworkReturn } from '../../../pages/home/network'
import { askForMessages } from '../subscribe'
import { HALVES, words } from '../words'
import { buttonOf, choiceOf, shownAgain, withDays, withHalf, type Choice, type Chosen } from './view'

/** Each answer belongs to one question; answers of older questions are dropped. */
let question = 0

/** Pixels left above the sentence that the page scrolls to. */
const ROOM_ABOVE = 96

/** Why what was written before is still here. */
function beforeOf({ refused }: Draft): Refusal['text'] {
  return refused ? { what: words.notHandedIn(refused.what), next: refused.next } : words.halfChanged
}

interface Proof {
  waits(): boolean
  send(ids: object): Promise<void>
}

/** One of these pages is open at a time, so there is one listener. */
let stopListening = (): void => {}

/** 请假: days on a real calendar, halves, who decides, and one button that names them. */
Component({
  behaviors: [appearance],
  data: {
    form: null as ViewOf<'leave.form'> | null,
    refusal: null as Refusal | null,
    chosen: { kind: 'personal', from: '', to: '', fromHalf: 'full', toHalf: 'full' } as Chosen,
    halves: HALVES,
    preview: null as ViewOf<'leave.preview'> | null,
    /** Why the chosen days will not do. */
    problem: null as Refusal['text'] | null,
    /** The days were not refused, only their answer did not come: the same days may be asked about again. */
    unanswered: false,
    /** Nothing was handed in: it waits on the phone and goes out when the network is back. */
    offline: false,
    /** What was written before was handed in just now, by itself. */
    arrived: null as ViewOf<'leave.submit'> | null,
    /** What was written before is shown again and was not handed in; says why. */
    before: null as Refusal['text'] | null,
    /** The other leave of these days. */
    taken: null as Refusal | null,
    reason: '',
    checking: false,
    sending: false,
    requestId: '',
    button: { text: words.pickFirst, off: true },
  },
  lifetimes: {
    attached() {
      stopListening = onNetworkReturn(() => void this.sendAgain())
    },
    detached() {
      stopListening()
      this.keepChanges()
    },
  },
  methods: {
    onShow() {
      void this.sendAgain()
    },
    onHide() {
      this.keepChanges()
    },
    /** `kind` comes from pages that know it, e.g. a check-in far away that suggests an official trip. */
    onLoad({ kind = '' }: { kind?: string }) {
      void this.load(kind)
    },
    retry() {
      void this.load(this.data.chosen.kind)
    },
    /** What waits on the phone goes first, so that the calendar shows its days as taken. */
    async load(asked: string) {
      let reply = await call('leave.form', {})
      const sent = reply.ok ? await sendDraft(reply.data.bookId) : null
      if (sent?.reply.ok) {
        this.setData({ arrived: sent.reply.data })
        reply = await call('leave.form', {})
      }
      if (!reply.ok) return this.setData({ refusal: reply })
      const kind = reply.data.kinds.find((each) => each.value === asked)?.value ?? this.data.chosen.kind
      this.setData({ form: reply.data, refusal: null, 'chosen.kind': kind })
      this.showDraft(reply.data)
    },
    /** What was not handed in is there again as it was written; days that are over are to be chosen anew. */
    showDraft({ bookId, cells }: ViewOf<'leave.form'>) {
      const draft = keptDraft(bookId)
      if (!draft) return
      const offline = goesAlone(draft)
      const requestId = offline ? draft.requestId : ''
      const before = offline ? null : beforeOf(draft)
      this.setData({ reason: draft.input.reason, requestId, offline, before })
      void this.choose(shownAgain(draft.input, cells), requestId)
    },
    /** 不要了: what was written before goes, the form is empty again. */
    onForget() {
      if (this.data.form) dropDraft(this.data.form.bookId)
      this.setData({ before: null, reason: '', offline: false })
      void this.choose(withDays(this.data.chosen, '', ''))
    },
    /** Somebody changes what waits on the phone: it does not go out by itself any more. */
    hold() {
      const draft = this.data.form && keptDraft(this.data.form.bookId)
      if (draft) markDraft(draft, { held: true, refused: undefined })
      this.setData({ requestId: '', offline: false })
    },
    /** Whoever leaves in the midst of changing it finds it changed so far. */
    keepChanges() {
      const { form, chosen, reason } = this.data
      const draft = form && keptDraft(form.bookId)
      const choice = choiceOf(chosen)
      if (draft?.held && choice) keepDraft({ ...draft, input: { ...choice, reason } })
    },
    edit(chosen: Chosen) {
      this.hold()
      void this.choose(chosen)
    },
    onKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.edit({ ...this.data.chosen, kind: currentTarget.dataset.kind as Choice['kind'] })
    },
    onDays({ detail }: { detail: { from: string; to: string } }) {
      this.edit(withDays(this.data.chosen, detail.from, detail.to))
    },
    onHalf({
      currentTarget,
      detail,
    }: WechatMiniprogram.CustomEvent<{ value: 'full' | 'morning' | 'afternoon' }>) {
      const end = currentTarget.dataset.end as 'from' | 'to'
      this.edit(withHalf(this.data.chosen, end, detail.value))
    },
    /** Another choice is another intention: it gets an id of its own when it is handed in. */
    async choose(chosen: Chosen, requestId = '') {
      const choice = choiceOf(chosen)
      const asked = ++question
      this.setData({ chosen, requestId, problem: null, unanswered: false, checking: choice !== null })
      this.showButton()
      if (!choice) return
      const reply = await call('leave.preview', choice)
      if (asked !== question) return
      const answer = reply.ok ? { preview: reply.data } : { problem: reply.text }
      const unanswered = !reply.ok && isPassing(reply)
      this.setData({ checking: false, unanswered, ...answer })
      this.showButton()
    },
    askAgain() {
      void this.choose(this.data.chosen, this.data.requestId)
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.hold()
      this.setData({ reason: detail.value })
      this.showButton()
    },
    showButton() {
      const { preview, chosen, problem, checking, sending, reason } = this.data
      const state = {
        preview,
        picked: chosen.from !== '',
        problem: problem?.what ?? '',
        checking,
        sending,
        reason,
      }
      this.setData({ button: buttonOf(state) })
    },
    async submit() {
      const choice = choiceOf(this.data.chosen)
      if (!choice || this.data.button.off) return
      const asked = askForMessages(this.data.form?.templates ?? [])
      this.setData({ sending: true, offline: false })
      this.showButton()
      await asked
      const input = { ...choice, reason: this.data.reason.trim() }
      const requestId = this.data.requestId || (await newRequestId())
      this.setData({ requestId })
      // On the phone before it goes out: whatever happens to the page, it is handed in under this id.
      const { bookId } = this.data.form!
      keepDraft({ bookId, input, requestId, note: this.hasNote() })
      const sent = await sendDraft(bookId)
      if (sent) this.answered(sent, words.handedIn)
    },
    /** The network is back, or the page: what waits goes out, once also where the first page was quicker. */
    async sendAgain() {
      const { form, offline, sending, requestId } = this.data
      if (!form || !offline || sending) return
      this.setData({ sending: true })
      this.showButton()
      const sent = arrivedUnder(requestId) ?? (await sendDraft(form.bookId))
      if (sent?.draft.requestId === requestId) return this.answered(sent, words.handedInForYou)
      this.setData({ sending: false })
      this.showButton()
    },
    answered({ draft, reply }: Sent, done: string) {
      const kept = keptDraft(draft.bookId)
      this.setData({ sending: false, offline: kept !== null && goesAlone(kept) })
      this.showButton()
      if (reply.ok) return void this.done(reply.data, done)
      if (isPassing(reply)) return
      this.setData({ requestId: '', before: null })
      if (reply.code !== 'leave.overlaps') return this.showProblem(reply)
      dropDraft(draft.bookId)
      this.setData({ taken: reply })
    },
    /** The sentence stands under the calendar; whoever tapped the button may be far below it. */
    showProblem(reply: Refusal) {
      this.setData({ problem: reply.text, unanswered: isPassing(reply) })
      this.showButton()
      void wx.pageScrollTo({ selector: '.new__notice', offsetTop: -ROOM_ABOVE })
    },
    hasNote(): boolean {
      return this.proof()?.waits() ?? false
    },
    proof() {
      return this.selectComponent('#proof') as unknown as Proof | null
    },
    async done({ bookId, applicationId }: ViewOf<'leave.submit'>, title: string) {
      await this.proof()?.send({ bookId, applicationId })
      wx.showToast({ title, icon: 'success' })
      wx.redirectTo({ url: `../application/index?bookId=${bookId}&applicationId=${applicationId}` })
    },
    toArrived() {
      const { bookId, applicationId } = this.data.arrived!
      wx.redirectTo({ url: `../application/index?bookId=${bookId}&applicationId=${applicationId}` })
    },
    toTaken() {
      const { bookId = '', applicationId = '' } = this.data.taken?.params ?? {}
      wx.navigateTo({ url: `../application/index?bookId=${bookId}&applicationId=${applicationId}` })
    },
    changeDays() {
      this.setData({ taken: null })
      this.edit(withDays(this.data.chosen, '', ''))
    },
  },
})
