import { appearance } from '../../../behaviors/appearance'
import { call, type InputOf, type Refusal, type ViewOf } from '../../../cloud/call'
import { helps } from '../../../cloud/helps'

type Month = ViewOf<'attendance.month'>
type Story = Month['stories'][number]

/** 台账: one month, each day with the evidence it rests on. `?day=` opens that day, `?postingId=` another posting. */
Component({
  behaviors: [appearance],
  data: {
    view: null as Month | null,
    story: null as Story | null,
    picked: '',
    refusal: null as Refusal | null,
    /** Words of the button below it, where trying again can help. */
    again: '',
    /** Another month could not be fetched; the one before stays. */
    trouble: null as Refusal['text'] | null,
    turning: false,
    /** What the page was opened with, then what is shown. */
    asked: {} as InputOf<'attendance.month'>,
  },
  methods: {
    onLoad({
      day = '',
      postingId = '',
      personId = '',
    }: {
      day?: string
      postingId?: string
      personId?: string
    }) {
      const whose = { ...(postingId ? { postingId } : {}), ...(personId ? { personId } : {}) }
      const asked = { ...(day ? { month: day.slice(0, 7) } : {}), ...whose }
      void this.load(asked, day)
    },
    /** Back from a page on which a day was contested or attested. */
    onShow() {
      if (this.data.view) this.retry()
    },
    async onPullDownRefresh() {
      await this.load(this.data.asked, this.data.picked)
      wx.stopPullDownRefresh()
    },
    retry() {
      void this.load(this.data.asked, this.data.picked)
    },
    async load(asked: InputOf<'attendance.month'>, day = '') {
      this.setData({ turning: true, asked })
      const reply = await call('attendance.month', asked)
      this.setData({ turning: false })
      if (reply.ok) {
        this.setData({ view: reply.data, refusal: null, trouble: null })
        this.show(day || reply.data.picked)
      } else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply, again: helps(reply), picked: day })
    },
    show(day: string) {
      const stories = this.data.view?.stories ?? []
      const story = stories.find((candidate) => candidate.day === day) ?? stories[0] ?? null
      this.setData({ story, picked: story?.day ?? '' })
    },
    onPick({ detail }: { detail: { day: string } }) {
      this.show(detail.day)
    },
    onAct({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const kind = currentTarget.dataset.kind as string
      const { personId, postingId } = this.data.view!
      const whose = kind === 'attest' ? `&personId=${personId}&postingId=${postingId}` : ''
      wx.navigateTo({ url: `../ask/index?kind=${kind}&day=${this.data.picked}${whose}` })
    },
    onLink({ detail }: { detail: { index: number } }) {
      const { ids, drawId, photo } = this.data.story?.items[detail.index] ?? {}
      if (drawId) wx.navigateTo({ url: `../draw/index?drawId=${drawId}` })
      if (photo) void this.seePhoto(photo)
      if (ids) wx.navigateTo({ url: `../case/index?ledgerId=${ids.ledgerId}&caseId=${ids.caseId}` })
    },
    async seePhoto(of: InputOf<'attendance.photo'>) {
      const reply = await call('attendance.photo', of)
      if (reply.ok) wx.previewImage({ urls: [reply.data.url] })
      else this.setData({ trouble: reply.text })
    },
    turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const month = currentTarget.dataset.month as string
      if (month && !this.data.turning) void this.load({ ...this.data.asked, month })
    },
  },
})
