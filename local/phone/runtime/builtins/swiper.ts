import type { BuiltinHost, BuiltinNode, Define } from './define'
import { hostOf, send } from './define'

/** Pixels a finger must travel to turn the page. */
const SWIPE = 30

/** swiper and swiper-item. */
export function defineSwiper(define: Define): void {
  define('swiper-item', { props: { itemId: String, skipHiddenItemLayout: Boolean } })
  define('swiper', {
    props: {
      indicatorDots: Boolean,
      indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
      indicatorActiveColor: { type: String, value: '#000000' },
      autoplay: Boolean,
      current: Number,
      currentItemId: String,
      interval: { type: Number, value: 5000 },
      duration: { type: Number, value: 500 },
      circular: Boolean,
      vertical: Boolean,
      previousMargin: String,
      nextMargin: String,
      displayMultipleItems: { type: Number, value: 1 },
      easingFunction: String,
      snapToEdge: Boolean,
    },
    attached: build,
    detached: ({ parts }) => {
      window.clearInterval(parts['timer'] as number)
      ;(parts['watch'] as MutationObserver).disconnect()
    },
    changed: { current: (node) => layOut(node), indicatorDots: (node) => layOut(node) },
  })
}

function itemsOf(host: HTMLElement): HTMLElement[] {
  return [...host.children].filter((child): child is HTMLElement => child.tagName === 'WX-SWIPER-ITEM')
}

function layOut(node: BuiltinNode): void {
  const host = hostOf(node)
  const { current, vertical, duration, displayMultipleItems: shown } = node.data as Record<string, number>
  const items = itemsOf(host)
  const part = 100 / Math.max(1, shown ?? 1)
  items.forEach((item, n) => {
    item.style[vertical ? 'height' : 'width'] = `${part}%`
    item.style.transitionDuration = `${duration}ms`
    item.style.transform = `translate${vertical ? 'Y' : 'X'}(${(n - (current ?? 0)) * 100}%)`
  })
  drawDots(node, host, items.length)
}

function drawDots(node: BuiltinNode, host: HTMLElement, count: number): void {
  const { indicatorDots, indicatorColor, indicatorActiveColor, current } = node.data as Record<
    string,
    unknown
  >
  const old = host.querySelector(':scope > .wx-swiper-dots')
  old?.remove()
  if (indicatorDots !== true) return
  const dots = document.createElement('div')
  dots.className = 'wx-swiper-dots'
  for (let n = 0; n < count; n += 1) {
    const dot = document.createElement('i')
    dot.style.background = String(n === current ? indicatorActiveColor : indicatorColor)
    dots.append(dot)
  }
  host.append(dots)
}

function turn(node: BuiltinNode, step: number, source: 'touch' | 'autoplay'): void {
  const count = itemsOf(hostOf(node)).length
  let current = Number(node.data['current'] ?? 0) + step
  if (node.data['circular'] === true || source === 'autoplay') current = (current + count) % count
  if (current < 0 || current >= count) return
  node.setData({ current })
  send(node, 'change', { current, currentItemId: '', source })
  window.setTimeout(() => send(node, 'animationfinish', { current, source }), Number(node.data['duration']))
}

function build(node: BuiltinNode, host: BuiltinHost): void {
  setTimeout(() => layOut(node), 0)
  const watch = new MutationObserver((records) => {
    const nodes = records.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes])
    if (nodes.some((changed) => (changed as Partial<HTMLElement>).tagName === 'WX-SWIPER-ITEM')) layOut(node)
  })
  watch.observe(host, { childList: true })
  const positionOf = (touch: Touch | undefined) => (node.data['vertical'] ? touch?.clientY : touch?.clientX)
  let from: number | undefined
  host.addEventListener('touchstart', (event) => (from = positionOf((event as TouchEvent).touches[0])))
  host.addEventListener('touchend', (event) => {
    const to = positionOf((event as TouchEvent).changedTouches[0])
    if (from !== undefined && to !== undefined && Math.abs(to - from) > SWIPE)
      turn(node, to < from ? 1 : -1, 'touch')
    from = undefined
  })
  const play = () => node.data['autoplay'] === true && turn(node, 1, 'autoplay')
  Object.assign(node.parts, { watch, timer: window.setInterval(play, Number(node.data['interval'])) })
}
