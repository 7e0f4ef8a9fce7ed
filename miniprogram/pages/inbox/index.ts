import { appearance } from '../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../cloud/call'
import { afterPage, withRead } from './view'

type Entry = ViewOf<'notifications.inbox'>['entries'][number]

/** 消息: newest first, a page at a time; a tap opens what it is about and marks it read. */
Component({
  behaviors: [appearance],
  data: {
    entries: null as Entry[] | null,
    next: null as string | null,
    loadingMore: false,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
  },
  methods: {
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('notifications.inbox', {})
      if (!reply.ok) return this.setData(this.data.entries ? { trouble: reply.text } : { refusal: reply })
      const { next, unread } = reply.data
      const { entries, kept } = afterPage(this.data.entries ?? [], reply.data.entries)
      this.setData({ entries, refusal: null, trouble: null, ...(kept ? {} : { next }) })
      this.showUnread(unread)
    },
    async onReachBottom() {
      const cursor = this.data.next
      if (cursor === null || this.data.loadingMore) return
      this.setData({ loadingMore: true })
      const reply = await call('notifications.inbox', { cursor })
      this.setData({ loadingMore: false })
      if (!reply.ok) return this.setData({ trouble: reply.text })
      this.setData({ entries: [...(this.data.entries ?? []), ...reply.data.entries], next: reply.data.next })
    },
    onEntry({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const entry = this.data.entries?.[Number(currentTarget.dataset.index)]
      if (!entry) return
      if (entry.unread) void this.markRead(entry.id)
      if (entry.page) wx.navigateTo({ url: entry.page })
    },
    async markRead(id: string) {
      this.setData({ entries: withRead(this.data.entries ?? [], id) })
      const reply = await call('notifications.read', { ids: [id] })
      if (reply.ok) this.showUnread(reply.data.unread)
    },
    showUnread(unread: number) {
      const fail = () => {}
      if (unread > 0) wx.setTabBarBadge({ index: 1, text: unread > 99 ? '99+' : String(unread), fail })
      else wx.removeTabBarBadge({ index: 1, fail })
    },
    toBind() {
      wx.navigateTo({ url: '/packages/organization/bind/index' })
    },
  },
})
