import { convertRpx } from '../rpx'
import { setRootFontSize, type PhonePage } from '../engine/page'
import type { Phone } from '../engine/phone'
import type { WindowConfig } from '../bundle'
import type { BuiltinHost, Define } from './define'
import { onPress, send } from './define'

/** page-meta, navigation-bar and page-container: parts that speak for the whole page. */
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
      backgroundColor: String,
      backgroundColorTop: String,
      backgroundTextStyle: String,
      scrollTop: String,
    },
    inert: [
      'rootBackgroundColor',
      'pageFontSize',
      'pageOrientation',
      'backgroundColorBottom',
      'scrollDuration',
    ],
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
  definePageContainer(define, pageOf)
}

/** A layer over the page that takes the first step back for itself. */
function definePageContainer(define: Define, pageOf: (host: HTMLElement) => PhonePage | undefined): void {
  const overlayOf = (host: BuiltinHost) => host.querySelector<HTMLElement>(':scope > .wx-page-cover')
  define('page-container', {
    props: {
      show: Boolean,
      zIndex: { type: Number, value: 100 },
      overlay: { type: Boolean, value: true },
      position: { type: String, value: 'bottom' },
      customStyle: String,
    },
    inert: ['duration', 'round', 'closeOnSlideDown', 'overlayStyle'],
    attached(node, host) {
      host.style.display = 'none'
      const cover = document.createElement('div')
      cover.className = 'wx-page-cover'
      cover.style.cssText = 'position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:-1'
      host.prepend(cover)
      onPress(cover, () => send(node, 'clickoverlay'))
    },
    changed: {
      show: (node, value: boolean, host) => {
        // the page answers afterleave by setting show itself, which must not count as another change
        if (node.parts['shown'] === value) return
        node.parts['shown'] = value
        const page = pageOf(host)
        if (page) page.closeCover = value ? () => node.setData({ show: false }) : undefined
        const { zIndex, position, customStyle, overlay } = node.data as Record<string, string | boolean>
        const edge = position === 'top' ? 'top:0' : position === 'center' ? 'top:0;bottom:0' : 'bottom:0'
        const ground = `position:fixed;left:0;right:0;${edge};z-index:${String(zIndex)};background:#fff`
        host.style.cssText = value ? `${ground};${String(customStyle ?? '')}` : 'display:none'
        overlayOf(host)?.toggleAttribute('hidden', overlay === false)
        const steps = value ? ['beforeenter', 'enter', 'afterenter'] : ['beforeleave', 'leave', 'afterleave']
        setTimeout(() => steps.forEach((step) => send(node, step)), 0)
      },
    },
  })
}
