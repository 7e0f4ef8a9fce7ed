import { longList } from '../../../behaviors/long-list'
import { call, type InputOf, type Refusal, type ViewOf } from '../../../cloud/call'
import { openFile } from '../../../cloud/open-file'
import { actWords, barOf, missingOf, piecesOf } from './view'

type Slips = NonNullable<ViewOf<'satisfaction.round'>['slips']>
type Reprint = NonNullable<Slips['rows'][number]['reprint']> & { villageId: string }

/** Files of slips are called so; the phone keeps one of them at a time. */
const PREFIX = '纸条 '

/**
 * 印纸条: village by village, each with its file. Event `changed {slips}` when one was printed. Only the villages near the
 * screen are drawn: the page that holds it calls `scrolled` from its own `onPageScroll`.
 */
Component({
  behaviors: [longList],
  options: { addGlobalClass: true },
  properties: {
    value: { type: Object, value: null as unknown as Slips },
    roundId: { type: String, value: '' },
  },
  data: {
    /** The village that is being printed or opened. */
    busy: '',
    bar: { primary: '', off: true, note: '' },
    asking: null as Reprint | null,
    trouble: null as Refusal['text'] | null,
    words: actWords,
    /** The page was left: the village at hand is finished, and no other is begun. */
    gone: false,
  },
  observers: {
    value(value: Slips | null) {
      if (!value) return
      const { pieces, nodes } = piecesOf(value.rows)
      this.layOut(pieces, nodes)
    },
    'value, busy'() {
      if (this.data.value) this.setData({ bar: barOf(this.data.value, this.data.busy) })
    },
  },
  lifetimes: {
    detached() {
      this.setData({ gone: true })
    },
  },
  methods: {
    /** All that are missing, one after another; it stops at the first that does not come out. */
    async onAll() {
      if (this.data.busy) return
      for (const villageId of missingOf(this.data.value)) {
        const file = await this.take({ villageId })
        if (!file || this.data.gone) break
      }
      this.setData({ busy: '' })
    },
    onVillage({ currentTarget }: WechatMiniprogram.TouchEvent) {
      return this.takeAndOpen({ villageId: String(currentTarget.dataset.id) })
    },
    onReprint({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const row = this.data.value.rows.find(({ villageId }) => villageId === currentTarget.dataset.id)
      if (row?.reprint && !this.data.busy)
        this.setData({ asking: { ...row.reprint, villageId: row.villageId } })
    },
    onCancel() {
      this.setData({ asking: null })
    },
    onConfirm() {
      const { asking } = this.data
      this.setData({ asking: null })
      if (!asking) return
      const { villageId, insteadOf } = asking
      return this.takeAndOpen({ villageId, insteadOf })
    },
    async takeAndOpen(wish: Omit<InputOf<'report.slipSheets'>, 'roundId'>) {
      if (this.data.busy) return
      const file = await this.take(wish)
      const trouble = file && !this.data.gone ? await openFile(file, PREFIX) : this.data.trouble
      this.setData({ busy: '', trouble })
    },
    /** The file of one village, made now or before; null when there is none, and the page says why. */
    async take(wish: Omit<InputOf<'report.slipSheets'>, 'roundId'>) {
      this.setData({ busy: wish.villageId, trouble: null })
      const reply = await call('report.slipSheets', { roundId: this.data.roundId, ...wish })
      if (reply.ok) this.triggerEvent('changed', { slips: reply.data.slips })
      else {
        // It stands above the villages, and the tap may have been far below.
        this.setData({ trouble: reply.text })
        void wx.pageScrollTo({ scrollTop: 0 })
      }
      return reply.ok ? reply.data : null
    },
  },
})
