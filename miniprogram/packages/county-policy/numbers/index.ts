import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { dayText, REASON_MAX } from '../form'
import * as edit from './view'

type View = ViewOf<'policy.numbers'>

/** 改规则里的数: all of them together, since they have to fit one another. */
Component({
  behaviors: [appearance],
  data: {
    view: null as View | null,
    numbers: null as edit.Numbers | null,
    groups: [] as ReturnType<typeof edit.groupsOf>,
    tiers: [] as ReturnType<typeof edit.tierRows>,
    slots: [] as Array<{ id: string; name: string; from: string; to: string; toClock: string }>,
    from: '',
    fromText: '',
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
      const reply = await call('policy.numbers', {})
      if (!reply.ok) return this.setData({ refusal: reply })
      const from = reply.data.fromFirst
      this.setData({ view: reply.data, refusal: null, from, fromText: dayText(from) })
      this.show(reply.data.numbers)
    },
    show(numbers: edit.Numbers) {
      const { view } = this.data
      if (!view || this.data.sending) return
      this.setData({
        numbers,
        groups: edit.groupsOf(numbers, view.choices),
        tiers: edit.tierRows(numbers, view.choices.tierDays),
        slots: numbers.slots.map((slot) => ({
          ...slot,
          name: edit.SLOT_NAMES[slot.id],
          toClock: edit.onClock(slot.to),
        })),
        trouble: null,
      })
      this.showBar()
    },
    showBar() {
      const { view, numbers, reason, sending } = this.data
      const changed = JSON.stringify(view?.numbers) !== JSON.stringify(numbers)
      this.setData({ bar: edit.barOf({ changed, reason, sending }) })
    },
    onNumber({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
      const { id, group } = currentTarget.dataset as { id: edit.FieldId; group: number }
      const row = this.data.groups[group]?.rows.find((each) => each.id === id)
      const value = row?.range[Number(detail.value)]?.value
      if (this.data.numbers && value !== undefined) this.show(edit.withValue(this.data.numbers, id, value))
    },
    onSlot({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
      const { id, end } = currentTarget.dataset as { id: 'morning' | 'evening'; end: 'from' | 'to' }
      if (this.data.numbers) this.show(edit.withSlot(this.data.numbers, id, end, detail.value as string))
    },
    onTierDays({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
      const at = currentTarget.dataset.at as number
      const value = this.data.view?.choices.tierDays[Number(detail.value)]?.value
      if (this.data.numbers && value !== undefined) this.show(edit.withTierDays(this.data.numbers, at, value))
    },
    onTierRole({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { at, part } = currentTarget.dataset as { at: number; part: 'township' | 'county' | 'informs' }
      if (this.data.numbers) this.show(edit.withTierRole(this.data.numbers, at, part))
    },
    onTierAdd() {
      const { numbers, view } = this.data
      if (numbers && view) this.show(edit.withAnotherTier(numbers, view.choices.tierDays))
    },
    onTierRemove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const at = currentTarget.dataset.at as number
      if (this.data.numbers) this.show(edit.withoutTier(this.data.numbers, at))
    },
    onFeature({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { numbers } = this.data
      const id = currentTarget.dataset.id as keyof edit.Numbers['features']
      if (numbers) this.show({ ...numbers, features: { ...numbers.features, [id]: !numbers.features[id] } })
    },
    onPhone({ detail }: WechatMiniprogram.Input) {
      const { numbers } = this.data
      if (numbers) this.show({ ...numbers, complaints: { ...numbers.complaints, phone: detail.value } })
    },
    onFrom({ detail }: WechatMiniprogram.PickerChange) {
      this.setData({ from: detail.value as string, fromText: dayText(detail.value as string) })
    },
    onReason({ detail }: WechatMiniprogram.Input) {
      this.setData({ reason: detail.value })
      this.showBar()
    },
    async onSave() {
      const { view, numbers, from, reason, sending, sent, bar } = this.data
      if (!view || !numbers || sending || bar.off) return
      const input = { ...numbers, from, reason: reason.trim(), version: view.version }
      const content = JSON.stringify(input)
      const requestId = sent.content === content ? sent.requestId : await newRequestId()
      this.setData({ sending: true, trouble: null, sent: { content, requestId } })
      this.showBar()
      const reply = await call('policy.setNumbers', input, { requestId })
      this.setData({ sending: false })
      this.showBar()
      if (!reply.ok) {
        this.setData({ trouble: reply.text })
        return void wx.pageScrollTo({ selector: '.numbers__trouble' })
      }
      wx.showToast({ title: reply.data.what, icon: 'success' })
      wx.navigateBack()
    },
  },
})
