import { callPage } from '../engine/page'
import type { PhonePage } from '../engine/page'
import type { Phone } from '../engine/phone'
import { entryPage } from '../engine/entry-page'
import { openSettings } from '../wx/setting'
import { words } from '../words'
import { make, openOverlay, pressable } from './overlay'
import { sharePage } from './share'
import { showToast } from './toast'

const TOAST_MS = 1500

/** What the three dots of the capsule offer. A page is shared when it has the function for it and did not hide the menu. */
export function openMenu(phone: Phone): void {
  const page = phone.stack.top
  if (!page) return
  const { box, mask, close } = openOverlay('bottom', words.menu)
  const items = make('div', 'wx-items')
  const item = (text: string, press: () => unknown, className = '') =>
    items.append(
      pressable(className, text, () => {
        close()
        press()
      }),
    )
  if (offers(page, 'onShareAppMessage')) item(words.menuShare, () => sharePage(phone, { from: 'menu' }))
  if (offers(page, 'onShareTimeline')) item(words.menuTimeline, () => shareTimeline(phone, page))
  item(words.menuFavorites, () => {
    callPage(page, 'onAddToFavorites', { webViewUrl: undefined })
    showToast({ title: words.added, icon: 'success', duration: TOAST_MS, mask: false })
  })
  item(words.menuSetting, () => openSettings(phone))
  item(words.menuRestart, () => phone.router.reLaunch(`/${entryPage(phone.bundle)}`))
  item(words.cancel, () => undefined, 'cancel')
  mask.addEventListener('click', (event) => event.target === mask && close())
  box.append(items)
}

function offers(page: PhonePage, name: 'onShareAppMessage' | 'onShareTimeline'): boolean {
  return !page.shareHidden && typeof page.caller[name] === 'function'
}

function shareTimeline(phone: Phone, page: PhonePage): void {
  const {
    title = phone.chrome.titleOf(page),
    query = '',
    imageUrl = '',
  } = (callPage(page, 'onShareTimeline') ?? {}) as Record<string, string>
  const path = `/${page.route}${query ? `?${query}` : ''}`
  phone.events.emit('share', { title, path, imageUrl, from: 'timeline' })
}
