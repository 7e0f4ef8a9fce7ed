import type { BuiltinHost, BuiltinNode, Define } from './define'
import { hostOf, send } from './define'

/** scroll-view. */
export function defineScrolling(define: Define): void {
  define('scroll-view', {
    props: {
      scrollX: Boolean,
      scrollY: Boolean,
      upperThreshold: { type: Number, value: 50 },
      lowerThreshold: { type: Number, value: 50 },
      scrollTop: null,
      scrollLeft: null,
      scrollIntoView: String,
      scrollIntoViewOffset: Number,
      scrollWithAnimation: Boolean,
      enableBackToTop: Boolean,
      enableFlex: Boolean,
      enhanced: Boolean,
      showScrollbar: { type: Boolean, value: true },
      refresherEnabled: Boolean,
      refresherTriggered: Boolean,
      refresherThreshold: Number,
      refresherBackground: String,
      scrollAnchoring: Boolean,
      pagingEnabled: Boolean,
      bounces: Boolean,
      type: String,
      usingSticky: Boolean,
    },
    attributes: ['scrollX', 'scrollY'],
    attached: watchScroll,
    changed: {
      enableFlex: (_node, value: boolean, host) => {
        if (value) host.style.display = 'flex'
      },
      scrollTop: (node, value: unknown) => moveTo(node, { top: Number(value) }),
      scrollLeft: (node, value: unknown) => moveTo(node, { left: Number(value) }),
      scrollIntoView: (node, value: string) => setTimeout(() => reveal(node, value), 0),
    },
  })
}

function watchScroll(node: BuiltinNode, host: BuiltinHost): void {
  let before = { top: 0, left: 0 }
  let atStart = true
  let atEnd = false
  host.addEventListener('scroll', (event) => {
    event.stopPropagation()
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = host
    const { upperThreshold: upper, lowerThreshold: lower, scrollX } = node.data as Record<string, number>
    const [deltaX, deltaY] = [before.left - scrollLeft, before.top - scrollTop]
    before = { top: scrollTop, left: scrollLeft }
    send(node, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY })
    const sideways = Boolean(scrollX)
    const start = (sideways ? scrollLeft : scrollTop) <= (upper ?? 0)
    const rest = sideways ? scrollWidth - clientWidth - scrollLeft : scrollHeight - clientHeight - scrollTop
    const end = rest <= (lower ?? 0)
    if (end && !atEnd) send(node, 'scrolltolower', { direction: sideways ? 'right' : 'bottom' })
    if (start && !atStart) send(node, 'scrolltoupper', { direction: sideways ? 'left' : 'top' })
    atStart = start
    atEnd = end
  })
}

function moveTo(node: BuiltinNode, to: ScrollToOptions): void {
  if ([to.top, to.left].some((value) => value !== undefined && Number.isNaN(value))) return
  hostOf(node).scrollTo({ ...to, behavior: node.data['scrollWithAnimation'] ? 'smooth' : 'auto' })
}

/** Ids of a component carry its prefix in the document, so the end of the id decides. */
function reveal(node: BuiltinNode, id: string): void {
  const host = hostOf(node)
  const target = id ? host.querySelector(`[id$="${CSS.escape(id)}"]`) : null
  if (!target) return
  const [there, here] = [target.getBoundingClientRect(), host.getBoundingClientRect()]
  host.scrollTop += there.top - here.top
  host.scrollLeft += there.left - here.left
}
