import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { clearFrames, playFrames } from './keyframes'
import type { Frame } from './keyframes'
import { sayMissing } from './missing'
import type { PhonePage } from './page'
import type { Phone } from './phone'

/** A page or component as its script holds it. */
interface Caller {
  _$: glassEasel.GeneralComponent
}

type Methods = Record<string, (this: Caller, ...args: never[]) => unknown>

/** Methods of pages and components that WeChat documents and the framework leaves to its environment. */
export function addComponentMethods(phone: Phone, prototype: object): void {
  const { router } = phone
  const elementsOf = (caller: Caller, selector: string) =>
    (caller._$.getShadowRoot()?.querySelectorAll(selector) ?? []).map(
      (element) => element.getBackendElement() as unknown as HTMLElement,
    )
  const methods: Methods = {
    animate(selector: string, frames: Frame[], duration: number, done?: unknown) {
      playFrames(
        elementsOf(this, selector),
        frames,
        duration,
        typeof done === 'function' ? () => done() : undefined,
      )
      if (done && typeof done === 'object') sayMissing(phone, 'this.animate with a ScrollTimeline')
    },
    clearAnimation(selector: string, options?: unknown, done?: () => void) {
      clearFrames(elementsOf(this, selector))
      const callback = typeof options === 'function' ? (options as () => void) : done
      callback?.()
    },
    applyAnimatedStyle: () => sayMissing(phone, 'this.applyAnimatedStyle'),
    clearAnimatedStyle: () => sayMissing(phone, 'this.clearAnimatedStyle'),
    setUpdatePerformanceListener: () => sayMissing(phone, 'this.setUpdatePerformanceListener'),
    getPageId() {
      return `pageId:${phone.stack.pages.indexOf(pageOf(phone, this) as PhonePage)}`
    },
    getTabBar(answer?: (bar: unknown) => void) {
      const bar = pageOf(phone, this)?.tabBar ?? null
      answer?.(bar)
      return bar
    },
  }
  // what draws the page; WeChat's other one is Skyline
  Object.assign(prototype, methods, { renderer: 'webview' })
  const relative = {
    switchTab: ({ url }: { url: string }) => router.switchTab(url),
    reLaunch: ({ url }: { url: string }) => router.reLaunch(url),
    redirectTo: ({ url }: { url: string }) => router.redirectTo(url),
    navigateTo: ({ url, events }: { url: string; events?: Record<string, () => void> }) =>
      router.navigateTo(url, events),
    navigateBack: ({ delta }: { delta?: number } = {}) => router.navigateBack(delta),
  }
  for (const name of ['router', 'pageRouter'])
    Object.defineProperty(prototype, name, { value: relative, configurable: true, writable: true })
}

/** The page a component stands on; before it is in the document, the one on top. */
function pageOf({ stack }: Phone, caller: Caller): PhonePage | undefined {
  const host = caller._$.getBackendElement() as unknown as Node | null
  return stack.pageOf(host) ?? stack.top
}
