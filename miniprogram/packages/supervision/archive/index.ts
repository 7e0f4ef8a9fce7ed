import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type Reply } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { openFile } from '../../../cloud/open-file'
import { ABOUT, barOf, chosen, firstChoice, FORMS, isRunning, shareOf } from './view'
import type { Archive, Choice, Form, Made } from './view'

/** 归档: the month's ledger, or the register of leaves, of a unit, made while one watches and opened. `?unitId=`. */
Component({
  behaviors: [appearance],
  data: {
    view: null as Archive | null,
    refusal: null as Refusal | null,
    retry: '',
    unitId: '',
    forms: FORMS,
    about: ABOUT,
    choice: firstChoice(),
    running: false,
    busy: false,
    made: null as Made | null,
    share: 0,
    bar: barOf('ledger', false, null),
    trouble: null as Refusal['text'] | null,
    /** The page was left: what is done is kept, and no more is asked for. */
    gone: false,
  },
  methods: {
    onLoad({ unitId = '' }: { unitId?: string }) {
      this.setData({ unitId })
      void this.load()
    },
    onUnload() {
      this.setData({ gone: true })
    },
    async load() {
      const { unitId } = this.data
      const reply = await call('supervision.archive', unitId ? { unitId } : {})
      if (!reply.ok) this.setData({ refusal: reply, retry: helps(reply) })
      else this.setData({ view: reply.data, refusal: null, running: isRunning(this.data.choice) })
    },
    onForm({ detail }: { detail: { value: Form } }) {
      this.choose({ form: detail.value })
    },
    onUnit({ detail }: WechatMiniprogram.PickerChange) {
      this.choose({ unit: Number(detail.value) })
    },
    onMonth({ detail }: WechatMiniprogram.PickerChange) {
      const month = Number(detail.value)
      this.choose({ from: month, to: month })
    },
    onFrom({ detail }: WechatMiniprogram.PickerChange) {
      this.choose({ from: Number(detail.value) })
    },
    onTo({ detail }: WechatMiniprogram.PickerChange) {
      this.choose({ to: Number(detail.value) })
    },
    /** Something else is chosen: what was made is of another month or unit. */
    choose(change: Partial<Choice>) {
      if (this.data.busy) return
      const choice = chosen(this.data.choice, change)
      this.setData({ choice, running: isRunning(choice), trouble: null })
      this.show(null, false)
    },
    show(made: Made | null, busy: boolean) {
      const { form } = this.data.choice
      this.setData({ made, busy, share: made ? shareOf(made) : 0, bar: barOf(form, busy, made) })
    },
    /** Asks again and again until the file is there, each time a few seconds' work; then opens it. */
    async onMake() {
      if (this.data.busy) return
      this.setData({ trouble: null })
      this.show(this.data.made, true)
      let reply = await this.ask()
      while (reply.ok && !reply.data.file && !this.data.gone) {
        this.show(reply.data, true)
        reply = await this.ask()
      }
      if (this.data.gone) return
      if (!reply.ok) {
        this.setData({ trouble: reply.text })
        return this.show(this.data.made, false)
      }
      this.show(reply.data, true)
      const trouble = reply.data.file ? await openFile(reply.data.file) : null
      this.setData({ trouble })
      this.show(reply.data, false)
    },
    ask(): Promise<Reply<Made>> {
      const { view, choice } = this.data
      const unitId = view!.units[choice.unit]!.unitId
      const [from, to] = [view!.months[choice.from]!.month, view!.months[choice.to]!.month]
      return choice.form === 'ledger'
        ? call('report.monthLedger', { unitId, month: from })
        : call('report.leaveList', { unitId, from, to })
    },
  },
})
