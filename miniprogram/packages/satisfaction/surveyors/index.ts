import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type Reply, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { choicesFor, servedBy, submitOf, type Choice } from './view'

type View = ViewOf<'satisfaction.surveyors'>

/** 调查员 of one round: who reads out where, sent and taken back by whoever runs it. */
Component({
  behaviors: [appearance],
  data: {
    roundId: '',
    loading: true,
    view: null as View | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    sheet: false,
    personId: '',
    choices: [] as Choice[],
    submit: submitOf('', []),
    ending: null as { personId: string; name: string } | null,
    busy: false,
    /** Kept over a failed send, so that the same appointment is recorded once. */
    requestId: '',
  },
  methods: {
    onLoad({ roundId = '' }: { roundId?: string }) {
      this.setData({ roundId })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      this.show(await call('satisfaction.surveyors', { roundId: this.data.roundId }))
    },
    show(reply: Reply<View>) {
      if (reply.ok) this.setData({ loading: false, view: reply.data, refusal: null, trouble: null })
      else if (this.data.view) this.setData({ loading: false, trouble: reply.text })
      else this.setData({ loading: false, refusal: reply })
    },
    onSend() {
      this.setData({ sheet: true, personId: '', choices: [], trouble: null, requestId: '' })
      this.setData({ submit: submitOf('', []) })
    },
    closeSheet() {
      this.setData({ sheet: false })
    },
    onPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { view } = this.data
      if (!view) return
      const personId = currentTarget.dataset.id as string
      this.choose(personId, choicesFor(view, personId, servedBy(view, personId)))
    },
    onVillage({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const id = currentTarget.dataset.id as string
      const { personId, choices } = this.data
      this.choose(
        personId,
        choices.map((each) => (each.villageId === id ? { ...each, on: !each.on } : each)),
      )
    },
    /** Whatever changes is another request. */
    choose(personId: string, choices: Choice[]) {
      this.setData({ personId, choices, submit: submitOf(personId, choices), requestId: '' })
    },
    async onSubmit() {
      const { roundId, personId, choices, submit, busy } = this.data
      if (submit.off || busy) return
      const villageIds = choices.filter(({ on }) => on).map(({ villageId }) => villageId)
      const requestId = this.data.requestId || (await newRequestId())
      this.setData({ busy: true, requestId, trouble: null })
      const reply = await call(
        'satisfaction.appointSurveyor',
        { roundId, personId, villageIds },
        { requestId },
      )
      this.setData({ busy: false })
      if (!reply.ok) return this.setData({ trouble: reply.text })
      this.setData({ sheet: false })
      this.show(reply)
    },
    onEnd({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id, name } = currentTarget.dataset as { id: string; name: string }
      this.setData({ ending: { personId: id, name } })
    },
    onCancel() {
      this.setData({ ending: null })
    },
    async onConfirm() {
      const { ending, roundId, busy } = this.data
      if (!ending || busy) return
      this.setData({ ending: null, busy: true })
      const reply = await call('satisfaction.endSurveyor', { roundId, personId: ending.personId })
      this.setData({ busy: false })
      this.show(reply)
    },
  },
})
