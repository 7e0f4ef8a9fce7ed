import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { emptyWords, FILTERS, questionOf, rowsOf, type Filter, type Row } from './view'

type People = ViewOf<'organization.people'>

/** Milliseconds after the last letter before a search is sent. */
const PAUSE = 400

Component({
  behaviors: [appearance],
  data: {
    loading: true,
    trouble: null as Refusal['text'] | null,
    scopeName: '',
    query: '',
    rows: [] as Row[],
    next: null as string | null,
    filters: FILTERS,
    filter: '' as Filter,
    empty: emptyWords('', ''),
    mayAdd: false,
    /** Whose page was opened: on return that one row is read again, and the list keeps its place. */
    opened: '',
    /** The timer of a search to come; nothing is drawn from it, so it is set without setData. */
    searching: 0,
  },
  lifetimes: {
    detached() {
      clearTimeout(this.data.searching)
    },
  },
  methods: {
    onLoad() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    onReachBottom() {
      if (this.data.next && !this.data.loading) void this.more(this.data.next)
    },
    onQuery({ detail }: WechatMiniprogram.Input) {
      this.setData({ query: detail.value })
      clearTimeout(this.data.searching)
      this.data.searching = setTimeout(() => void this.load(), PAUSE)
    },
    onFilter({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ filter: currentTarget.dataset.value as Filter, rows: [], next: null })
      void this.load()
    },
    async load() {
      await this.ask('', [])
    },
    async more(cursor: string) {
      await this.ask(cursor, this.data.rows)
    },
    async ask(cursor: string, before: Row[]) {
      const { query, filter } = this.data
      this.setData({ loading: true })
      const reply = await call('organization.people', questionOf(query, filter, cursor))
      // An answer to letters or a kind that were changed meanwhile is not shown.
      if (query !== this.data.query || filter !== this.data.filter) return
      if (reply.ok) this.show(reply.data, before)
      else this.setData({ loading: false, trouble: reply.text })
    },
    show(view: People, before: Row[]) {
      const { scopeName, next, mayInvite: mayAdd } = view
      const empty = emptyWords(this.data.query, this.data.filter)
      const rows = [...before, ...rowsOf(view)]
      this.setData({ loading: false, trouble: null, scopeName, next, rows, empty, mayAdd })
    },
    onPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const opened = currentTarget.dataset.id as string
      this.setData({ opened })
      void wx.navigateTo({ url: `/packages/organization/person/index?personId=${opened}` })
    },
    async onShow() {
      const { opened } = this.data
      if (!opened) return
      this.setData({ opened: '' })
      const reply = await call('organization.person', { personId: opened })
      const index = this.data.rows.findIndex(({ personId }) => personId === opened)
      if (!reply.ok || index < 0) return
      const { name, role, unit, binding } = reply.data
      this.setData({ [`rows[${index}]`]: { personId: opened, name, role, unit, tag: binding } })
    },
    onAdd() {
      void wx.navigateTo({ url: '/packages/organization/duty/index?act=add' })
    },
  },
})
