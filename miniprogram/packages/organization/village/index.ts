import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { openFile } from '../../../cloud/open-file'
import { aboutOf, factsOf, householdsOf, missingIn, nextGroup, peopleOf, TYPES, type Facts } from './view'

type Village = ViewOf<'organization.village'>

/** As many as the cloud takes. */
const MOST_GROUPS = 30

/** 一个村: its places on a map, its people, what was done; the organiser changes it from here. */
Component({
  behaviors: [appearance],
  data: {
    villageId: '',
    view: null as Village | null,
    about: '',
    people: [] as ReturnType<typeof peopleOf>,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    pastShown: false,
    types: TYPES,
    facts: null as Facts | null,
    /** Households of the groups; what was typed for the village stays for when there are none again. */
    together: '',
    sheetTrouble: null as Refusal['text'] | null,
    saving: false,
    undoing: false,
    printing: false,
    posterTrouble: null as Refusal['text'] | null,
  },
  methods: {
    onLoad({ id }: { id?: string }) {
      this.setData({ villageId: id ?? '' })
    },
    /** Read at every show: whoever comes back from setting a place sees it. */
    onShow() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('organization.village', { villageId: this.data.villageId })
      if (reply.ok) this.show(reply.data)
      else if (this.data.view) this.setData({ trouble: reply.text })
      else this.setData({ refusal: reply })
    },
    show(view: Village) {
      this.setData({ view, about: aboutOf(view), people: peopleOf(view), refusal: null, trouble: null })
      void wx.setNavigationBarTitle({ title: view.name })
    },
    onPast() {
      this.setData({ pastShown: !this.data.pastShown })
    },
    onPlace({ currentTarget }: WechatMiniprogram.TouchEvent) {
      if (this.data.view?.mayEdit) this.toPlace(`&place=${currentTarget.dataset.id as string}`)
    },
    onAdd() {
      this.toPlace('')
    },
    toPlace(more: string) {
      wx.navigateTo({ url: `/packages/organization/place/index?village=${this.data.villageId}${more}` })
    },
    onMerge() {
      wx.navigateTo({ url: `/packages/organization/merge/index?village=${this.data.villageId}` })
    },
    async onPoster() {
      if (this.data.printing) return
      this.setData({ printing: true, posterTrouble: null })
      const reply = await call('report.villagePoster', { villageId: this.data.villageId })
      const posterTrouble = reply.ok ? await openFile(reply.data) : reply.text
      this.setData({ printing: false, posterTrouble })
    },
    onFacts() {
      if (this.data.view) this.setData({ facts: factsOf(this.data.view) })
      this.count()
    },
    onCloseFacts() {
      this.setData({ facts: null })
    },
    onFact({ currentTarget, detail }: WechatMiniprogram.Input) {
      this.setData({ [`facts.${currentTarget.dataset.field as string}`]: detail.value })
    },
    onGroup({ currentTarget, detail }: WechatMiniprogram.Input) {
      const { at, field } = currentTarget.dataset as { at: number; field: string }
      this.setData({ [`facts.groups[${at}].${field}`]: detail.value })
      this.count()
    },
    onMoreGroup() {
      const { facts } = this.data
      if (!facts || facts.groups.length >= MOST_GROUPS) return
      this.setData({ 'facts.groups': [...facts.groups, nextGroup(facts.groups)] })
      this.count()
    },
    onLessGroup({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { facts } = this.data
      const gone = currentTarget.dataset.at as number
      if (!facts) return
      this.setData({ 'facts.groups': facts.groups.filter((_, at) => at !== gone) })
      this.count()
    },
    count() {
      const { facts } = this.data
      if (facts) this.setData({ together: householdsOf(facts), sheetTrouble: null })
    },
    onType({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ 'facts.type': currentTarget.dataset.type as Facts['type'] })
    },
    async onSaveFacts() {
      const { facts, villageId } = this.data
      if (!facts || this.data.saving) return
      const sheetTrouble = missingIn(facts)
      if (sheetTrouble) return this.setData({ sheetTrouble })
      this.setData({ saving: true, sheetTrouble: null })
      const households = Number(facts.households) || 0
      const groups = facts.groups.map((each) => ({
        name: each.name.trim(),
        households: Number(each.households),
      }))
      const { name, type } = facts
      const reply = await call('organization.setVillage', { villageId, name, type, households, groups })
      this.setData(reply.ok ? { saving: false, facts: null } : { saving: false, sheetTrouble: reply.text })
      if (reply.ok) await this.load()
    },
    onUndo() {
      this.setData({ undoing: true })
    },
    onKeep() {
      this.setData({ undoing: false })
    },
    async undo() {
      this.setData({ undoing: false })
      const reply = await call('organization.undoMerge', { villageId: this.data.villageId })
      if (reply.ok) await this.load()
      else this.setData({ trouble: reply.text })
    },
  },
})
