import type { SwitchCard } from '../../../../cloudfunctions/capabilities/county-policy/contract'
import { dayText } from '../form'
import { barOf, draftOf, filledOf, type Draft } from './form'

const EMPTY: Draft = { documentNumber: '', purpose: '', validUntil: '', retentionDays: null }

/** 登记文件: the document without which nothing is turned on. Events `close`, `register` with the document. */
Component({
  properties: {
    show: Boolean,
    card: { type: Object, value: null as unknown as SwitchCard },
    sending: Boolean,
    /** Why the last try was refused. */
    trouble: { type: Object, value: null as unknown as { what: string; next: string } },
  },
  data: { draft: EMPTY, dayText: '', retentionText: '', bar: { primary: '', off: true } },
  observers: {
    show(show: boolean) {
      if (show && this.data.card) this.fill(draftOf(this.data.card.sheet))
    },
    sending() {
      if (this.data.show) this.fill({})
    },
  },
  methods: {
    fill(change: Partial<Draft>) {
      const { card, sending } = this.data
      const draft = { ...this.data.draft, ...change }
      const retention = card.sheet.retention.find(({ days }) => days === draft.retentionDays)
      this.setData({
        draft,
        dayText: dayText(draft.validUntil),
        retentionText: retention?.text ?? '',
        bar: barOf(draft, card.sheet, sending),
      })
    },
    onDocument({ detail }: WechatMiniprogram.Input) {
      this.fill({ documentNumber: detail.value })
    },
    onPurpose({ detail }: WechatMiniprogram.Input) {
      this.fill({ purpose: detail.value })
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      this.fill({ validUntil: detail.value as string })
    },
    onRetention({ detail }: WechatMiniprogram.PickerChange) {
      this.fill({ retentionDays: this.data.card.sheet.retention[Number(detail.value)]?.days ?? null })
    },
    onRegister() {
      const filled = filledOf(this.data.draft, this.data.card.sheet)
      if (filled) this.triggerEvent('register', filled)
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
