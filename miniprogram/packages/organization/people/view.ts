import type { ViewOf } from '../../../cloud/call'
import { grouped } from '../code'

type People = ViewOf<'organization.people'>
type Person = ViewOf<'organization.person'>
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

/** One person's sheet: what the roster says, and the one thing an organiser may do. */
export interface Sheet {
  personId: string
  name: string
  standing: string
  binding: Person['binding']
  phone: string
  /** A masked phone cannot be called. */
  callable: boolean
  lines: string[]
  bound: boolean
  mayInvite: boolean
  /** Words of the button. */
  action: string
}

export function sheetOf(view: Person): Sheet {
  const { personId, name, standing, binding, phone, bound, mayInvite } = view
  return {
    personId,
    name,
    standing,
    binding,
    phone,
    callable: !phone.includes('*'),
    lines: [view.unitPath, ...view.duties, view.sendingUnit].filter((line) => line !== ''),
    bound,
    mayInvite,
    action: mayInvite ? (bound ? '换了手机，重发邀请码' : '发邀请码') : '',
  }
}

export interface InviteShown {
  /** In two halves, to be read aloud. */
  code: string
  expires: string
  unbound: boolean
  /** What is copied for the person. */
  message: string
}

export function inviteOf(view: Invite): InviteShown {
  const { inviteCode, name, expires, unbound } = view
  const message = `${name}，你的“驻村”邀请码是 ${grouped(inviteCode)}，${expires}。打开小程序“驻村”，在“我的”里填上就行。`
  return { code: grouped(inviteCode), expires, unbound, message }
}
