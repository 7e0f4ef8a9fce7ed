import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import {
  codeOf,
  EMPTY,
  firstKind,
  KINDS,
  missingIn,
  onlyParent,
  parentsOf,
  requestOf,
  sentenceOf,
  type Filled,
  type Kind,
} from './view'

/** 加乡镇或村: where no roster has named it. The code before the last three digits is the parent's. */
Component({
  behaviors: [appearance],
  data: {
    townshipId: '',
    choices: null as ViewOf<'organization.choices'> | null,
    refusal: null as Refusal | null,
    kinds: KINDS,
    filled: EMPTY,
    parents: [] as string[],
    parent: '',
    prefix: '',
    missing: '',
    sentence: '',
    confirming: false,
    working: false,
    trouble: null as Refusal['text'] | null,
    sent: { content: '', requestId: '' },
  },
  methods: {
    onLoad({ township = '' }: { township?: string }) {
      this.setData({ townshipId: township })
      void this.load()
    },
    async load() {
      const reply = await call('organization.choices', {})
      if (!reply.ok) return this.setData({ refusal: reply })
      const choices = reply.data
      const kind = firstKind(choices)
      const asked = choices.townships.find(({ id }) => id === this.data.townshipId)?.id
      this.setData({ choices, refusal: null })
      this.fill({ kind, parentId: asked ?? onlyParent(choices, kind) })
    },
    fill(change: Partial<Filled>) {
      const { choices, working } = this.data
      if (!choices || working) return
      const filled = { ...this.data.filled, ...change }
      const parents = parentsOf(choices, filled.kind)
      this.setData({
        filled,
        parents: parents.map(({ name }) => name),
        parent: parents.find(({ id }) => id === filled.parentId)?.name ?? '',
        prefix: codeOf(filled.parentId),
        missing: missingIn(filled),
        sentence: sentenceOf(choices, filled),
        trouble: null,
      })
    },
    onKind({ detail }: WechatMiniprogram.CustomEvent<{ value: Kind }>) {
      const { choices } = this.data
      if (choices) this.fill({ kind: detail.value, parentId: onlyParent(choices, detail.value), last: '' })
    },
    onParent({ detail }: WechatMiniprogram.PickerChange) {
      const { choices, filled } = this.data
      const parent = choices && parentsOf(choices, filled.kind)[Number(detail.value)]
      if (parent) this.fill({ parentId: parent.id })
    },
    onText({ currentTarget, detail }: WechatMiniprogram.Input) {
      this.fill({ [currentTarget.dataset.field as string]: detail.value })
    },
    onAsk() {
      if (!this.data.missing && !this.data.working) this.setData({ confirming: true })
    },
    onCancel() {
      this.setData({ confirming: false })
    },
    async onConfirm() {
      const { filled, sent, working } = this.data
      this.setData({ confirming: false })
      if (working) return
      this.setData({ working: true, trouble: null })
      const input = requestOf(filled)
      const content = JSON.stringify(input)
      // The same once more after a lost answer is the same intention.
      const requestId = sent.content === content ? sent.requestId : await newRequestId()
      this.setData({ sent: { content, requestId } })
      const reply = await call('organization.addUnit', input, { requestId })
      this.setData({ working: false })
      if (!reply.ok) return this.setData({ trouble: reply.text })
      void wx.showToast({ title: reply.data.what, icon: 'none' })
      if (filled.kind === 'township') return void wx.navigateBack()
      void wx.redirectTo({ url: `/packages/organization/village/index?id=${reply.data.villageId}` })
    },
    onLeave() {
      void wx.navigateBack()
    },
  },
})
