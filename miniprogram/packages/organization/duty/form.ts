import type { InputOf, ViewOf } from '../../../cloud/call'
import { dateWords, dayBefore } from './days'

type Person = ViewOf<'organization.person'>
type Choices = ViewOf<'organization.choices'>
type Details = NonNullable<Person['details']>

/** What the one form page can do. */
export type Act =
  | 'end'
  | 'replace'
  | 'move'
  | 'post'
  | 'dates'
  | 'exempt'
  | 'endExemption'
  | 'grant'
  | 'endGrant'
  | 'deputize'
  | 'add'
  | 'details'

/** What the page asks for, in its order. */
export interface Shape {
  title: string
  button: string
  village?: boolean
  post?: boolean
  role?: boolean
  kind?: boolean
  other?: string
  from?: string
  /** `may` where it can be left open. */
  to?: { name: string; may: boolean }
  reason?: boolean
  details?: boolean
}

export const SHAPES: Record<Act, Shape> = {
  end: { title: '离任', button: '办离任', from: '最后一天', reason: true },
  replace: { title: '换人', button: '换人', from: '最后一天', other: '谁来接', reason: true },
  move: { title: '调到别的村', button: '调过去', village: true, post: true, from: '从哪天起' },
  post: {
    title: '派到村里',
    button: '派过去',
    village: true,
    post: true,
    from: '从哪天起',
    to: { name: '到哪天', may: true },
  },
  dates: {
    title: '改派驻的日子',
    button: '改日子',
    from: '从哪天起',
    to: { name: '到哪天', may: true },
    reason: true,
  },
  exempt: {
    title: '加照顾',
    button: '记下',
    kind: true,
    from: '从哪天起',
    to: { name: '到哪天', may: true },
  },
  endExemption: { title: '结束照顾', button: '结束', from: '最后一天' },
  grant: { title: '授权', button: '授权', role: true, from: '从哪天起', to: { name: '到哪天', may: true } },
  endGrant: { title: '收回授权', button: '收回', from: '最后一天', reason: true },
  deputize: {
    title: '指定代理',
    button: '指定',
    other: '谁来代',
    from: '从哪天起',
    to: { name: '到哪天', may: false },
  },
  add: {
    title: '加一个人',
    button: '加进花名册',
    details: true,
    village: true,
    post: true,
    from: '从哪天起',
  },
  details: { title: '改资料', button: '保存', details: true },
}

/** 加一个人 with a role in place of a village: township leaders, clerks, inspectors, and whoever else the reader gives. */
const ADD_ROLE: Shape = {
  title: '加一个人',
  button: '加进花名册',
  details: true,
  role: true,
  from: '从哪天起',
  to: { name: '到哪天', may: true },
}

export const DUTIES = [
  { value: 'posting', text: '派到村里' },
  { value: 'grant', text: '乡镇和县里' },
] as const

/** What the form asks for as it is filled in. */
export function shapeOf(act: Act, filled: Filled): Shape {
  return act === 'add' && filled.duty === 'grant' ? ADD_ROLE : SHAPES[act]
}

export const POSTS = [
  { value: 'secretary', text: '第一书记' },
  { value: 'member', text: '队员' },
] as const
export const KINDS = [
  { value: 'near-home', text: '家在附近' },
  { value: 'pregnancy', text: '怀孕' },
  { value: 'chronic-illness', text: '慢性病' },
] as const

/** What was filled in. */
export interface Filled {
  /** Of somebody new: what they are first. */
  duty: (typeof DUTIES)[number]['value']
  villageId: string
  unitId: string
  role: string
  post: (typeof POSTS)[number]['value']
  kind: (typeof KINDS)[number]['value']
  otherId: string
  otherName: string
  from: string
  to: string
  reason: string
  name: string
  phone: string
  jobTitle: string
  office: string
}

export const EMPTY: Filled = {
  duty: 'posting',
  ...{ villageId: '', unitId: '', role: '', post: 'member', kind: 'near-home', otherId: '', otherName: '' },
  ...{ from: '', to: '', reason: '', name: '', phone: '', jobTitle: '', office: '' },
}

/** What stands there before anybody touches it. */
export function filledFor(act: Act, person: Person | null, id: string, today: string): Filled {
  const posting = person?.postings.find(({ postingId }) => postingId === id)
  const details = person?.details
  const filled: Filled = { ...EMPTY, from: today }
  if (posting) filled.post = posting.role
  if (act === 'dates' && posting) Object.assign(filled, { from: posting.from, to: posting.to ?? '' })
  if (act === 'details' && details) {
    const { name, phone, title, sendingUnit } = details
    Object.assign(filled, { name, phone, jobTitle: title ?? '', office: sendingUnit?.name ?? '' })
  }
  return filled
}

/** What is still missing, in words of the button; empty when it can be sent. */
export function missingIn(act: Act, filled: Filled): string {
  const shape = shapeOf(act, filled)
  if (shape.details && !filled.name.trim()) return '先写姓名'
  if (shape.details && !/^1\d{10}$/.test(filled.phone)) return '手机号要 11 位'
  if (shape.village && !filled.villageId) return '先选村'
  if (shape.role && !filled.role) return '先选职务'
  if (shape.role && !filled.unitId) return '先选单位'
  if (shape.other && !filled.otherId) return '先选人'
  if (shape.from && !filled.from) return '先选日子'
  if (shape.to && !shape.to.may && !filled.to) return '先选到哪天'
  if (filled.to && filled.to < filled.from) return '结束早于开始'
  return shape.reason && !filled.reason.trim() ? '写一句为什么' : ''
}

