import type { InputOf, ViewOf } from '../../../cloud/call'
import { grouped } from '../code'

type People = ViewOf<'organization.people'>
type Invite = ViewOf<'organization.invite'>

export interface Row {
  personId: string
  name: string
  role: string
  unit: string
  tag: People['rows'][number]['binding']
}

export function rowsOf(view: People): Row[] {
  return view.rows.map(({ personId, name, role, unit, binding }) => ({
    personId,
    name,
    role,
    unit,
    tag: binding,
  }))
}

export interface InviteShown {
  /** In two halves, to be read aloud. */
  code: string
  expires: string
  /** What became void with it; empty when nothing did. */
  void: string
  /** What is copied for the person. */
  message: string
}

export function inviteOf(view: Invite): InviteShown {
  const { inviteCode, name, expires, unbound, voided } = view
  const message = `${name}，你的“驻村”邀请码是 ${grouped(inviteCode)}，${expires}。打开小程序“驻村”，在“我的”里填上就行。`
  const waits = voided ? '前面发的邀请码作废了，只有这个能用' : ''
  return { code: grouped(inviteCode), expires, void: unbound ? '原来的微信已经进不来了' : waits, message }
}

/** Above the list: everybody, or one kind. */
export const FILTERS = [
  { value: '', text: '全部' },
  { value: 'unbound', text: '没绑定' },
  { value: 'left', text: '已离任' },
] as const
export type Filter = (typeof FILTERS)[number]['value']

export function questionOf(
  query: string,
  filter: Filter,
  cursor: string,
  unitId = '',
): InputOf<'organization.people'> {
  const asked: InputOf<'organization.people'> = {}
  if (query.trim()) asked.query = query.trim()
  if (filter) asked.filter = filter
  if (cursor) asked.cursor = cursor
  if (unitId) asked.unitId = unitId
  return asked
}

/** What an empty list says, and what to do. */
export function emptyWords(query: string, filter: Filter, township = ''): { what: string; next: string } {
  if (query.trim()) return { what: '没有找到', next: '换几个字，写姓名的首字母，或者只填手机号后四位再找。' }
  if (filter === 'unbound') return { what: '都绑定了', next: '有人换了手机，就会出现在这里。' }
  if (filter === 'left') return { what: '还没有人离任', next: '离任的人会在这里，台账都留着。' }
  if (township) return { what: `${township}还没有人`, next: '派到这个乡镇的人，会出现在这里。' }
  return { what: '花名册还是空的', next: '先从 Excel 导入花名册，派驻的人就在这里。' }
}
