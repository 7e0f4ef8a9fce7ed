import { appearance } from '../../../behaviors/appearance'
import { call, type InputOf, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { rowsOf, type Row } from '../people/view'
import { dateWords } from './days'
import {
  DUTIES,
  EMPTY,
  filledFor,
  KINDS,
  missingIn,
  POSTS,
  requestOf,
  sentenceOf,
  shapeOf,
  SHAPES,
  type Act,
  type Filled,
} from './form'
import { placesOf, withRole, withTown, type Places } from './places'

/** Milliseconds after the last letter before a search is sent. */
const PAUSE = 400

/** 办理: one form for whatever is done with a person; what it asks for depends on the act. */
Component({
  behaviors: [appearance],
  data: {
    act: 'end' as Act,
    /** Of the posting, role or exemption that it is about. */
    id: '',
    personId: '',
    shape: SHAPES.end,
    person: null as ViewOf<'organization.person'> | null,
    choices: null as ViewOf<'organization.choices'> | null,
    ready: false,
    refusal: null as Refusal | null,
    filled: EMPTY as Filled,
    townId: '',
    places: null as Places | null,
    roleNames: [] as string[],
    roleName: '',
    duties: DUTIES,
    posts: POSTS,
    kinds: KINDS,
    fromText: '',
    toText: '',
    query: '',
    found: [] as Row[],
    missing: '',
    sentence: '',
    confirming: false,
    working: false,
    trouble: null as Refusal['text'] | null,
    sent: { content: '', requestId: '' },
    /** The timer of a search to come; nothing is drawn from it. */
    searching: 0,
  },
  lifetimes: {
    detached() {
      clearTimeout(this.data.searching)
    },
  },
  methods: {
    onLoad({ act = 'end', personId = '', id = '' }: { act?: Act; personId?: string; id?: string }) {
      const shape = SHAPES[act]
      this.setData({ act, id, shape, personId })
      void wx.setNavigationBarTitle({ title: shape.title })
      void this.load(personId)
    },
    async load(personId: string) {
      const [choices, person] = await Promise.all([
        call('organization.choices', {}),
        personId ? call('organization.person', { personId }) : null,
      ])
      if (!choices.ok) return this.setData({ refusal: choices })
      if (person && !person.ok) return this.setData({ refusal: person })
      const known = person?.ok ? person.data : null
      const { townships, roles, today } = choices.data
      const townId = townships.length === 1 ? townships[0]!.id : ''
      const roleNames = roles.map(({ name }) => name)
      this.setData({ refusal: null, ready: true, choices: choices.data, person: known, townId, roleNames })
      this.fill(filledFor(this.data.act, known, this.data.id, today))
    },
    again() {
      void this.load(this.data.personId)
    },
    fill(change: Partial<Filled>) {
      const { act, id, person, choices, townId } = this.data
      if (!choices || this.data.working) return
      const filled = { ...this.data.filled, ...change }
      const shape = shapeOf(act, filled)
      this.setData({
        shape,
        filled,
        places: placesOf(choices, shape, filled, townId),
        roleName: choices.roles.find(({ role }) => role === filled.role)?.name ?? '',
        fromText: dateWords(filled.from),
        toText: dateWords(filled.to),
        missing: missingIn(act, filled),
        sentence: sentenceOf(act, person, id, filled, choices),
        trouble: null,
      })
    },
    onText({ currentTarget, detail }: WechatMiniprogram.Input) {
      this.fill({ [currentTarget.dataset.field as string]: detail.value })
    },
    onDay({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
      this.fill({ [currentTarget.dataset.field as string]: detail.value as string })
    },
    onNoEnd() {
      this.fill({ to: '' })
    },
    /** Village and role of the other kind are nobody's any more. */
    onDuty({ detail }: WechatMiniprogram.CustomEvent<{ value: Filled['duty'] }>) {
      this.fill({ duty: detail.value, villageId: '', unitId: '', role: '', to: '' })
    },
    onPost({ detail }: WechatMiniprogram.CustomEvent<{ value: Filled['post'] }>) {
      this.fill({ post: detail.value })
    },
    onKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.fill({ kind: currentTarget.dataset.value as Filled['kind'] })
    },
    onRole({ detail }: WechatMiniprogram.PickerChange) {
      const { choices, townId } = this.data
      const role = choices?.roles[Number(detail.value)]?.role
      if (choices && role) this.fill(withRole(choices, role, townId))
    },
    onTown({ detail }: WechatMiniprogram.PickerChange) {
      const { choices, shape, filled } = this.data
      const townId = choices?.townships[Number(detail.value)]?.id
      if (!choices || !townId) return
      this.setData({ townId })
      this.fill(withTown(choices, shape, filled.role, townId))
    },
    onVillage({ detail }: WechatMiniprogram.PickerChange) {
      const { choices, shape, townId } = this.data
      const town = choices?.townships.find(({ id }) => id === townId)
      const villageId = town?.villages[Number(detail.value)]?.id
      if (villageId) this.fill(shape.role ? { unitId: villageId } : { villageId })
    },
    onQuery({ detail }: WechatMiniprogram.Input) {
      this.setData({ query: detail.value })
      clearTimeout(this.data.searching)
      this.data.searching = setTimeout(() => void this.search(), PAUSE)
    },
    async search() {
      const query = this.data.query.trim()
      if (!query) return this.setData({ found: [] })
      const reply = await call('organization.people', { query })
      if (query !== this.data.query.trim()) return
      if (!reply.ok) return this.setData({ trouble: reply.text })
      const self = this.data.person?.personId
      this.setData({ found: rowsOf(reply.data).filter(({ personId }) => personId !== self) })
    },
    onOther({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const row = this.data.found[currentTarget.dataset.index as number]
      if (!row) return
      this.setData({ found: [], query: '' })
      this.fill({ otherId: row.personId, otherName: row.name })
    },
    onAsk() {
      if (!this.data.missing && !this.data.working) this.setData({ confirming: true })
    },
    onCancel() {
      this.setData({ confirming: false })
    },
    async onConfirm() {
      const { act, person, id, filled, sent, working } = this.data
      this.setData({ confirming: false })
      if (working) return
      this.setData({ working: true, trouble: null })
      const { action, input } = requestOf(act, person, id, filled)
      const content = JSON.stringify(input)
      const requestId = sent.content === content ? sent.requestId : await newRequestId()
      this.setData({ sent: { content, requestId } })
      const reply = await call(action, input as InputOf<typeof action>, { requestId })
      this.setData({ working: false })
      if (!reply.ok) return this.setData({ trouble: reply.text })
      const { title, personId } = reply.data
      void wx.showToast({ title, icon: 'none' })
      if (act === 'add')
        void wx.redirectTo({ url: `/packages/organization/person/index?personId=${personId}` })
      else void wx.navigateBack()
    },
    onLeave() {
      void wx.navigateBack()
    },
  },
})
