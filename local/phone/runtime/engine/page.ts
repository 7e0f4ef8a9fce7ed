import type { Root } from 'glass-easel-miniprogram-adapter'
import type { WindowConfig } from '../bundle'
import type { EventChannel } from './channel'
import type { Route } from './route'

/** What `getCurrentPages()` answers: the page as its script sees it. */
export interface PageCaller {
  route: string
  options: Record<string, string>
  data: Record<string, unknown>
  setData(patch: Record<string, unknown>, done?: () => void): void
  [name: string]: unknown
}

/** One opened page: its script, its place in the document, and how the bar above it looks. */
export interface PhonePage extends Route {
  root: Root
  caller: PageCaller
  frame: HTMLElement
  scroller: HTMLElement
  window: WindowConfig
  sheets: string[]
  scrollTop: number
  channel?: EventChannel
  /** Ends the state that a pull-down started. */
  stopRefresh?: () => void
  /** What the person is asked before the back button leaves the page. */
  leaveQuestion?: string
  /** Closes the page-container that is open on the page. */
  closeCover?: () => void
  /** The page took sharing out of the menu. */
  shareHidden?: boolean
  /** The app's own tab bar on this page, as scripts hold it. */
  tabBar?: unknown
  tabBarRoot?: Root
  /** What `rem` stands for on this page, by its page-meta. */
  rootFontSize?: string
  /** The page took away the way home. */
  homeHidden?: boolean
}

/** `rem` is the document's, and the document is the page's that is shown. */
export function setRootFontSize({ rootFontSize = '' }: PhonePage): void {
  document.documentElement.style.fontSize = rootFontSize
}

/** Calls a page's own lifecycle function; what it throws is reported, and the phone goes on. */
export function callPage(page: PhonePage, name: string, argument?: unknown): unknown {
  const handler = page.caller[name]
  if (typeof handler !== 'function') return undefined
  try {
    return (handler as (argument?: unknown) => unknown).call(page.caller, argument)
  } catch (error) {
    reportError(error)
    return undefined
  }
}

/** Tells every component of a page that the page was shown, hidden or resized; the framework visits them all. */
export function tellComponents(
  page: PhonePage,
  name: 'show' | 'hide' | 'resize' | 'routeDone',
  argument?: unknown,
): void {
  page.root.getComponent().triggerPageLifetime(name, argument === undefined ? [] : [argument])
}
