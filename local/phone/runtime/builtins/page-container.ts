import type { PhonePage } from '../engine/page'
import type { Phone } from '../engine/phone'
import { convertRpx } from '../rpx'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { onPress, send } from './define'

interface Place {
  /** Where the panel is, and what it is moved or faded by while it is away. */
  at: string
  away: string
  round: string
}

const PLACES: Record<string, Place> = {
  top: { at: 'top:0;left:0;right:0', away: 'transform:translateY(-100%)', round: '0 0 16px 16px' },
  bottom: { at: 'bottom:0;left:0;right:0', away: 'transform:translateY(100%)', round: '16px 16px 0 0' },
  right: { at: 'inset:0', away: 'transform:translateX(100%)', round: '16px 0 0 16px' },
  center: { at: 'inset:0', away: 'opacity:0', round: '16px' },
}

/** Pixels a finger slides the panel down to close it, or a third of a small one. */
const SLIDE = 100

interface Parts {
  cover: HTMLElement
  panel: HTMLElement
  shown?: boolean
  /** The page it lies on, for as long as it is open. */
  page?: PhonePage
  /** The way in or out that is under way. */
  way?: object
}
const partsOf = (node: BuiltinNode) => node.parts as unknown as Parts

/** A layer over the page that comes and goes, and takes the first step back for itself. */
export function definePageContainer(define: Define, { stack }: Phone): void {
  const dressed = (node: BuiltinNode) => dress(node, partsOf(node).shown === true)
  define('page-container', {
    props: {
      show: Boolean,
      duration: { type: Number, value: 300 },
      zIndex: { type: Number, value: 100 },
      overlay: { type: Boolean, value: true },
      position: { type: String, value: 'bottom' },
      round: Boolean,
      closeOnSlideDown: Boolean,
      overlayStyle: String,
      customStyle: String,
    },
    boxes: ['wx-page-cover', 'wx-page-panel'],
    attached(node, host) {
      const [cover, panel] = host.children as unknown as [HTMLElement, HTMLElement]
      Object.assign(node.parts, { cover, panel })
      host.style.display = 'none'
      onPress(cover, () => {
        if (!partsOf(node).shown) return
        send(node, 'clickoverlay')
        close(node)
      })
      watchSlide(node, panel)
    },
    detached(node) {
      const parts = partsOf(node)
      parts.way = undefined
      if (parts.page) parts.page.closeCover = undefined
    },
    changed: {
      show: (node, value: boolean, host) => {
        const parts = partsOf(node)
        // the page answers afterleave by setting show itself, which must not count as another change
        if (parts.shown === value || (!value && parts.shown === undefined)) return
        const page = value ? stack.pageOf(host) : parts.page
        if (value && page?.closeCover) return console.error('page-container: a page shows one at a time')
        if (page) page.closeCover = value ? () => close(node) : undefined
        Object.assign(parts, { shown: value, page: value ? page : undefined })
        if (value) comeIn(node, host)
        else goOut(node, host)
      },
      zIndex: dressed,
      overlay: dressed,
      position: dressed,
      round: dressed,
      overlayStyle: dressed,
      customStyle: dressed,
    },
  })
}

/** The app's own data goes on saying that it is shown, as in WeChat: it hears `afterleave`. */
function close(node: BuiltinNode): void {
  node.setData({ show: false })
}

function comeIn(node: BuiltinNode, host: BuiltinHost): void {
  if (host.style.display === 'none') {
    host.style.display = ''
    dress(node, false)
    // the browser moves only between places that it has seen
    partsOf(node).panel.getBoundingClientRect()
  }
  dress(node, true)
  tell(node, ['beforeenter', 'enter', 'afterenter'])
}

function goOut(node: BuiltinNode, host: BuiltinHost): void {
  dress(node, false)
  tell(node, ['beforeleave', 'leave', 'afterleave'], () => (host.style.display = 'none'))
}

/** Two events as the way begins and one when it is at its end, unless another way has begun meanwhile. */
function tell(node: BuiltinNode, [first, second, last]: [string, string, string], end?: () => void): void {
  const parts = partsOf(node)
  const way = {}
  parts.way = way
  const isUnderWay = () => parts.way === way
  setTimeout(() => {
    if (isUnderWay()) send(node, first)
    if (isUnderWay()) send(node, second)
  }, 0)
  setTimeout(() => {
    if (!isUnderWay()) return
    end?.()
    send(node, last)
  }, Number(node.data['duration']))
}

function dress(node: BuiltinNode, isIn: boolean): void {
  const { cover, panel } = partsOf(node)
  const { duration, zIndex, overlay, position, round, overlayStyle, customStyle } = node.data as Record<
    string,
    string | number | boolean
  >
  const { at, away, round: corners } = PLACES[String(position)] ?? PLACES['bottom']!
  const moves = `z-index:${String(zIndex)};transition:transform ${String(duration)}ms ease,opacity ${String(duration)}ms ease`
  cover.hidden = overlay === false
  cover.style.cssText = `${moves};${isIn ? '' : 'opacity:0'};${convertRpx(String(overlayStyle ?? ''))}`
  panel.style.cssText = `${moves};${at};${round === true ? `border-radius:${corners}` : ''};${isIn ? '' : away};${convertRpx(String(customStyle ?? ''))}`
}

/** The panel follows a finger that slides it down, if nothing under the finger can scroll back. */
function watchSlide(node: BuiltinNode, panel: HTMLElement): void {
  let from: number | undefined
  let slid = 0
  const yOf = (event: Event) => (event as TouchEvent).touches[0]?.clientY
  const isScrolled = (event: Event) =>
    event.composedPath().some((one) => one instanceof HTMLElement && panel.contains(one) && one.scrollTop > 0)
  panel.addEventListener('touchstart', (event) => {
    slid = 0
    from = node.data['closeOnSlideDown'] === true && !isScrolled(event) ? yOf(event) : undefined
  })
  panel.addEventListener('touchmove', (event) => {
    const y = yOf(event)
    if (from === undefined || y === undefined) return
    slid = Math.max(0, y - from)
    panel.style.transition = 'none'
    panel.style.transform = `translateY(${slid}px)`
  })
  panel.addEventListener('touchend', () => {
    if (from === undefined) return
    from = undefined
    if (slid > Math.min(SLIDE, panel.offsetHeight / 3)) close(node)
    else if (slid > 0) dress(node, partsOf(node).shown === true)
  })
  panel.addEventListener('touchcancel', () => {
    if (from === undefined) return
    from = undefined
    dress(node, partsOf(node).shown === true)
  })
}
