import type { EventChannel } from './channel'
import { createChannel } from './channel'
import { entryPage } from './entry-page'
import { callPage, tellComponents } from './page'
import { PAGE_LIMIT } from './page-stack'
import type { Phone } from './phone'
import type { Route } from './route'
import { parseRoute } from './route'

type Listeners = Record<string, (...args: unknown[]) => void>

/** A single-page card and a plain link; WeChat's number for "from a subscription message". */
export const SCENE_MESSAGE = 1014

/** Navigation with WeChat's rules; what it forbids is thrown with WeChat's words. */
export class Router {
  constructor(private readonly phone: Phone) {}

  navigateTo(url: string, events: Listeners = {}): { eventChannel: EventChannel } {
    const { stack } = this.phone
    const to = this.find(url)
    if (stack.isTab(to.route)) throw new Error('can not navigateTo a tabbar page')
    if (stack.pages.length >= PAGE_LIMIT) throw new Error(`webview count limit exceed`)
    const { opener, opened } = createChannel()
    Object.entries(events).forEach(([name, listener]) => opener.on(name, listener))
    if (stack.top) stack.hide(stack.top)
    this.open(to, opened)
    return { eventChannel: opener }
  }

  redirectTo(url: string): void {
    const { stack } = this.phone
    const to = this.find(url)
    if (stack.isTab(to.route)) throw new Error('can not redirectTo a tabbar page')
    stack.pop()
    this.open(to)
  }

  /** An open page-container is a step of its own: it closes, and its page stays. */
  navigateBack(delta = 1): void {
    const { stack } = this.phone
    const { closeCover } = stack.top ?? {}
    if (!closeCover && stack.pages.length < 2) throw new Error('cannot navigate back at first page')
    closeCover?.()
    const steps = Math.max(delta, 1) - (closeCover ? 1 : 0)
    const count = Math.min(steps, stack.pages.length - 1)
    if (count < 1) return
    for (let n = 0; n < count; n += 1) stack.pop()
    if (stack.top) stack.show(stack.top)
    this.announce()
  }

  /** Tabs keep no query. `tapped` is set when the person pressed the tab itself. */
  switchTab(url: string, tapped = false): void {
    const { stack, bundle } = this.phone
    const { route } = this.find(url)
    if (!stack.isTab(route)) throw new Error('can not switch to no-tabBar page')
    this.prepare(route)
    const stays = stack.pages.length === 1 && stack.top?.route === route
    if (!stays) stack.switchTo({ route, query: {}, search: '' })
    const index = bundle.app.tabBar?.list.findIndex((tab) => tab.pagePath === route) ?? 0
    const { text } = bundle.app.tabBar?.list[index] ?? { text: '' }
    if (tapped && stack.top)
      callPage(stack.top, 'onTabItemTap', { index: String(index), pagePath: route, text })
    this.announce()
  }

  reLaunch(url: string): void {
    const to = this.find(url)
    this.phone.stack.clear()
    this.open(this.phone.stack.isTab(to.route) ? { ...to, query: to.query } : to)
  }

  /** Enters the mini-program from outside: a card, a code, a link. The app is shown, then the page is relaunched. */
  enter(url: string, scene: number): void {
    const { app, bundle, chrome, stack } = this.phone
    const asked = parseRoute(`/${url.replace(/^\//, '')}`, '')
    const to = asked.route === '' ? parseRoute(`/${entryPage(bundle)}`, '') : asked
    app.enter(to, scene)
    if (app.visible && app.launched) this.leave()
    app.show()
    chrome.lost.hide()
    stack.clear()
    if (stack.exists(to.route)) this.open(to)
    else this.miss(to)
  }

  /** `App.onPageNotFound` and its listeners may lead elsewhere at once; otherwise WeChat's own page stands there. */
  private miss(wanted: Route): void {
    const { app, chrome, events, stack } = this.phone
    const { route, query } = wanted
    app.launch()
    const told = { path: route, query, isEntryPage: true }
    app.call('onPageNotFound', told)
    app.onNotFound.forEach((listener) => listener(told))
    if (stack.top) return
    console.error(`page "${route}" is not found`)
    chrome.lost.show(wanted)
    events.emit('navigate', { route, title: '' })
  }

  /** The person goes back to the chat list; the pages stay as they are. */
  leave(): void {
    const { app, stack } = this.phone
    if (!app.visible) return
    if (stack.top) {
      callPage(stack.top, 'onHide')
      tellComponents(stack.top, 'hide')
    }
    app.hide()
  }

  /** The person comes back to where they were. */
  comeBack(): void {
    const { app, stack } = this.phone
    if (app.visible) return
    app.show()
    if (!stack.top) return
    callPage(stack.top, 'onShow')
    tellComponents(stack.top, 'show')
  }

  private find(url: string): Route {
    const to = parseRoute(url, this.phone.stack.top?.route ?? '')
    if (!this.phone.stack.exists(to.route)) throw new Error(`page "${to.route}" is not found`)
    return to
  }

  private open(to: Route, channel?: EventChannel): void {
    this.prepare(to.route)
    this.phone.stack.push(to, channel)
    this.announce()
  }

  /** The main package's app.js runs before its first page; an independent subpackage starts without it. */
  private prepare(route: string): void {
    const { bundle, app } = this.phone
    if (!bundle.independentRoots.some((root) => route.startsWith(root))) app.launch()
  }

  private announce(): void {
    const { stack, events, chrome } = this.phone
    if (!stack.top) return
    events.emit('navigate', { route: stack.top.route, title: chrome.titleOf(stack.top) })
  }
}
