import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { askForMessages } from '../subscribe'
import { HALVES, words } from '../words'
import { dropDraft, keepDraft, keptDraft } from './draft'
import { buttonOf, choiceOf, chosenIn, withDays, withHalf, type Choice, type Chosen } from './view'

/** Each answer belongs to one question; answers of older questions are dropped. */
let question = 0

/** Pixels left above the sentence that the page scrolls to. */
const ROOM_ABOVE = 96

/** Nothing was refused, so the same may be tried again as it is. */
function isPassing({ code }: Refusal): boolean {
  return ['network.offline', 'server.failed', 'record.busy'].includes(code)
}

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
    /** Nothing was handed in: the network is gone. */
    offline: false,
    /** The other leave of these days. */
    taken: null as Refusal | null,
    reason: '',
    checking: false,
    sending: false,
    requestId: '',
    button: { text: words.pickFirst, off: true },
  },
  methods: {
    /** `kind` comes from pages that know it, e.g. a check-in far away that suggests an official trip. */
    onLoad({ kind = '' }: { kind?: string }) {
      void this.load(kind)
    },
    retry() {
      void this.load(this.data.chosen.kind)
    },
    async load(asked: string) {
      const reply = await call('leave.form', {})
      if (!reply.ok) return this.setData({ refusal: reply })
      const kind = reply.data.kinds.find((each) => each.value === asked)?.value ?? this.data.chosen.kind
      this.setData({ form: reply.data, refusal: null, 'chosen.kind': kind })
      const draft = keptDraft(reply.data.cells.find((cell) => !cell.off)?.day ?? '')
      if (!draft) return
      const { input, requestId } = draft
      this.setData({ reason: input.reason, requestId })
      void this.choose(chosenIn(input), requestId)
    },
    onKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
      void this.choose({ ...this.data.chosen, kind: currentTarget.dataset.kind as Choice['kind'] })
    },
    onDays({ detail }: { detail: { from: string; to: string } }) {
      void this.choose(withDays(this.data.chosen, detail.from, detail.to))
    },
    onHalf({
      currentTarget,
      detail,
    }: WechatMiniprogram.CustomEvent<{ value: 'full' | 'morning' | 'afternoon' }>) {
      const end = currentTarget.dataset.end as 'from' | 'to'
      void this.choose(withHalf(this.data.chosen, end, detail.value))
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
      // What could not be sent did arrive, and only its answer was lost.
      if (requestId && !reply.ok && reply.code === 'leave.overlaps') dropDraft()
      const answer = reply.ok ? { preview: reply.data } : { problem: reply.text }
      const unanswered = !reply.ok && isPassing(reply)
      this.setData({ checking: false, unanswered, ...answer })
      this.showButton()
    },
    askAgain() {
      void this.choose(this.data.chosen, this.data.requestId)
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value, requestId: '' })
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
      const reply = await call('leave.submit', input, { requestId })
      this.setData({ sending: false })
      this.showButton()
      if (reply.ok) return this.done(reply.data)
      if (reply.code === 'network.offline') {
        keepDraft({ input, requestId })
        this.setData({ offline: true })
      } else if (reply.code === 'leave.overlaps') this.setData({ taken: reply })
      else this.showProblem(reply)
    },
    /** The sentence stands under the calendar; whoever tapped the button may be far below it. */
    showProblem(reply: Refusal) {
      this.setData({ problem: reply.text, unanswered: isPassing(reply) })
      this.showButton()
      void wx.pageScrollTo({ selector: '.new__notice', offsetTop: -ROOM_ABOVE })
    },
    async done({ bookId, applicationId }: ViewOf<'leave.submit'>) {
      dropDraft()
      const proof = this.selectComponent('#proof') as unknown as { send(ids: object): Promise<void> } | null
      await proof?.send({ bookId, applicationId })
      wx.showToast({ title: words.handedIn, icon: 'success' })
      wx.redirectTo({ url: `../application/index?bookId=${bookId}&applicationId=${applicationId}` })
    },
    toTaken() {
      const { bookId = '', applicationId = '' } = this.data.taken?.params ?? {}
      wx.navigateTo({ url: `../application/index?bookId=${bookId}&applicationId=${applicationId}` })
    },
    changeDays() {
      this.setData({ taken: null })
      void this.choose(withDays(this.data.chosen, '', ''))
    },
  },
})
