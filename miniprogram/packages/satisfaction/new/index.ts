import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { barOf, closingTime, dayText, toggle, townshipsOf, type Filled, type Township } from './form'

Component({
  behaviors: [appearance],
  data: {
    loading: true,
    refusal: null as Refusal | null,
    form: null as ViewOf<'satisfaction.form'> | null,
    filled: { name: '', slips: '', picked: [], day: '', clock: '' } as Filled,
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
      const { suggestedName, slips, closes } = reply.data
      const filled: Filled = {
        name: suggestedName,
        slips: String(slips.suggested),
        picked: [],
        day: closes.day,
        clock: closes.clock,
      }
      this.setData({ loading: false, refusal: null, form: reply.data })
      this.fill(filled)
    },
    fill(change: Partial<Filled>) {
      const { form } = this.data
      if (!form || this.data.working) return
      const filled = { ...this.data.filled, ...change }
      this.setData({
        filled,
        dayText: dayText(filled.day),
        townships: townshipsOf(form, filled.picked),
        bar: barOf(filled, form.slips.max),
        trouble: null,
      })
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
    onToggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const target = currentTarget.dataset as { village?: string; township?: string }
      if (this.data.form) this.fill({ picked: toggle(this.data.form, this.data.filled.picked, target) })
    },
    async onOpen() {
      const { filled, bar, working, sent } = this.data
      if (bar.off || working) return
      this.setData({ working: true, trouble: null })
      const input = {
        name: filled.name.trim(),
        villageIds: filled.picked,
        slipsPerVillage: Number(filled.slips),
        closesAt: closingTime(filled.day, filled.clock),
      }
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
