import type { Phone } from './phone'
import type { EventChannel } from './channel'
import type { PageCaller, PhonePage } from './page'
import { callPage, tellComponents } from './page'
import { watchPull } from './pull-down'
import { attachTabBar, tabBarSheets } from './custom-tab-bar'
import type { Route } from './route'

const BOTTOM_DISTANCE = 50

/**
 * Opens a page in WeChat's order: its components are created and attached, then onLoad, onShow, and onReady once
 * it is drawn. `enlist` puts it on the stack before any of its code runs, so that it finds itself there.
 */
export function openPage(
  phone: Phone,
  to: Route,
  channel: EventChannel | undefined,
  enlist: (page: PhonePage) => void,
): PhonePage {
  const { bundle, world, chrome } = phone
  chrome.loader.load(to.route)
  const sheets = [...new Set([...chrome.loader.sheetsOf(to.route), ...tabBarSheets(phone, to.route)])]
  chrome.sheets.activate(sheets)
  const frame = chrome.createFrame(to.route)
  const root = world.backend.createRoot('page', world.code, urlOf(to))
  const caller = root.get() as unknown as PageCaller
  const page: PhonePage = {
    ...to,
    ...frame,
    root,
    caller,
    channel,
    sheets,
    scrollTop: 0,
    window: { ...bundle.app.window, ...windowOf(bundle.configs[to.route]) },
  }
  Object.assign(caller, {
    route: to.route,
    options: to.query,
    getOpenerEventChannel: () => page.channel ?? {},
  })
  enlist(page)
  chrome.show(page)
  type Anchor = Parameters<typeof root.attach>[0]
  root.attach(page.scroller as unknown as Anchor, frame.anchor as unknown as Anchor)
  attachTabBar(phone, page)
  callPage(page, 'onLoad', to.query)
  callPage(page, 'onShow')
  tellComponents(page, 'show')
  void Promise.resolve().then(() => callPage(page, 'onReady'))
  setTimeout(() => {
    callPage(page, 'onRouteDone')
    tellComponents(page, 'routeDone')
  }, 0)
  watchScroll(page)
  watchPull(page)
  chrome.showProblems(page)
  return page
}

/** The query becomes the properties of a page built with Component(); an undecodable one stays out. */
function urlOf({ route, search }: Route): string {
  try {
    decodeURIComponent(search)
    return search ? `${route}?${search.replace(/#/g, '%23')}` : route
  } catch {
    return route
  }
}

function windowOf(config: object | undefined): object {
  return Object.fromEntries(Object.entries(config ?? {}).filter(([, value]) => value !== undefined))
}

function watchScroll(page: PhonePage): void {
  const { scroller } = page
  let near = false
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    callPage(page, 'onPageScroll', { scrollTop })
    const reached =
      scrollHeight - scrollTop - clientHeight <= (page.window.onReachBottomDistance ?? BOTTOM_DISTANCE)
    if (reached && !near) callPage(page, 'onReachBottom')
    near = reached
  })
}
