import type { ViewOf } from '../../../cloud/call'

type Villages = ViewOf<'organization.villages'>

/** The chosen township with its code, which is its id without the letter. */
export function townshipOf(
  townships: Villages['townships'],
  townshipId: string,
): { name: string; code: string } | null {
  const found = townships.find(({ id }) => id === townshipId)
  return found ? { name: found.name, code: found.id.slice(1) } : null
}

/** What an empty list says, and what to do. */
export function emptyWords(query: string, mayEdit: boolean): { what: string; next: string } {
  if (query.trim()) return { what: '没有找到', next: '换几个字再找。' }
  return {
    what: '还没有村',
    next: mayEdit
      ? '从 Excel 导入花名册，村就在这里；少的几个，也可以在下面一个一个加。'
      : '县驻村办导入花名册以后，村就在这里。',
  }
}
