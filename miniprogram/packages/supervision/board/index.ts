import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import {
  cellOf,
  figuresOf,
  firstPicked,
  isSegment,
  pagesBack,
  segmentsOf,
  trendOf,
  type Segment,
} from './view'

type Board = ViewOf<'supervision.board'>

/** 督导看板 of one unit: today, a month, the months, what needs a look; every unit below opens its own. `?unitId=`. */
Component({
  behaviors: [appearance],
  data: {
    view: null as Board | null,
    /** The month that is shown, which may be another than the board's own. */
    month: null as Board['month'] | null,
    refusal: null as Refusal | null,
    retry: '',
    unitId: '',
    segments: segmentsOf(0),
    figures: [] as ReturnType<typeof figuresOf>,
    segment: 'today' as Segment,
    turning: false,
    /** The day of the month and the month of the trend that are opened. */
    cell: null as Board['month']['cells'][number] | null,
    trend: null as Board['trend']['months'][number] | null,
    /** The reason whose units are shown. */
    reason: '',
  },
  methods: {
    onLoad({ unitId = '', at = '' }: { unitId?: string; at?: string }) {
      this.setData({ unitId, segment: isSegment(at) ? at : 'today' })
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const { unitId } = this.data
      const reply = await call('supervision.board', unitId ? { unitId } : {})
      if (!reply.ok) {
        this.setData({ refusal: reply, retry: helps(reply) })
        return
      }
      const view = reply.data
      this.setData({ view, refusal: null, unitId: view.unitId, trend: trendOf(view, view.month.month) })
      this.setData({ segments: segmentsOf(view.looks.count), figures: figuresOf(view) })
      this.showMonth(view.month)
      wx.setNavigationBarTitle({ title: view.name })
    },
    showMonth(month: Board['month']) {
      this.setData({ month, cell: cellOf(month, firstPicked(month)) })
    },
    onSegment({ detail }: { detail: { value: Segment } }) {
      this.setData({ segment: detail.value })
    },
    turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const month = currentTarget.dataset.month as string
      if (month && !this.data.turning) void this.openMonth(month)
    },
    async openMonth(month: string) {
      this.setData({ turning: true })
      const reply = await call('supervision.month', { unitId: this.data.unitId, month })
      this.setData({ turning: false })
      if (reply.ok) this.showMonth(reply.data)
      this.setData({ refusal: reply.ok ? null : reply })
    },
    onDay({ detail }: { detail: { day: string } }) {
      this.setData({ cell: cellOf(this.data.month!, detail.day) })
    },
    onTrend({ detail }: { detail: { month: string } }) {
      this.setData({ trend: trendOf(this.data.view!, detail.month) })
    },
    async toTrendMonth() {
      const { trend } = this.data
      this.setData({ segment: 'month' })
      if (trend && trend.month !== this.data.month?.month) await this.openMonth(trend.month)
    },
    toReason({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { key, opens } = currentTarget.dataset as { key: string; opens: boolean }
      if (opens) this.setData({ segment: 'looks', reason: key })
    },
    onReason({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const key = currentTarget.dataset.key as string
      this.setData({ reason: key === this.data.reason ? '' : key })
    },
    /** A unit below, on the same part of its board. */
    toUnit({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { segment } = this.data
      wx.navigateTo({ url: `./index?unitId=${currentTarget.dataset.unit as string}&at=${segment}` })
    },
    /** A unit above: back to it where it is open behind this page. */
    toAbove({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const unitId = currentTarget.dataset.unit as string
      if (unitId === this.data.unitId) return
      const open = getCurrentPages().map((page) => ({
        route: page.route,
        unitId: page.data['unitId'] as string,
      }))
      const delta = pagesBack(open, unitId)
      if (delta > 0) wx.navigateBack({ delta })
      else wx.redirectTo({ url: `./index?unitId=${unitId}&at=${this.data.segment}` })
    },
    toPage({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `/${currentTarget.dataset.page as string}` })
    },
    toPerson({ detail }: { detail: { personId: string; postingId: string } }) {
      const { personId, postingId } = detail
      wx.navigateTo({
        url: `/packages/attendance/ledger/index?personId=${personId}&postingId=${postingId}`,
      })
    },
  },
})
