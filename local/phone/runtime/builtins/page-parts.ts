import { convertRpx } from '../rpx'
import { setRootFontSize, type PhonePage } from '../engine/page'
import type { Phone } from '../engine/phone'
import type { WindowConfig } from '../bundle'
import type { Define } from './define'

/** page-meta and navigation-bar: parts that speak for the whole page. */
export function definePageParts(define: Define, phone: Phone): void {
  const pageOf = (host: HTMLElement) => phone.stack.pages.find(({ frame }) => frame.contains(host))
  const change = (host: HTMLElement, window: WindowConfig) => {
    const page: PhonePage | undefined = pageOf(host)
    if (page) phone.chrome.change(page, window)
  }
  define('page-meta', {
    props: {
      pageStyle: String,
      rootFontSize: String,
      rootBackgroundColor: String,
      pageFontSize: String,
      pageOrientation: String,
      backgroundColor: String,
      backgroundColorTop: String,
      backgroundColorBottom: String,
      backgroundTextStyle: String,
      scrollTop: String,
      scrollDuration: Number,
    },
    changed: {
      pageStyle: (_node, value: string, host) => {
        const root = host.closest('page')
        if (!root) return
        if (value) root.setAttribute('style', convertRpx(value))
        else root.removeAttribute('style')
      },
      rootFontSize: (_node, value: string, host) => {
        const page = pageOf(host)
        if (!page) return
        page.rootFontSize = value
        if (page === phone.stack.top) setRootFontSize(page)
      },
      backgroundColor: (_node, value: string, host) => change(host, { backgroundColor: value }),
      backgroundColorTop: (_node, value: string, host) => change(host, { backgroundColorTop: value }),
      backgroundTextStyle: (_node, value: string, host) => change(host, { backgroundTextStyle: value }),
      scrollTop: (_node, value: string, host) => {
        pageOf(host)?.scroller.scrollTo({ top: Number.parseFloat(value) || 0 })
      },
    },
  })
  define('navigation-bar', {
    props: { title: String, loading: Boolean, frontColor: String, backgroundColor: String },
    changed: {
      title: (_node, value: string, host) => change(host, { navigationBarTitleText: value }),
      loading: (_node, value: boolean) => phone.chrome.nav.setLoading(value),
      backgroundColor: (_node, value: string, host) => change(host, { navigationBarBackgroundColor: value }),
      frontColor: (_node, value: string, host) =>
        change(host, { navigationBarTextStyle: /^#0{6}$/.test(value) ? 'black' : 'white' }),
    },
  })
}
