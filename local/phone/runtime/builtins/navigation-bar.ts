import type { Phone } from '../engine/phone'
import type { WindowConfig } from '../bundle'
import type { Define } from './define'

/** navigation-bar: what a page says of the bar above it. */
export function defineNavigationBar(define: Define, phone: Phone): void {
  const change = (host: HTMLElement, window: WindowConfig) => {
    const page = phone.stack.pageOf(host)
    if (page) phone.chrome.change(page, window)
  }
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
