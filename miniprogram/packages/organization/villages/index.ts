import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { emptyWords, townshipOf } from './view'

type Villages = ViewOf<'organization.villages'>

/** Milliseconds after the last letter before a search is sent. */
const PAUSE = 400

/** 村 of the caller's units; opened from a village that is to be merged, it gives back the one that was tapped. */
Component({
  behaviors: [appearance],
  data: {
    loading: true,
    trouble: null as Refusal['text'] | null,
    scopeName: '',
    query: '',
    townships: [] as Villages['townships'],
    townshipId: '',
    rows: [] as Villages['rows'],
    next: null as string | null,
    picking: false,
    mayEdit: false,
    /** The township that is shown alone; null while all are. */
    township: null as { name: string; code: string } | null,
    /** The new name as it is typed; null while the sheet is closed. */
    renaming: null as string | null,
    saving: false,
    sheetTrouble: null as Refusal['text'] | null,
    empty: emptyWords('', false),
    searching: 0,
  },
  lifetimes: {
    detached() {
      clearTimeout(this.data.searching)
    },
  },
  methods: {
    onLoad({ pick }: { pick?: string }) {
      this.setData({ picking: pick === '1' })
    },
    /** Read at every show: whoever comes back from a village may have changed it. */
    onShow() {
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
    onTownship({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ townshipId: currentTarget.dataset.id as string })
      void this.load()
    },
    asked() {
      const { query, townshipId } = this.data
      return { ...(query.trim() ? { query: query.trim() } : {}), ...(townshipId ? { townshipId } : {}) }
    },
    async load() {
      await this.read([])
    },
    async more(cursor: string) {
      await this.read(this.data.rows, cursor)
    },
    async read(before: Villages['rows'], cursor?: string) {
      const asked = this.asked()
      this.setData({ loading: true })
      const reply = await call('organization.villages', cursor ? { ...asked, cursor } : asked)
      // An answer to letters that were changed meanwhile is not shown.
      if (JSON.stringify(asked) !== JSON.stringify(this.asked())) return
      if (!reply.ok) return this.setData({ loading: false, trouble: reply.text })
      const { scopeName, townships, rows, next } = reply.data
      const mayEdit = reply.data.mayEdit && !this.data.picking
      this.setData({
        ...{ loading: false, trouble: null, scopeName, townships, next, rows: [...before, ...rows], mayEdit },
        township: townshipOf(townships, this.data.townshipId),
        empty: emptyWords(this.data.query, mayEdit),
      })
    },
    onAdd() {
      const { townshipId } = this.data
      const below = townshipId ? `?township=${townshipId}` : ''
      void wx.navigateTo({ url: `/packages/organization/unit/index${below}` })
    },
    onRename() {
      if (this.data.township) this.setData({ renaming: this.data.township.name, sheetTrouble: null })
    },
    onCloseRename() {
      this.setData({ renaming: null })
    },
    onName({ detail }: WechatMiniprogram.Input) {
      this.setData({ renaming: detail.value, sheetTrouble: null })
    },
    async onSaveName() {
      const { townshipId, renaming, saving } = this.data
      if (saving || !renaming?.trim()) return
      this.setData({ saving: true, sheetTrouble: null })
      const reply = await call('organization.renameTownship', { townshipId, name: renaming.trim() })
      if (!reply.ok) return this.setData({ saving: false, sheetTrouble: reply.text })
      this.setData({ saving: false, renaming: null })
      void wx.showToast({ title: reply.data.what, icon: 'none' })
      await this.load()
    },
    onVillage({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { id, name } = currentTarget.dataset as { id: string; name: string }
      if (!this.data.picking) return wx.navigateTo({ url: `/packages/organization/village/index?id=${id}` })
      this.getOpenerEventChannel?.().emit?.('picked', { villageId: id, name })
      wx.navigateBack()
    },
  },
})
