import type { ViewOf } from '../../../cloud/call'

type Person = ViewOf<'organization.person'>

/** One line of the list of what may be done with a person. */
export interface Deed {
  text: string
  /** Where it leads, or what is asked first on this page. */
  url: string
  ask: '' | 'invite' | 'unbind'
}

const form = (act: string, personId: string, rest = ''): string =>
  `/packages/organization/duty/index?act=${act}&personId=${personId}${rest}`

/** 办理: what the reader may do, in the order it is needed. */
export function deedsOf(person: Person): Deed[] {
  const { personId, bound, mayInvite, mayKeep, postings } = person
  const deeds: Deed[] = []
  const add = (text: string, url: string): unknown => deeds.push({ text, url, ask: '' })
  if (mayInvite) deeds.push({ text: bound ? '换了手机，重发邀请码' : '发邀请码', url: '', ask: 'invite' })
  if (mayKeep) {
    const open = postings.find((posting) => posting.open)
    if (open) {
      const id = `&id=${open.postingId}`
      add('离任', form('end', personId, id))
      if (open.to === null) add('换人', form('replace', personId, id))
      add('调到别的村', form('move', personId, id))
      add('改派驻的日子', form('dates', personId, id))
      add('加照顾', form('exempt', personId, id))
    } else {
      add('派到村里', form('post', personId))
    }
    add('授权', form('grant', personId))
    add('改资料', form('details', personId))
  }
  for (const { grantId, text, mayDeputize } of person.grants)
    if (mayDeputize) add(`指定代理：${text}`, form('deputize', personId, `&id=${grantId}`))
  for (const { grantId, text, mayEnd } of person.grants)
    if (mayEnd) add(`收回：${text}`, form('endGrant', personId, `&id=${grantId}`))
  if (mayKeep && bound) deeds.push({ text: '解绑微信', url: '', ask: 'unbind' })
  return deeds
}

/** Number as it may be read: in threes and fours. */
export function spacedPhone(phone: string): string {
  return phone.length === 11 ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone
}
