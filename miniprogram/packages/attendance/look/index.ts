import { appearance } from '../../../behaviors/appearance'
import { longList } from '../../../behaviors/long-list'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'
import { piecesOf } from './view'

type Looks = ViewOf<'attendance.looks'>
type Row = Looks['rows'][number]

/** 要看一看: what a human goes and asks about, with the dates it rests on. `?unitId=` of a unit below one's own. */
Component({
  behaviors: [appearance, longList],
  data: {
    /** All but the rows, of which only those near the screen are drawn. */
    view: null as Omit<Looks, 'rows' | 'seen'> | null,
    /** Pieces of the list that are open; those behind them were seen. */
    open: 0,
    refusal: null as Refusal | null,
    retry: '',
    unitId: '',
    /** The row whose sheet is open, and the sentence in it. */
    row: null as Row | null,
    words: '',
    sending: false,
    trouble: '',
  },
  methods: {
    onLoad({ unitId = '' }: { unitId?: string }) {
      this.setData({ unitId })
    },
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const { unitId } = this.data
      const reply = await call('attendance.looks', unitId ? { unitId } : {})
      if (!reply.ok) {
        this.setData({ refusal: reply, retry: helps(reply) })
        return
      }
      const { rows, seen, ...view } = reply.data
      const { pieces, nodes, open } = piecesOf({ rows, seen })
      this.layOut(pieces, nodes, { view, open, refusal: null })
    },
    onPageScroll() {
      this.scrolled()
    },
    onRow({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { piece, index } = currentTarget.dataset as { piece: number; index: number }
      const row = (this.data.pieces[piece]?.items[index] as Row | undefined) ?? null
      this.setData({ row, words: '', trouble: '' })
    },
    close() {
      this.setData({ row: null })
    },
    onWords({ detail }: WechatMiniprogram.Input) {
      this.setData({ words: detail.value })
    },
    toPage() {
      const page = this.data.row?.page
      this.close()
      if (page) wx.navigateTo({ url: `/${page}` })
    },
    async mark() {
      const { row, sending } = this.data
      const words = this.data.words.trim()
      if (!row || !words || sending) return
      this.setData({ sending: true })
      const { key, villageId, until } = row
      const reply = await call('attendance.mark', { key, villageId, until, words })
      this.setData({ sending: false })
      if (!reply.ok) {
        this.setData({ trouble: `${reply.text.what}。${reply.text.next}` })
        return
      }
      this.close()
      await this.load()
    },
  },
})
