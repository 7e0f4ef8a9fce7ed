import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { frameRectOf } from './query'

interface Margins {
  left?: number
  top?: number
  right?: number
  bottom?: number
}

export interface ObserverOptions {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

type Listener = (told: Record<string, unknown>) => void
type Rect = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom' | 'width' | 'height'>

/**
 * WeChat's observer of where a node meets a reference: a node around it, or the window of its page. It is told again
 * whenever a threshold is passed, and once at first if it is not as `initialRatio` says. Rectangles are those of the page.
 */
export class IntersectionWatch {
  private readonly running: IntersectionObserver[] = []
  private reference: { selector: string | null; margins: Margins } = { selector: null, margins: {} }

  constructor(
    private readonly component: glassEasel.GeneralComponent,
    private readonly options: ObserverOptions,
    private readonly sayMissing: (name: string) => void,
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    if (this.reference.selector !== null) this.sayMissing('IntersectionObserver with several references')
    this.reference = { selector, margins }
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.reference = { selector: null, margins }
    return this
  }

  observe(selector: string, listener: Listener): void {
    const shadow = this.component.getShadowRoot()
    if (!shadow) return
    const one = () => [shadow.querySelector(selector)].filter((found) => found !== null)
    const targets = this.options.observeAll ? shadow.querySelectorAll(selector) : one()
    const reference = this.reference.selector === null ? null : shadow.querySelector(this.reference.selector)
    if (this.reference.selector !== null && !reference) return
    targets.forEach((target) => this.watch(target, reference, listener))
  }

  disconnect(): void {
    this.running.splice(0).forEach((observer) => observer.disconnect())
  }

  private watch(target: glassEasel.Element, reference: glassEasel.Element | null, listener: Listener): void {
    const host = hostOf(target)
    // the browser's own viewport is that of the page around the phone, and has the bars in it
    const root = reference ? hostOf(reference) : host.closest<HTMLElement>('.phone-scroller')
    if (reference && !root?.contains(host))
      return this.sayMissing('IntersectionObserver relative to a node that is not around its target')
    const { thresholds = [0], initialRatio = 0 } = this.options
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.reference.margins
    let isFirst = true
    const told = (entry: IntersectionObserverEntry) => {
      const { intersectionRatio: ratio } = entry
      const reaches = thresholds.some((one) => (initialRatio - one) * (ratio - one) <= 0)
      const isQuiet = isFirst && (ratio === initialRatio || !reaches)
      isFirst = false
      if (!isQuiet) listener({ id: target.id, dataset: target.dataset, ...describe(entry, host) })
    }
    const observer = new IntersectionObserver((entries) => entries.forEach(told), {
      root,
      rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
      threshold: thresholds,
    })
    observer.observe(host)
    this.running.push(observer)
  }
}

const hostOf = (element: glassEasel.Element) => element.getBackendElement() as unknown as HTMLElement

function describe(entry: IntersectionObserverEntry, host: HTMLElement): object {
  const rect = (from: DOMRectReadOnly | null): Rect => {
    const { left, top, right, bottom, width, height } = frameRectOf(from ?? new DOMRect(), host)
    return { left, top, right, bottom, width, height }
  }
  return {
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: rect(entry.intersectionRect),
    boundingClientRect: rect(entry.boundingClientRect),
    relativeRect: rect(entry.rootBounds),
    time: Date.now(),
  }
}
