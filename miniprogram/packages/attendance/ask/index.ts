import { appearance } from '../../../behaviors/appearance'
import { call, type InputOf, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { dropDraft, keepDraft, keptDraft } from './draft'
import { buttonOf } from './view'

type Part = InputOf<'attendance.contest'>['part']

/** 补签、我有异议、证明: one page, by what it was opened for. */
Component({
  behaviors: [appearance],
  data: {
    asked: { kind: 'contest', day: '' } as InputOf<'attendance.askForm'>,
    form: null as ViewOf<'attendance.askForm'> | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    offline: false,
    part: 'day' as Part,
    witnessId: '',
    reason: '',
    sending: false,
    /** Kept over a failed send, so that the same request is recorded once. */
    requestId: '',
    button: { text: '', off: true },
  },
  methods: {
    onLoad(asked: InputOf<'attendance.askForm'>) {
      const { kind, day, personId, postingId } = asked
      this.setData({ asked: { kind, day, ...(personId && postingId ? { personId, postingId } : {}) } })
      void this.load()
    },
    async load() {
      const { asked } = this.data
      const reply = await call('attendance.askForm', asked)
      if (!reply.ok) return this.setData({ refusal: reply })
      this.setData({ form: reply.data, refusal: null, ...keptDraft(asked.kind, asked.day) })
      this.showButton()
    },
    onPart({ detail }: { detail: { value: Part } }) {
      this.setData({ part: detail.value, requestId: '' })
    },
    onWitness({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ witnessId: currentTarget.dataset.id as string, requestId: '' })
      this.showButton()
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value, requestId: '' })
      this.showButton()
    },
    showButton() {
      this.setData({ button: buttonOf(this.data.form, this.data) })
    },
    async submit() {
      if (this.data.button.off) return
      const requestId = this.data.requestId || (await newRequestId())
      this.setData({ sending: true, offline: false, trouble: null, requestId })
      this.showButton()
      const reply = await this.send(requestId)
      this.setData({ sending: false })
      this.showButton()
      if (reply.ok) return this.done(reply.data)
      const { asked, part, reason, witnessId } = this.data
      if (reply.code === 'network.offline') {
        keepDraft({ kind: asked.kind, day: asked.day, part, reason, witnessId, requestId })
        return this.setData({ offline: true })
      }
      this.setData({ trouble: reply.text })
      void wx.pageScrollTo({ scrollTop: 0 })
    },
    send(requestId: string): Promise<Reply<ViewOf<'attendance.contest'>>> {
      const { asked, part, witnessId } = this.data
      const { day, personId = '', postingId = '' } = asked
      const said = { day, part, reason: this.data.reason.trim() }
      if (asked.kind === 'makeup') return call('attendance.makeup', { ...said, witnessId }, { requestId })
      if (asked.kind === 'contest') return call('attendance.contest', said, { requestId })
      return call('attendance.attest', { ...said, personId, postingId }, { requestId })
    },
    /** The calendar behind this page reads itself again when it shows. */
    done({ what, ids }: ViewOf<'attendance.contest'>) {
      dropDraft()
      wx.showToast({ title: what, icon: 'success' })
      if (!ids) return wx.navigateBack()
      wx.redirectTo({ url: `../case/index?ledgerId=${ids.ledgerId}&caseId=${ids.caseId}` })
    },
  },
})
