import type { BuiltinHost, BuiltinNode, Define } from './define'
import { hostOf, send } from './define'
import { itemsOf, layOut, shownAt } from './swiper-layout'

/** Pixels a finger must travel to turn the page. */
const SWIPE = 30

type Source = '' | 'touch' | 'autoplay'

/** swiper and swiper-item. */
export function defineSwiper(define: Define): void {
  define('swiper-item', { props: { itemId: String, skipHiddenItemLayout: Boolean } })
  const again = (node: BuiltinNode) => layOut(node)
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
      easingFunction: { type: String, value: 'default' },
      snapToEdge: Boolean,
      skipHiddenItemLayout: Boolean,
    },
    attached: build,
    detached: ({ parts }) => {
      window.clearInterval(parts['timer'] as number)
      window.clearTimeout(parts['hiding'] as number)
      ;(parts['watch'] as MutationObserver).disconnect()
    },
    changed: {
      // what a script sets is told too, with an empty source
      current: (node, value: number) => show(node, Number(value), ''),
      currentItemId: (node, value: string) => {
        const at = itemsOf(hostOf(node)).findIndex((item) => idOf(item) === value)
        if (at >= 0) show(node, at, '')
      },
      indicatorDots: again,
      indicatorColor: again,
      indicatorActiveColor: again,
      vertical: again,
      circular: again,
      displayMultipleItems: again,
      previousMargin: again,
      nextMargin: again,
      easingFunction: again,
      snapToEdge: again,
      skipHiddenItemLayout: again,
      autoplay: (node) => play(node),
      interval: (node) => play(node),
    },
  })
}

const idOf = (item: BuiltinHost | undefined): string => String(item?.builtin?.data['itemId'] ?? '')

function turn(node: BuiltinNode, step: number, source: Source): void {
  const count = itemsOf(hostOf(node)).length
  let current = shownAt(node) + step
  if (node.data['circular'] === true || source === 'autoplay') current = (current + count) % count
  if (current < 0 || current >= count) return
  show(node, current, source)
}

function show(node: BuiltinNode, current: number, source: Source): void {
  if (current === node.parts['shown']) return
  const first = node.parts['shown'] === undefined
  node.parts['shown'] = current
  layOut(node)
  if (first) return
  const currentItemId = idOf(itemsOf(hostOf(node))[current])
  node.setData({ current })
  const detail = { current, currentItemId, source }
  send(node, 'change', detail)
  window.setTimeout(() => {
    if (shownAt(node) === current) send(node, 'animationfinish', detail)
  }, Number(node.data['duration']))
}

function build(node: BuiltinNode, host: BuiltinHost): void {
  node.parts['shown'] = Number(node.data['current'] ?? 0)
  setTimeout(() => layOut(node), 0)
  const watch = new MutationObserver((records) => {
    const nodes = records.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes])
    if (!nodes.some((changed) => (changed as Partial<HTMLElement>).tagName === 'WX-SWIPER-ITEM')) return
    // fewer pages than before: the last one is shown
    const last = Math.max(0, itemsOf(host).length - 1)
    if (shownAt(node) > last) show(node, last, '')
    else layOut(node)
  })
  watch.observe(host, { childList: true })
  const positionOf = (touch: Touch | undefined) => (node.data['vertical'] ? touch?.clientY : touch?.clientX)
  let from: number | undefined
  host.addEventListener('touchstart', (event) => (from = positionOf((event as TouchEvent).touches[0])))
  host.addEventListener('touchmove', (event) => {
    const to = positionOf((event as TouchEvent).touches[0])
    if (from === undefined || to === undefined) return
    const [dx, dy] = node.data['vertical'] ? [0, from - to] : [from - to, 0]
    send(node, 'transition', { dx, dy })
  })
  host.addEventListener('touchend', (event) => {
    const to = positionOf((event as TouchEvent).changedTouches[0])
    if (from !== undefined && to !== undefined && Math.abs(to - from) > SWIPE)
      turn(node, to < from ? 1 : -1, 'touch')
    from = undefined
  })
  Object.assign(node.parts, { watch })
}

/** Starts the clock of a swiper that turns by itself anew, or stops it. */
function play(node: BuiltinNode): void {
  window.clearInterval(node.parts['timer'] as number)
  if (node.data['autoplay'] !== true) return
  const next = () => turn(node, 1, 'autoplay')
  node.parts['timer'] = window.setInterval(next, Number(node.data['interval']))
}
