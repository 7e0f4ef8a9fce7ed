import { appearance } from '../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../cloud/call'
import { keptTaps, sendKeptTaps } from './kept-taps'
import { keptDraft, sendDraft } from './kept-leave'
import { arrivedWords, keptWords, type Told } from './kept-leave-words'
import { lastSeen, remember } from './last-seen'
import { onNetworkReturn } from './network'
import { pollPath } from './scanned'
import { rememberTicket } from './ticket'

type Home = ViewOf<'home.get'>

/** There is one first page, so there is one listener. */
let stopListening = (): void => {}

/** 首页: one call for the whole screen, by what the person is. */
Component({
  behaviors: [appearance],
  data: {
    view: null as Home | null,
    /** The first load failed and there is nothing to show. */
    refusal: null as Refusal | null,
    /** What is shown is from before; says why. */
    stale: null as Refusal['text'] | null,
    /** Check-ins that wait on this phone, and the sentence after they were sent. */
    kept: 0,
    sent: '',
    /** The request for leave that waits on this phone, and the one that went out by itself. */
    keptLeave: null as Told | null,
    arrived: null as Told | null,
    /** What came of 我回来了. */
    back: null as Told | null,
    sheet: false,
  },
  lifetimes: {
    attached() {
      stopListening = onNetworkReturn(() => {
        if (!this.data.sheet) void this.refresh()
      })
    },
    detached() {
      stopListening()
    },
  },
  methods: {
    onShow() {
      void this.refresh()
    },
    async onPullDownRefresh() {
      await this.refresh()
      wx.stopPullDownRefresh()
    },
    /** What waited on the phone goes first, so that the page shows it as recorded. */
    async refresh() {
      const { what, left } = await sendKeptTaps()
      this.setData({ kept: left, ...(what ? { sent: what } : {}) })
      await this.load()
      await this.handInLeave()
    },
    /** Only for the account that the cloud has just answered: it may be another than the one that wrote here before. */
    async handInLeave() {
      const { view, stale } = this.data
      const bookId = view?.leave?.bookId ?? ''
      const sent = bookId && !stale ? await sendDraft(bookId) : null
      const arrived = arrivedWords(sent)
      this.setData({ keptLeave: keptWords(keptDraft(bookId), !stale), ...(arrived ? { arrived } : {}) })
      if (arrived) await this.load()
    },
    async load() {
      const reply = await call('home.get', {})
      if (reply.ok) {
        this.setData({ view: reply.data, refusal: null, stale: null })
        remember(reply.data)
        rememberTicket(reply.data.today?.ticket)
        this.showUnread(reply.data.unread)
        return
      }
      const view = this.data.view ?? lastSeen()
      this.setData(view ? { view, stale: reply.text, refusal: null } : { refusal: reply })
    },
    showUnread(unread: number) {
      const fail = () => {}
      if (unread > 0) wx.setTabBarBadge({ index: 1, text: unread > 99 ? '99+' : String(unread), fail })
      else wx.removeTabBarBadge({ index: 1, fail })
    },
    /** The button is gone with the answer, so the page says it. */
    onBack({ detail }: { detail: { what: string; next: string; done: boolean } }) {
      const tone = detail.done ? 'pine' : 'wheat'
      this.setData({ back: { tone, text: detail.what, more: detail.next, link: '', url: '' } })
      // The sentence stands at the top, and the button was far below it.
      void wx.pageScrollTo({ scrollTop: 0 })
      void this.load()
    },
    openSheet() {
      this.setData({ sheet: true, sent: '', arrived: null, back: null })
    },
    closeSheet() {
      this.setData({ sheet: false, kept: keptTaps().length })
    },
    /** The card changes at once; the rest of the page follows. */
    onRecorded({ detail }: { detail: ViewOf<'attendance.checkIn'> }) {
      rememberTicket(detail.today.ticket)
      this.setData({ 'view.today': detail.today })
      void this.load()
    },
    /** A photo that waited on the phone was sent, or given up. */
    onPhoto({ detail }: { detail: { what: string } }) {
      this.setData({ sent: detail.what })
    },
    to({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: currentTarget.dataset.url as string })
    },
    /** A slip is scanned with WeChat as a rule; this is for whoever is here already. */
    scan() {
      wx.scanCode({
        success: (scanned) => {
          const path = pollPath(scanned)
          if (path) wx.navigateTo({ url: path })
          else wx.showToast({ title: '这不是测评的纸条', icon: 'none' })
        },
        fail: () => {},
      })
    },
  },
})
