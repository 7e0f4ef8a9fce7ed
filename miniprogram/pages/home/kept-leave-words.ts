import { goesAlone, type Draft, type Sent } from './kept-leave'

/** A line at the top of the first page; `url` is where its link leads, both empty where it leads nowhere. */
export interface Told {
  tone: 'pine' | 'wheat' | 'brick' | 'stone'
  text: string
  more: string
  link: string
  url: string
}

const FORM = '/packages/leave/new/index'

/** A request that went out by itself and arrived; null where there is nothing to tell. */
export function arrivedWords(sent: Sent | null): Told | null {
  if (!sent?.reply.ok) return null
  const { bookId, applicationId, next } = sent.reply.data
  return {
    tone: 'pine',
    text: '刚才的假条已替你交上',
    more: sent.draft.note ? `${next}证明照片没有一起交，点开再拍一次。` : next,
    link: '看看',
    url: `/packages/leave/application/index?bookId=${bookId}&applicationId=${applicationId}`,
  }
}

/**
 * A request that is still on the phone: that it goes out by itself, or why not and where it is mended. Without a network
 * there is no link: the form does not open.
 */
export function keptWords(draft: Draft | null, online: boolean): Told | null {
  if (!draft) return null
  const told = whyKept(draft)
  return online ? told : { ...told, link: '', url: '' }
}

function whyKept(draft: Draft): Told {
  if (draft.refused) {
    const { what, next } = draft.refused
    return {
      tone: 'brick',
      text: `假条没交上：${what}`,
      more: `${next}写的还在手机里。`,
      link: '去改',
      url: FORM,
    }
  }
  if (!goesAlone(draft)) {
    return {
      tone: 'wheat',
      text: '有一张假条改到一半',
      more: '还没交上去，改好了再交。',
      link: '去改',
      url: FORM,
    }
  }
  return {
    tone: 'wheat',
    text: '有一张假条还没交上去',
    more: '连上网会自己交，不用再写。',
    link: '看看',
    url: FORM,
  }
}