/** The call that says it. */
export function requestOf(act: Act, person: Person | null, id: string, filled: Filled): Sent {
  const { villageId, post, from, otherId } = filled
  const personId = person?.personId ?? ''
  const reason = filled.reason.trim()
  const until = filled.to ? { to: filled.to } : {}
  const own = { personId, postingId: id }
  switch (act) {
    case 'end':
      return sent('organization.endPosting', { ...own, lastDay: from, reason })
    case 'replace':
      return sent('organization.replace', { ...own, lastDay: from, reason, successorId: otherId })
    case 'move':
      return sent('organization.post', { personId, villageId, role: post, from, leaving: id })
    case 'post':
      return sent('organization.post', { personId, villageId, role: post, from, ...until })
    case 'dates':
      return sent('organization.correctPosting', { ...own, from, to: filled.to || null, reason })
    case 'exempt':
      return sent('organization.exempt', { ...own, kind: filled.kind, from, ...until })
    case 'endExemption':
      return sent('organization.endExemption', { personId, exemptionId: id, lastDay: from })
    case 'grant': {
      const role = filled.role as InputOf<'organization.grant'>['role']
      return sent('organization.grant', { personId, role, unitId: filled.unitId, from, ...until })
    }
    case 'endGrant':
      return sent('organization.endGrant', { personId, grantId: id, lastDay: from, reason })
    case 'deputize': {
      const stood = { personId: otherId, holderId: personId, grantId: id }
      return sent('organization.deputize', { ...stood, from, to: filled.to })
    }
    case 'add': {
      const posting = { kind: 'posting' as const, villageId, role: post, from }
      if (filled.duty === 'posting')
        return sent('organization.addPerson', { ...detailsIn(filled, null), duty: posting })
      const role = filled.role as InputOf<'organization.grant'>['role']
      const duty = { kind: 'grant' as const, unitId: filled.unitId, role, from, ...until }
      // Only those who are posted come from another office.
      return sent('organization.addPerson', { ...detailsIn({ ...filled, office: '' }, null), duty })
    }
    case 'details':
      return sent('organization.details', { personId, ...detailsIn(filled, person?.details ?? null) })
  }
}

/** A call that is ready to be sent. */
export interface Sent {
  action: Parameters<typeof sent>[0]
  input: object
}

type Sendable =
  | 'organization.endPosting'
  | 'organization.replace'
  | 'organization.post'
  | 'organization.correctPosting'
  | 'organization.exempt'
  | 'organization.endExemption'
  | 'organization.grant'
  | 'organization.endGrant'
  | 'organization.deputize'
  | 'organization.addPerson'
  | 'organization.details'

function sent<A extends Sendable>(action: A, input: InputOf<A>): { action: Sendable; input: object } {
  return { action, input }
}

function detailsIn({ name, phone, jobTitle, office }: Filled, before: Details | null): Details {
  const unit = before?.sendingUnit
  const same = unit && unit.name === office.trim() ? unit : { type: null, level: null }
  const sendingUnit = office.trim() ? { ...same, name: office.trim() } : null
  return { name: name.trim(), phone, title: jobTitle.trim() || null, sendingUnit }
}

/** What the sheet says before it is done: who, what, which day, and what stays. */
export function sentenceOf(
  act: Act,
  person: Person | null,
  id: string,
  filled: Filled,
  choices: Choices | null,
): string {
  const name = person?.name ?? filled.name.trim()
  const posting = person?.postings.find(({ postingId }) => postingId === id)
  const grant = person?.grants.find(({ grantId }) => grantId === id)
  const from = dateWords(filled.from)
  const until = filled.to ? `到${dateWords(filled.to)}` : ''
  const after = dateWords(dayBefore(filled.from, -1))
  const post = `${unitName(choices, filled.villageId)}${POSTS.find(({ value }) => value === filled.post)?.text}`
  switch (act) {
    case 'end':
      return `${name} ${from}离任${posting?.text ?? ''}。${after}起不再要签到，台账保留。`
    case 'replace':
      return `${name} ${from}离任，${after}起${filled.otherName}是${posting?.text ?? ''}。台账各算各的。`
    case 'move':
      return `${name} ${dateWords(dayBefore(filled.from, 1))}离任${posting?.text ?? ''}，${from}起是${post}。`
    case 'add':
      return filled.duty === 'grant'
        ? `${name} ${from}起${until}是${unitName(choices, filled.unitId)} · ${roleName(choices, filled.role)}。`
        : `${name} ${from}起是${post}。`
    case 'post':
      return `${name} ${from}起${until}是${post}。`
    case 'dates':
      return `${name}在${posting?.text ?? ''}的日子改成${from}起${until || '，没有最后一天'}。原来的日子留在经过里。`
    case 'exempt':
      return `${name} ${from}起${until}有照顾，台账会少要求一些。是什么照顾，只有县里和本人看得到。`
    case 'endExemption':
      return `${name}的照顾到${from}为止。`
    case 'grant':
      return `${name} ${from}起${until}是${unitName(choices, filled.unitId)} · ${roleName(choices, filled.role)}。`
    case 'endGrant':
      return `${name}的${grant?.text ?? '职务'}到${from}为止。以前办的都留着。`
    case 'deputize':
      return `${from}${until}，${filled.otherName}代${name}。这段日子两个人都可以办。`
    case 'details':
      return `${name}的资料改了，台账和请假都还在。`
  }
}

export function unitName(choices: Choices | null, id: string): string {
  const units = (choices?.townships ?? []).flatMap((township) => [township, ...township.villages])
  return [...units, ...(choices?.counties ?? [])].find((unit) => unit.id === id)?.name ?? ''
}

function roleName(choices: Choices | null, role: string): string {
  return choices?.roles.find((each) => each.role === role)?.name ?? ''
}
