import { appearance } from '../../../behaviors/appearance'
import { call, type InputOf, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { barOf, nothingFilled, submitOf, type Filled, type Sheet } from './view'

type View = ViewOf<'satisfaction.verification'>
type Done = Reply<ViewOf<'satisfaction.assign'>>

/** 核查: one screen for who runs it, who was sent, and whom it is about. */
Component({
  behaviors: [appearance],
  data: {
    ids: { roundId: '', villageId: '' },
    view: null as View | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    bar: barOf(null, false),
    sheet: '' as Sheet | '',
    ...nothingFilled,
    people: [] as View['candidates'],
    submit: submitOf('', nothingFilled),
    agreement: [
      { value: 'yes', text: '和结果一致' },
      { value: 'no', text: '不一致' },
    ],
    busy: false,
    /** Kept over a failed send, so that the same words are recorded once. */
    requestId: '',
  },
  methods: {
    onLoad({ roundId = '', villageId = '' }: { roundId?: string; villageId?: string }) {
      this.setData({ ids: { roundId, villageId } })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('satisfaction.verification', this.data.ids)
      if (reply.ok) {
        this.setData({ view: reply.data, refusal: null })
        wx.setNavigationBarTitle({ title: reply.data.title })
        this.markSeen()
      } else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
      this.setData({ bar: barOf(this.data.view, this.data.busy) })
    },
    /** Whoever came from a card has read what the inbox says. */
    markSeen() {
      const { roundId, villageId } = this.data.ids
      const page = `packages/satisfaction/verification/index?roundId=${roundId}&villageId=${villageId}`
      void call('notifications.seen', { page })
    },
    onPrimary() {
      const { find, state, rule, remind } = this.data.view!.may
      if (find) return this.open('find')
      if (state) return this.open('state')
      if (rule) return this.open('rule')
      if (remind) return void this.remind()
      this.open('assign')
    },
    onSecondary() {
      this.open('assign')
    },
    open(sheet: Sheet) {
      const chosen = this.data.view!.candidates.filter((each) => each.chosen).map(({ personId }) => personId)
      this.setData({ sheet, ...nothingFilled, chosen, trouble: null, requestId: '' })
      this.weigh()
    },
    closeSheet() {
      this.setData({ sheet: '' })
    },
    /** Whatever changes is another request, and may or may not be enough to send. */
    weigh() {
      const filled: Filled = this.data
      const people = (this.data.view?.candidates ?? []).map((each) => ({
        ...each,
        chosen: filled.chosen.includes(each.personId),
      }))
      this.setData({ people, submit: submitOf(this.data.sheet, filled), requestId: '' })
    },
    onCandidate({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const id = currentTarget.dataset.id as string
      const { chosen } = this.data
      this.setData({ chosen: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] })
      this.weigh()
    },
    onAgreement({ detail }: { detail: { value: 'yes' | 'no' } }) {
      this.setData({ bearsOut: detail.value })
      this.weigh()
    },
    onOutcome({ detail }: { detail: { value: string } }) {
      this.setData({ outcome: detail.value })
      this.weigh()
    },
    onRule({ detail }: WechatMiniprogram.Input) {
      this.setData({ rule: detail.value })
      this.weigh()
    },
    onText({ detail }: WechatMiniprogram.Input) {
      this.setData({ text: detail.value })
      this.weigh()
    },
    remind() {
      return this.send((requestId) => call('satisfaction.remind', this.data.ids, { requestId }))
    },
    onSubmit() {
      if (this.data.submit.off) return
      const { ids, sheet, chosen, bearsOut, outcome, rule } = this.data
      const text = this.data.text.trim()
      void this.send((requestId) => {
        const options = { requestId }
        if (sheet === 'assign') return call('satisfaction.assign', { ...ids, personIds: chosen }, options)
        if (sheet === 'find')
          return call('satisfaction.find', { ...ids, bearsOut: bearsOut === 'yes', text }, options)
        if (sheet === 'state') return call('satisfaction.state', { ...ids, text }, options)
        const decided = outcome as InputOf<'satisfaction.rule'>['outcome']
        return call('satisfaction.rule', { ...ids, outcome: decided, rule: rule.trim(), text }, options)
      })
    },
    /** Sends once; after a lost network the sheet stays as it was filled in, and the same tap keeps its id. */
    async send(command: (requestId: string) => Promise<Done>) {
      if (this.data.busy) return
      const requestId = this.data.requestId || (await newRequestId())
      this.setData({ busy: true, requestId, bar: barOf(this.data.view, true) })
      const reply = await command(requestId)
      this.setData({ busy: false, trouble: reply.ok ? null : reply.text })
      if (reply.ok) {
        this.setData({ sheet: '' })
        wx.showToast({ title: reply.data.what, icon: 'success' })
      }
      if (reply.ok || reply.code.startsWith('verification.')) await this.load()
      this.setData({ bar: barOf(this.data.view, false) })
    },
    goHome() {
      wx.switchTab({ url: '/pages/home/index' })
    },
  },
})
