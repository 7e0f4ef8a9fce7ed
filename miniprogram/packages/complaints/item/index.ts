import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { newRequestId } from '../../../cloud/request-id'
import { barOf, sheetButton } from './view'

type Asking = '' | 'answer' | 'followUp' | 'close' | 'withdraw'
type Done = Reply<ViewOf<'complaints.answer'>>

/** 一件投诉建议: one screen for its author and for whoever answers. */
Component({
  behaviors: [appearance],
  data: {
    complaintId: '',
    view: null as ViewOf<'complaints.item'> | null,
    refusal: null as Refusal | null,
    again: '',
    trouble: null as Refusal['text'] | null,
    bar: barOf(null, false),
    /** The question that is open. */
    asking: '' as Asking,
    text: '',
    sheet: { text: '', off: true },
    busy: false,
    /** Kept over a failed send, so that the same words are sent once. */
    requestId: '',
  },
  methods: {
    onLoad({ complaintId = '' }: { complaintId?: string }) {
      this.setData({ complaintId })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const { complaintId } = this.data
      const reply = await call('complaints.item', { complaintId })
      if (reply.ok) {
        this.setData({ view: reply.data, refusal: null, bar: barOf(reply.data, this.data.busy) })
        void call('notifications.seen', { page: `packages/complaints/item/index?complaintId=${complaintId}` })
      } else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply, again: helps(reply) })
    },
    onPrimary() {
      this.ask(this.data.view!.may.answer ? 'answer' : 'close')
    },
    onSecondary() {
      this.ask(this.data.view!.may.followUp ? 'followUp' : 'withdraw')
    },
    /** What was written for this question and did not arrive stays there, under its id. */
    ask(asking: Asking) {
      this.setData({ asking, trouble: null })
      this.showSheet()
    },
    closeAsking() {
      this.setData({ asking: '' })
    },
    onText({ detail }: WechatMiniprogram.Input) {
      this.setData({ text: detail.value, requestId: '' })
      this.showSheet()
    },
    showSheet() {
      const { view, text, asking } = this.data
      if (view)
        this.setData({ sheet: sheetButton(text, view.text.min, asking === 'answer' ? '答复' : '追问') })
    },
    write() {
      if (this.data.sheet.off) return
      const input = { complaintId: this.data.complaintId, text: this.data.text.trim() }
      const action = this.data.asking === 'answer' ? 'complaints.answer' : 'complaints.followUp'
      void this.send((requestId) => call(action, input, { requestId }))
    },
    close() {
      const { complaintId } = this.data
      void this.send((requestId) => call('complaints.close', { complaintId }, { requestId }))
    },
    withdraw() {
      const { complaintId } = this.data
      void this.send((requestId) => call('complaints.withdraw', { complaintId }, { requestId }))
    },
    /** Sends one act, then shows how it stands. After a lost network the same tap keeps its id. */
    async send(command: (requestId: string) => Promise<Done>) {
      if (this.data.busy) return
      this.setData({ busy: true, asking: '', bar: barOf(this.data.view, true) })
      const requestId = this.data.requestId || (await newRequestId())
      const reply = await command(requestId)
      const kept = !reply.ok && reply.code === 'network.offline'
      this.setData({ busy: false, requestId: kept ? requestId : '', trouble: reply.ok ? null : reply.text })
      if (reply.ok) {
        this.setData({ text: '' })
        wx.showToast({ title: reply.data.what, icon: 'success' })
      }
      if (reply.ok || /^complaint\./.test(reply.code)) await this.load()
      if (!reply.ok) void wx.pageScrollTo({ scrollTop: 0 })
      this.setData({ bar: barOf(this.data.view, false) })
    },
    goHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
