import { dateWords, lengthWords } from '../../../kernel/words'
import { clockOf, dayOf } from '../../../kernel/day'
import type { Application } from '../rules/book'

interface Ending {
  what: string
  next: string
}

/** How a granted leave came to its end, in words; null while it has not. */
export function endOf(name: string, application: Application, own: boolean): Ending | null {
  switch (application.status) {
    case 'revoked':
      return revokedWords(application)
    case 'returned':
      return returnedWords(name, application, own)
    case 'closed':
      return { what: '派驻期满，这张假条结束了', next: '不用再办。' }
    default:
      return null
  }
}

function revokedWords({ revoked }: Application): Ending {
  const next = revoked?.reason ?? '没有开始休，天数没有动。'
  return { what: `${revoked?.name ?? ''}撤销了这张假条`, next }
}

function returnedWords(name: string, { returned, granted, days }: Application, own: boolean): Ending {
  if (returned?.how === 'posting') return { what: '派驻期满，假期到此为止', next: '不用再办。' }
  const when = returned ? `${dateWords(dayOf(returned.at))} ${clockOf(returned.at)}` : ''
  const how = returned?.how === 'confirmed' ? `${returned.name}确认` : '村里签到'
  const unused = granted ? `，没休的 ${lengthWords(granted.days - days)}还回来了` : ''
  return { what: own ? '假销好了' : `${name}回来了`, next: `${when}，${how}${unused}。` }
}
