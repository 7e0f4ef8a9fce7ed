import { pixelsOf } from '../rpx'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { hostOf, send } from './define'
import { watchRefresher } from './scroll-refresher'

/** scroll-view. */
export function defineScrolling(define: Define): void {
  define('scroll-view', {
    props: {
      scrollX: Boolean,
      scrollY: Boolean,
      upperThreshold: { type: null, value: 50 },
      lowerThreshold: { type: null, value: 50 },
      scrollTop: null,
      scrollLeft: null,
      scrollIntoView: String,
      scrollIntoViewOffset: Number,
      scrollWithAnimation: Boolean,
      enableFlex: Boolean,
      enhanced: Boolean,
      refresherEnabled: Boolean,
      refresherTriggered: Boolean,
      refresherThreshold: { type: Number, value: 45 },
      refresherBackground: String,
      pagingEnabled: Boolean,
    },
    inert: [
      'enableBackToTop',
      'showScrollbar',
      'refresherDefaultStyle',
      'scrollAnchoring',
      'bounces',
      'fastDeceleration',
      'type',
      'usingSticky',
    ],
    attributes: ['scrollX', 'scrollY'],
    attached(node, host) {
      watchScroll(node, host)
      watchDrag(node, host)
      watchRefresher(node, host)
    },
    changed: {
      enableFlex: (_node, value: boolean, host) => {
        host.style.display = value ? 'flex' : ''
      },
      pagingEnabled: (_node, value: boolean, host) => {
        host.classList.toggle('paging', value)
      },
      refresherTriggered: ({ parts }, value: boolean) => (parts['refresh'] as (on: boolean) => void)(value),
      scrollTop: (node, value: unknown) => moveTo(node, { top: pixelsOf(value) }),
      scrollLeft: (node, value: unknown) => moveTo(node, { left: pixelsOf(value) }),
      scrollIntoView: (node, value: string) => setTimeout(() => revealChild(node, value), 0),
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
    const [deltaX, deltaY] = [before.left - scrollLeft, before.top - scrollTop]
    before = { top: scrollTop, left: scrollLeft }
    send(node, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY })
    const sideways = node.data['scrollX'] === true
    const start = (sideways ? scrollLeft : scrollTop) <= pixelsOf(node.data['upperThreshold'])
    const rest = sideways ? scrollWidth - clientWidth - scrollLeft : scrollHeight - clientHeight - scrollTop
    const end = rest <= pixelsOf(node.data['lowerThreshold'])
    if (end && !atEnd) send(node, 'scrolltolower', { direction: sideways ? 'right' : 'bottom' })
    if (start && !atStart) send(node, 'scrolltoupper', { direction: sideways ? 'left' : 'top' })
    atStart = start
    atEnd = end
  })
}

/** An enhanced scroll-view tells where a finger drags it. */
function watchDrag(node: BuiltinNode, host: BuiltinHost): void {
  let dragging = false
  const tell = (name: string) => {
    if (node.data['enhanced'] !== true) return
    const { scrollTop, scrollLeft } = host
    send(node, name, { scrollTop, scrollLeft })
  }
  host.addEventListener('touchmove', () => {
    tell(dragging ? 'dragging' : 'dragstart')
    dragging = true
  })
  host.addEventListener('touchend', () => {
    if (dragging) tell('dragend')
    dragging = false
  })
}

function moveTo(node: BuiltinNode, to: ScrollToOptions): void {
  if ([to.top, to.left].some((value) => value !== undefined && Number.isNaN(value))) return
  hostOf(node).scrollTo({ ...to, behavior: node.data['scrollWithAnimation'] ? 'smooth' : 'auto' })
}

/** Scrolls to the child of that id; answers whether there is one. */
export function revealChild(node: BuiltinNode, id: string): boolean {
  const host = hostOf(node)
  const target = id ? host.querySelector(`#${CSS.escape(id)}`) : null
  if (!target) return false
  const [there, here] = [target.getBoundingClientRect(), host.getBoundingClientRect()]
  host.scrollTop += there.top - here.top + Number(node.data['scrollIntoViewOffset'] ?? 0)
  host.scrollLeft += there.left - here.left
  return true
}
