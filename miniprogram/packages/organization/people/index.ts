import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { inviteOf, rowsOf, sheetOf, type InviteShown, type Row, type Sheet } from './view'

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
    person: null as Sheet | null,
    invite: null as InviteShown | null,
    confirming: false,
    inviting: false,
    sheetTrouble: null as Refusal['text'] | null,
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
    async load() {
      const query = this.data.query.trim()
      this.setData({ loading: true })
      const reply = await call('organization.people', query ? { query } : {})
      // An answer to letters that were changed meanwhile is not shown.
      if (query !== this.data.query.trim()) return
      if (reply.ok) this.show(reply.data, [])
      else this.setData({ loading: false, trouble: reply.text })
    },
    async more(cursor: string) {
      const query = this.data.query.trim()
      this.setData({ loading: true })
      const reply = await call('organization.people', query ? { query, cursor } : { cursor })
      if (query !== this.data.query.trim()) return
      if (reply.ok) this.show(reply.data, this.data.rows)
      else this.setData({ loading: false, trouble: reply.text })
    },
    show(view: People, before: Row[]) {
      const { scopeName, next } = view
      this.setData({ loading: false, trouble: null, scopeName, next, rows: [...before, ...rowsOf(view)] })
    },
    async onPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const personId = currentTarget.dataset.id as string
      const reply = await call('organization.person', { personId })
      if (reply.ok) this.setData({ person: sheetOf(reply.data), invite: null, sheetTrouble: null })
      else this.setData({ trouble: reply.text })
    },
    closePerson() {
      this.setData({ person: null, invite: null, confirming: false })
      void this.load()
    },
    onCall() {
      if (this.data.person?.callable) wx.makePhoneCall({ phoneNumber: this.data.person.phone })
    },
    /** One button: a code for whoever is not bound, a question first for whoever is, then copying the code. */
    onSheetPrimary() {
      const { invite, person } = this.data
      if (invite) return wx.setClipboardData({ data: invite.message })
      if (person?.bound) return this.setData({ confirming: true })
      return void this.makeInvite()
    },
    onConfirm() {
      this.setData({ confirming: false })
      void this.makeInvite()
    },
    onCancel() {
      this.setData({ confirming: false })
    },
    async makeInvite() {
      const { person, inviting } = this.data
      if (!person || inviting) return
      this.setData({ inviting: true, sheetTrouble: null })
      const reply = await call('organization.invite', { personId: person.personId })
      if (reply.ok) this.setData({ inviting: false, invite: inviteOf(reply.data) })
      else this.setData({ inviting: false, sheetTrouble: reply.text })
    },
  },
})
