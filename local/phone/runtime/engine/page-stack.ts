import type { Phone } from './phone'
import type { EventChannel } from './channel'
import type { PhonePage } from './page'
import { callPage, tellComponents } from './page'
import { openPage } from './open-page'
import type { Route } from './route'

/** WeChat's limit of pages in the stack. */
export const PAGE_LIMIT = 10

/** The pages of one phone, bottom first. Tab pages stay alive when another tab is shown. */
export class PageStack {
  readonly pages: PhonePage[] = []
  private readonly tabs = new Map<string, PhonePage>()

  constructor(private readonly phone: Phone) {}

  get top(): PhonePage | undefined {
    return this.pages[this.pages.length - 1]
  }

  /** The page that a node lies on, if it is in the stack. */
  pageOf(node: Node | null): PhonePage | undefined {
    return this.pages.find(({ frame }) => frame.contains(node))
  }

  isTab(route: string): boolean {
    return this.phone.bundle.app.tabBar?.list.some((tab) => tab.pagePath === route) ?? false
  }

  exists(route: string): boolean {
    return this.phone.bundle.pages.includes(route)
  }

  push(to: Route, channel?: EventChannel): PhonePage {
    const page = openPage(this.phone, to, channel, (opened) => this.pages.push(opened))
    if (this.isTab(to.route)) this.tabs.set(to.route, page)
    return page
  }

  show(page: PhonePage): void {
    page.frame.style.display = ''
    this.phone.chrome.show(page)
    // only with its own sheets it is as long as it was
    page.scroller.scrollTop = page.scrollTop
    callPage(page, 'onShow')
    tellComponents(page, 'show')
  }

  hide(page: PhonePage): void {
    page.scrollTop = page.scroller.scrollTop
    page.frame.style.display = 'none'
    callPage(page, 'onHide')
    tellComponents(page, 'hide')
  }

  pop(): void {
    const page = this.pages.pop()
    if (page) this.destroy(page)
  }

  clear(): void {
    while (this.pages.length > 0) this.pop()
    ;[...this.tabs.values()].forEach((page) => this.destroy(page))
  }

  /** Leaves only the given tab in the stack, hidden tabs kept; answers whether it had to be opened. */
  switchTo(to: Route): void {
    // Below another page it was hidden when that one came, and keeps the place to which it was scrolled then.
    const wasHidden = this.pages.length > 1
    while (this.pages.length > 1) this.pop()
    const bottom = this.pages.pop()
    const same = bottom?.route === to.route
    if (bottom && !same) {
      if (!this.isTab(bottom.route)) this.destroy(bottom)
      else if (!wasHidden) this.hide(bottom)
    }
    const alive = same ? bottom : this.tabs.get(to.route)
    if (!alive) {
      this.push(to)
      return
    }
    this.pages.push(alive)
    this.show(alive)
  }

  private destroy(page: PhonePage): void {
    callPage(page, 'onUnload')
    page.root.release()
    page.tabBarRoot?.release()
    page.frame.remove()
    if (this.tabs.get(page.route) === page) this.tabs.delete(page.route)
  }
}
