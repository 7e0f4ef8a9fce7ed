import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import {
  cellOf,
  firstPicked,
  heldMonth,
  heldToday,
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
    segment: 'today' as Segment,
    turning: false,
    /** The day of the month and the month of the trend that are opened. */
    cell: null as Board['month']['cells'][number] | null,
    trend: null as Board['trend']['months'][number] | null,
    /** The opened day over the units below, once it was asked for, and the day a page was opened with. */
    day: null as ViewOf<'supervision.day'> | null,
    asked: '',
    /** The reason whose units are shown. */
    reason: '',
  },
  methods: {
    onLoad({ unitId = '', at = '', day = '' }: { unitId?: string; at?: string; day?: string }) {
      this.setData({ unitId, segment: isSegment(at) ? at : 'today', asked: day })
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
      const view = heldToday(reply.data)
      this.setData({ view, refusal: null, unitId: view.unitId, trend: trendOf(view, view.month.month) })
      this.setData({ segments: segmentsOf(view.looks.count) })
      await this.showFirst(view.month)
      wx.setNavigationBarTitle({ title: view.name })
    },
    /** The board's own month, or the one of the day that the page was opened with. */
    async showFirst(month: Board['month']) {
      const { asked } = this.data
      this.showMonth(month)
      if (asked && !asked.startsWith(month.month)) await this.openMonth(asked.slice(0, 7))
    },
    showMonth(read: Board['month']) {
      const month = heldMonth(read)
      const cell = cellOf(month, this.data.asked) ?? cellOf(month, firstPicked(month))
      this.setData({ month, cell, day: null })
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
      this.setData({ cell: cellOf(this.data.month!, detail.day), day: null, asked: detail.day })
    },
    /** What the opened day is made of. */
    async openDay() {
      const { cell, unitId } = this.data
      if (!cell) return
      const reply = await call('supervision.day', { unitId, day: cell.day })
      if (!reply.ok) this.setData({ refusal: reply })
      else if (reply.data.day === this.data.cell?.day) this.setData({ day: reply.data, refusal: null })
    },
    onTrend({ detail }: { detail: { month: string } }) {
      this.setData({ trend: trendOf(this.data.view!, detail.month) })
    },
    async toTrendMonth() {
      const { trend } = this.data
      this.setData({ segment: 'month' })
      if (trend && trend.month !== this.data.month?.month) await this.openMonth(trend.month)
    },
    onReason({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const key = currentTarget.dataset.key as string
      this.setData({ reason: key === this.data.reason ? '' : key })
    },
    /** A unit below, on the same part of its board. */
    toUnit({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { segment } = this.data
      const { unit, day } = currentTarget.dataset as { unit: string; day?: string }
      wx.navigateTo({ url: `./index?unitId=${unit}&at=${segment}${day ? `&day=${day}` : ''}` })
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
      wx.navigateTo({ url: `../person/index?personId=${personId}&postingId=${postingId}` })
    },
  },
})
