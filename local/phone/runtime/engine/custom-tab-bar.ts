import type { Phone } from './phone'
import type { PhonePage } from './page'

/** Where WeChat looks for an app's own tab bar. */
const TAB_BAR = 'custom-tab-bar/index'

function hasOwnBar({ bundle, stack }: Phone, route: string): boolean {
  return bundle.app.tabBar?.custom === true && bundle.configs[TAB_BAR] !== undefined && stack.isTab(route)
}

/** The sheets of the app's own tab bar, on pages that show it. */
export function tabBarSheets(phone: Phone, route: string): string[] {
  if (!hasOwnBar(phone, route)) return []
  phone.chrome.loader.load(TAB_BAR)
  return phone.chrome.loader.componentSheets(TAB_BAR)
}

/** Every tab page has an instance of its own over it; `this.getTabBar()` answers it. */
export function attachTabBar(phone: Phone, page: PhonePage): void {
  if (!hasOwnBar(phone, page.route)) return
  const { world } = phone
  const holder = document.createElement('div')
  holder.className = 'phone-own-tabs'
  const anchor = document.createElement('i')
  holder.append(anchor)
  page.frame.append(holder)
  const root = world.backend.createRoot('custom-tab-bar', world.code, TAB_BAR)
  page.tabBar = root.get()
  page.tabBarRoot = root
  type Anchor = Parameters<typeof root.attach>[0]
  root.attach(holder as unknown as Anchor, anchor as unknown as Anchor)
}
