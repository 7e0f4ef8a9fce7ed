import type { TabBarConfig, TabItem } from '../bundle'
import { callPage, tellComponents } from '../engine/page'
import type { PhonePage } from '../engine/page'
import type { Phone } from '../engine/phone'
import { startRefresh } from '../engine/pull-down'
import type { ApiTable } from './api'
import { asyncApi, listenerPair } from './api'

function topOf(phone: Phone): PhonePage {
  const { top } = phone.stack
  if (!top) throw new Error('no page is open')
  return top
}

export function uiApis(phone: Phone): ApiTable {
  return { ...barApis(phone), ...tabApis(phone), ...pageApis(phone) }
}

function barApis(phone: Phone): ApiTable {
  const { chrome } = phone
  const change = (window: Parameters<typeof chrome.change>[1]) => chrome.change(topOf(phone), window)
  return {
    setNavigationBarTitle: asyncApi<{ title: string }>('setNavigationBarTitle', ({ title }) =>
      change({ navigationBarTitleText: title }),
    ),
    setNavigationBarColor: asyncApi<{ frontColor: string; backgroundColor: string }>(
      'setNavigationBarColor',
      ({ frontColor, backgroundColor }) =>
        change({
          navigationBarTextStyle: /^#0{6}$/i.test(frontColor) ? 'black' : 'white',
          navigationBarBackgroundColor: backgroundColor,
        }),
    ),
    setBackgroundColor: asyncApi<{ backgroundColor?: string; backgroundColorTop?: string }>(
      'setBackgroundColor',
      ({ backgroundColor, backgroundColorTop }) =>
        change({
          ...(backgroundColor && { backgroundColor }),
          ...(backgroundColorTop && { backgroundColorTop }),
        }),
    ),
    setBackgroundTextStyle: asyncApi<{ textStyle: string }>('setBackgroundTextStyle', ({ textStyle }) =>
      change({ backgroundTextStyle: textStyle }),
    ),
    showNavigationBarLoading: asyncApi('showNavigationBarLoading', () => chrome.nav.setLoading(true)),
    hideNavigationBarLoading: asyncApi('hideNavigationBarLoading', () => chrome.nav.setLoading(false)),
    hideHomeButton: asyncApi('hideHomeButton', () => {
      const page = topOf(phone)
      page.homeHidden = true
      chrome.redraw(page)
    }),
    showShareMenu: asyncApi('showShareMenu', () => {
      topOf(phone).shareHidden = false
    }),
    hideShareMenu: asyncApi('hideShareMenu', () => {
      topOf(phone).shareHidden = true
    }),
    updateShareMenu: asyncApi('updateShareMenu', () => undefined),
    enableAlertBeforeUnload: asyncApi<{ message: string }>('enableAlertBeforeUnload', ({ message }) => {
      topOf(phone).leaveQuestion = message
    }),
    disableAlertBeforeUnload: asyncApi('disableAlertBeforeUnload', () => {
      topOf(phone).leaveQuestion = undefined
    }),
  }
}

interface AtTab {
  index: number
}

function tabApis({ chrome }: Phone): ApiTable {
  const { tabs } = chrome
  return {
    setTabBarBadge: asyncApi<AtTab & { text: string }>('setTabBarBadge', ({ index, text }) =>
      tabs.update(index, { badge: String(text), dot: false }),
    ),
    removeTabBarBadge: asyncApi<AtTab>('removeTabBarBadge', ({ index }) =>
      tabs.update(index, { badge: undefined }),
    ),
    showTabBarRedDot: asyncApi<AtTab>('showTabBarRedDot', ({ index }) =>
      tabs.update(index, { dot: true, badge: undefined }),
    ),
    hideTabBarRedDot: asyncApi<AtTab>('hideTabBarRedDot', ({ index }) => tabs.update(index, { dot: false })),
    showTabBar: asyncApi('showTabBar', () => tabs.setHidden(false)),
    hideTabBar: asyncApi('hideTabBar', () => tabs.setHidden(true)),
    setTabBarItem: asyncApi<AtTab & Partial<TabItem>>(
      'setTabBarItem',
      ({ index, text, iconPath, selectedIconPath }) =>
        tabs.update(index, {
          item: {
            ...(text && { text }),
            ...(iconPath && { iconPath }),
            ...(selectedIconPath && { selectedIconPath }),
          },
        }),
    ),
    setTabBarStyle: asyncApi<Partial<TabBarConfig>>('setTabBarStyle', (style) => {
      const { color, selectedColor, backgroundColor, borderStyle } = style
      const given = Object.entries({ color, selectedColor, backgroundColor, borderStyle })
      tabs.setStyle(Object.fromEntries(given.filter(([, value]) => value !== undefined)))
    }),
  }
}

interface ScrollOptions {
  scrollTop?: number
  selector?: string
  offsetTop?: number
  duration?: number
}

function pageApis(phone: Phone): ApiTable {
  const resize = listenerPair<{ size: { windowWidth: number; windowHeight: number } }>('WindowResize')
  window.addEventListener('resize', () => {
    const { innerWidth: windowWidth, innerHeight } = window
    const windowHeight = phone.stack.top?.frame.clientHeight ?? innerHeight
    const told = { size: { windowWidth, windowHeight } }
    resize.emit(told)
    if (!phone.stack.top) return
    callPage(phone.stack.top, 'onResize', told)
    tellComponents(phone.stack.top, 'resize', told)
  })
  return {
    ...resize.table,
    startPullDownRefresh: asyncApi('startPullDownRefresh', () => startRefresh(topOf(phone))),
    stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => topOf(phone).stopRefresh?.()),
    pageScrollTo: asyncApi<ScrollOptions>(
      'pageScrollTo',
      ({ scrollTop, selector, offsetTop = 0, duration }) => {
        const { scroller } = topOf(phone)
        const target = selector ? scroller.querySelector(selector) : null
        if (selector && !target) throw new Error('selector not found')
        const top = target
          ? target.getBoundingClientRect().top -
            scroller.getBoundingClientRect().top +
            scroller.scrollTop +
            offsetTop
          : (scrollTop ?? 0)
        scroller.scrollTo({ top, behavior: duration === 0 ? 'auto' : 'smooth' })
      },
    ),
    nextTick: (run: () => void) => void Promise.resolve().then(run),
    hideKeyboard: asyncApi('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }),
    getSelectedTextRange: asyncApi('getSelectedTextRange', () => {
      const { activeElement: field } = document
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        throw new Error('no input is focused')
      return { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 }
    }),
    onKeyboardHeightChange: () => undefined,
    offKeyboardHeightChange: () => undefined,
    loadFontFace: asyncApi<{ family: string; source: string }>('loadFontFace', async ({ family, source }) => {
      const font = await new FontFace(family, source).load()
      document.fonts.add(font)
      return { status: font.status }
    }),
  }
}
