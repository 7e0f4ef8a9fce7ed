import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { barOf } from './view'

type Shown = ViewOf<'attendance.case'>
type Done = Reply<ViewOf<'attendance.witness'>>

/** 补签或异议: one screen for who asked, who bears witness and who decides. */
Component({
  behaviors: [appearance],
  data: {
    ids: { ledgerId: '', caseId: '' },
    view: null as Shown | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    bar: barOf(null, false),
    /** The question that is open. */
    asking: '' as '' | 'confirm' | 'deny' | 'accept' | 'refuse' | 'withdraw',
    reason: '',
    written: false,
    busy: false,
    /** Kept over a failed send, so that the same answer is recorded once. */
    requestId: '',
  },
  methods: {
    onLoad({ ledgerId = '', caseId = '' }: { ledgerId?: string; caseId?: string }) {
      this.setData({ ids: { ledgerId, caseId } })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('attendance.case', this.data.ids)
      if (reply.ok) {
        this.setData({ view: reply.data, refusal: null })
        this.markSeen()
      } else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
      this.setData({ bar: barOf(this.data.view, this.data.busy) })
    },
    /** Whoever came from a card has read what the inbox says. */
    markSeen() {
      const { ledgerId, caseId } = this.data.ids
      const page = `packages/attendance/case/index?ledgerId=${ledgerId}&caseId=${caseId}`
      void call('notifications.seen', { page })
    },
    onPrimary() {
      this.ask(this.data.view!.may.witness ? 'confirm' : 'accept')
    },
    onSecondary() {
      const { witness, rule } = this.data.view!.may
      this.ask(witness ? 'deny' : rule ? 'refuse' : 'withdraw')
    },
    ask(asking: 'confirm' | 'deny' | 'accept' | 'refuse' | 'withdraw') {
      this.setData({ asking, trouble: null, requestId: '' })
    },
    closeAsking() {
      this.setData({ asking: '' })
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value, written: detail.value.trim() !== '', requestId: '' })
    },
    confirm() {
      void this.send((requestId) =>
        call('attendance.witness', { ...this.data.ids, yes: true }, { requestId }),
      )
    },
    deny() {
      void this.send((requestId) =>
        call('attendance.witness', { ...this.data.ids, yes: false }, { requestId }),
      )
    },
    accept() {
      void this.send((requestId) =>
        call('attendance.ruleCase', { ...this.data.ids, yes: true }, { requestId }),
      )
    },
    refuse() {
      const reason = this.data.reason.trim()
      if (reason === '') return
      const input = { ...this.data.ids, yes: false, reason }
      void this.send((requestId) => call('attendance.ruleCase', input, { requestId }))
    },
    withdraw() {
      void this.send((requestId) => call('attendance.withdrawCase', this.data.ids, { requestId }))
    },
    /** Sends one answer, then shows how it stands. After a lost network the same tap keeps its id. */
    async send(command: (requestId: string) => Promise<Done>) {
      if (this.data.busy) return
      this.setData({ busy: true, asking: '', bar: barOf(this.data.view, true) })
      const requestId = this.data.requestId || (await newRequestId())
      this.setData({ requestId })
      const reply = await command(requestId)
      this.setData({ busy: false, trouble: reply.ok ? null : reply.text })
      if (reply.ok) wx.showToast({ title: reply.data.what, icon: 'success' })
      if (reply.ok || /^attendance\./.test(reply.code)) await this.load()
      if (!reply.ok) void wx.pageScrollTo({ scrollTop: 0 })
      this.setData({ bar: barOf(this.data.view, false) })
    },
    goHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
