import { pixelsOf } from '../rpx'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { hostOf, send } from './define'

interface Spot {
  x: number
  y: number
}
type Source = 'touch' | ''

/** movable-area and movable-view: something a finger moves within a frame. No inertia and no friction. */
export function defineMovable(define: Define): void {
  define('movable-area', { inert: ['scaleArea'] })
  define('movable-view', {
    props: {
      direction: { type: String, value: 'none' },
      x: null,
      y: null,
      disabled: Boolean,
      outOfBounds: Boolean,
      scale: Boolean,
      scaleMin: { type: Number, value: 0.1 },
      scaleMax: { type: Number, value: 10 },
      scaleValue: { type: Number, value: 1 },
    },
    inert: ['inertia', 'damping', 'friction', 'animation'],
    attached(node, host) {
      Object.assign(node.parts, { at: { x: 0, y: 0 }, scale: 1 })
      follow(node, host)
    },
    changed: {
      x: (node, value: unknown) => place(node, { x: pixelsOf(value) || 0 }, ''),
      y: (node, value: unknown) => place(node, { y: pixelsOf(value) || 0 }, ''),
      scaleValue: (node, value: number) => {
        if (node.data['scale'] !== true) return
        const { scaleMin, scaleMax } = node.data as Record<string, number>
        const scale = Math.min(Math.max(value, scaleMin ?? 0.1), scaleMax ?? 10)
        node.parts['scale'] = scale
        const { x, y } = place(node, {}, '')
        if (node.parts['starting'] !== true) send(node, 'scale', { x, y, scale })
      },
    },
  })
}

/** Where the view may be: within its area, or anywhere with `out-of-bounds`. */
function bounded(node: BuiltinNode, spot: Spot): Spot {
  const host = hostOf(node)
  const area = host.closest<HTMLElement>('wx-movable-area')
  // a page that is not drawn has no sizes to keep to
  if (!area?.clientWidth || node.data['outOfBounds'] === true) return spot
  const within = (value: number, room: number) =>
    Math.min(Math.max(value, Math.min(0, room)), Math.max(0, room))
  return {
    x: within(spot.x, area.clientWidth - host.offsetWidth),
    y: within(spot.y, area.clientHeight - host.offsetHeight),
  }
}

function place(node: BuiltinNode, to: Partial<Spot>, source: Source): Spot {
  const before = node.parts['at'] as Spot
  const at = bounded(node, { ...before, ...to })
  node.parts['at'] = at
  const scale = Number(node.parts['scale'] ?? 1)
  hostOf(node).style.transform = `translate(${at.x}px, ${at.y}px)${scale === 1 ? '' : ` scale(${scale})`}`
  const moved = at.x !== before.x || at.y !== before.y
  if (moved && node.parts['starting'] !== true) send(node, 'change', { ...at, source })
  return at
}

function follow(node: BuiltinNode, host: BuiltinHost): void {
  let from: Spot | undefined
  host.addEventListener('touchstart', (event) => {
    const finger = (event as TouchEvent).touches[0]
    const at = node.parts['at'] as Spot
    if (finger && node.data['disabled'] !== true)
      from = { x: finger.clientX - at.x, y: finger.clientY - at.y }
  })
  host.addEventListener('touchmove', (event) => {
    const finger = (event as TouchEvent).touches[0]
    if (!finger || !from) return
    const { direction } = node.data as { direction: string }
    const sideways = direction === 'all' || direction === 'horizontal'
    const upright = direction === 'all' || direction === 'vertical'
    if (!sideways && !upright) return
    const to = {
      ...(sideways ? { x: finger.clientX - from.x } : {}),
      ...(upright ? { y: finger.clientY - from.y } : {}),
    }
    place(node, to, 'touch')
    send(node, sideways ? 'htouchmove' : 'vtouchmove', {})
  })
  host.addEventListener('touchend', () => (from = undefined))
}
