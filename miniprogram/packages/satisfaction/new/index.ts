import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import {
  barOf,
  BEGINS,
  dayText,
  inputOf,
  proposed,
  toggle,
  townshipsOf,
  type Filled,
  type Township,
} from './form'

Component({
  behaviors: [appearance],
  data: {
    loading: true,
    refusal: null as Refusal | null,
    form: null as ViewOf<'satisfaction.form'> | null,
    filled: {} as Filled,
    begins: BEGINS,
    fromText: '',
    townships: [] as Township[],
    dayText: '',
    bar: { primary: '', off: true, note: '' },
    working: false,
    trouble: null as Refusal['text'] | null,
    /** What was sent last and under which id: the same content again is the same round, another is another. */
    sent: { content: '', requestId: '' },
  },
  methods: {
    onLoad() {
      void this.load()
    },
    async load() {
      const reply = await call('satisfaction.form', {})
      if (!reply.ok) return this.setData({ loading: false, refusal: reply })
      this.setData({ loading: false, refusal: null, form: reply.data })
      this.fill(proposed(reply.data))
    },
    fill(change: Partial<Filled>) {
      const { form } = this.data
      if (!form || this.data.working) return
      const filled = { ...this.data.filled, ...change }
      this.setData({
        filled,
        dayText: dayText(filled.day),
        fromText: dayText(filled.fromDay),
        townships: townshipsOf(form, filled.picked),
        bar: barOf(filled, form.slips.max),
        trouble: null,
      })
    },
    onRecordings() {
      wx.navigateTo({ url: '/packages/satisfaction/recordings/index' })
    },
    onName({ detail }: WechatMiniprogram.Input) {
      this.fill({ name: detail.value })
    },
    onSlips({ detail }: WechatMiniprogram.Input) {
      this.fill({ slips: detail.value })
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      this.fill({ day: detail.value as string })
    },
    onClock({ detail }: WechatMiniprogram.PickerChange) {
      this.fill({ clock: detail.value as string })
    },
    onBegins({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.fill({ begins: detail.value as Filled['begins'] })
    },
    onFromDay({ detail }: WechatMiniprogram.PickerChange) {
      this.fill({ fromDay: detail.value as string })
    },
    onFromClock({ detail }: WechatMiniprogram.PickerChange) {
      this.fill({ fromClock: detail.value as string })
    },
    onToggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const target = currentTarget.dataset as { village?: string; township?: string }
      if (this.data.form) this.fill({ picked: toggle(this.data.form, this.data.filled.picked, target) })
    },
    async onOpen() {
      const { filled, bar, working, sent } = this.data
      if (bar.off || working) return
      this.setData({ working: true, trouble: null })
      const input = inputOf(filled)
      const content = JSON.stringify(input)
      const requestId = sent.content === content ? sent.requestId : await newRequestId()
      this.setData({ sent: { content, requestId } })
      const reply = await call('satisfaction.openRound', input, { requestId })
      // The slips are printed village by village on the round's own page.
      if (reply.ok) wx.redirectTo({ url: `/packages/satisfaction/round/index?roundId=${reply.data.roundId}` })
      else {
        this.setData({ working: false, trouble: reply.text })
        // The sentence stands at the end of the page, right above the bar.
        void wx.pageScrollTo({ selector: '.new__trouble' })
      }
    },
    onLeave() {
      wx.navigateBack()
    },
  },
})
