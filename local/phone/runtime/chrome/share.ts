import { callPage } from '../engine/page'
import type { Phone } from '../engine/phone'
import { showModal } from '../wx/dialogs'
import { words } from '../words'

/** What `onShareAppMessage` may answer. */
interface Card {
  title?: string
  path?: string
  imageUrl?: string
  promise?: Promise<Card>
}

interface ShareFrom {
  from: 'button' | 'menu'
  target?: object
}

/** A card waits this long for its promise, as in WeChat. */
const PROMISE_MS = 3000

/** Asks the page for its card, shows it, and tells the page around the phone when the person sends it. */
export async function sharePage(phone: Phone, from: ShareFrom): Promise<void> {
  const page = phone.stack.top
  if (!page) return
  const asked = (callPage(page, 'onShareAppMessage', from) ?? {}) as Card
  const late = asked.promise
    ? await Promise.race([asked.promise, new Promise<Card>((done) => setTimeout(done, PROMISE_MS, {}))])
    : {}
  const { title = phone.chrome.titleOf(page), path, imageUrl = '' } = { ...asked, ...late }
  const own = `/${page.route}${page.search ? `?${page.search}` : ''}`
  const card = { title, path: path ?? own, imageUrl, from: from.from }
  const { confirm } = await showModal({ title: words.shareTitle, content: title, confirmText: words.send })
  if (confirm) phone.events.emit('share', card)
}
