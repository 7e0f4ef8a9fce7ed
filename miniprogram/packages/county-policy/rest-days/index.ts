import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { dayText, REASON_MAX } from '../form'
import { addOf, barOf, shown, withDay, withoutDay, type RestDay } from './view'

/** 县里的休息日: those that the law gives this county beside the country's own. */
Component({
  behaviors: [appearance],
  data: {
    view: null as ViewOf<'policy.restDays'> | null,
    days: [] as RestDay[],
    changed: false,
    day: '',
    dayText: '',
    name: '',
    add: addOf('', ''),
    reason: '',
    reasonMax: REASON_MAX,
    sending: false,
    bar: { primary: '', off: true },
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    /** What was sent last and under which id: the same content again is the same change. */
    sent: { content: '', requestId: '' },
  },
  methods: {
    onLoad() {
      void this.load()
    },
    async load() {
      const reply = await call('policy.restDays', {})
      if (!reply.ok) return this.setData({ refusal: reply })
      this.setData({ view: reply.data, refusal: null, changed: false })
      this.show(shown(reply.data.days), false)
    },
    show(days: RestDay[], changed = true) {
      this.setData({ days, changed, trouble: null })
      this.showBars()
    },
    showBars() {
      const { day, name, changed, reason, sending } = this.data
      this.setData({ add: addOf(day, name), bar: barOf({ changed, reason, sending }) })
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      this.setData({ day: detail.value as string, dayText: dayText(detail.value as string) })
      this.showBars()
    },
    onName({ detail }: WechatMiniprogram.Input) {
      this.setData({ name: detail.value })
      this.showBars()
    },
    onPickName({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ name: currentTarget.dataset.name as string })
      this.showBars()
    },
    onAdd() {
      const { days, day, name, add, sending } = this.data
      if (add.off || sending) return
      this.setData({ day: '', dayText: '' })
      this.show(withDay(days, day, name.trim()))
    },
    onRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      if (!this.data.sending) this.show(withoutDay(this.data.days, currentTarget.dataset.day as string))
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value })
      this.showBars()
    },
    async onSave() {
      const { view, days, reason, bar, sending, sent } = this.data
      if (!view || sending || bar.off) return
      const list = days.map(({ day, name }) => ({ day, name }))
      const input = { days: list, reason: reason.trim(), version: view.version }
      const content = JSON.stringify(input)
      const requestId = sent.content === content ? sent.requestId : await newRequestId()
      this.setData({ sending: true, trouble: null, sent: { content, requestId } })
      this.showBars()
      const reply = await call('policy.setRestDays', input, { requestId })
      this.setData({ sending: false })
      this.showBars()
      if (!reply.ok) {
        this.setData({ trouble: reply.text })
        return void wx.pageScrollTo({ selector: '.rest__trouble' })
      }
      wx.showToast({ title: reply.data.what, icon: 'success' })
      wx.navigateBack()
    },
  },
})
