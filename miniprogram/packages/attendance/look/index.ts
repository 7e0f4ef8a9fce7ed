import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'

type Looks = ViewOf<'attendance.looks'>
type Row = Looks['rows'][number]

/** 要看一看: what a human goes and asks about, with the dates it rests on. `?unitId=` of a unit below one's own. */
Component({
  behaviors: [appearance],
  data: {
    view: null as Looks | null,
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
      if (reply.ok) this.setData({ view: reply.data, refusal: null })
      else this.setData({ refusal: reply, retry: helps(reply) })
    },
    open({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const row = this.data.view!.rows[currentTarget.dataset.index as number] ?? null
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
