import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { emptyWords, FILTERS, questionOf, rowsOf, type Filter, type Row } from './view'

type People = ViewOf<'organization.people'>

interface Township {
  id: string
  name: string
}

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
    /** To show one township alone; read when it is first asked for. */
    townships: null as Township[] | null,
    township: null as Township | null,
    choosing: false,
    asking: false,
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
    async onChooseTown() {
      if (this.data.asking) return
      if (this.data.townships) return this.setData({ choosing: true })
      this.setData({ asking: true })
      const reply = await call('organization.choices', {})
      if (!reply.ok) return this.setData({ asking: false, trouble: reply.text })
      const townships = reply.data.townships.map(({ id, name }) => ({ id, name }))
      this.setData({ asking: false, townships, choosing: true })
    },
    onCloseTown() {
      this.setData({ choosing: false })
    },
    onTown({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const township = this.data.townships?.[currentTarget.dataset.index as number] ?? null
      this.setData({ township, choosing: false, rows: [], next: null })
      void this.load()
    },
    async load() {
      await this.ask('', [])
    },
    async more(cursor: string) {
      await this.ask(cursor, this.data.rows)
    },
    async ask(cursor: string, before: Row[]) {
      const { query, filter, township } = this.data
      this.setData({ loading: true })
      const reply = await call('organization.people', questionOf(query, filter, cursor, township?.id))
      // An answer to letters, a kind or a township that were changed meanwhile is not shown.
      if (query !== this.data.query || filter !== this.data.filter || township !== this.data.township) return
      if (reply.ok) this.show(reply.data, before)
      else this.setData({ loading: false, trouble: reply.text })
    },
    show(view: People, before: Row[]) {
      const { scopeName, next, mayInvite: mayAdd } = view
      const empty = emptyWords(this.data.query, this.data.filter, this.data.township?.name)
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
