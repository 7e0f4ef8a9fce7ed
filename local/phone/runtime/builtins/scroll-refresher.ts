import type { BuiltinHost, BuiltinNode } from './define'
import { send } from './define'

/** The picture follows the finger at half its way. */
const DAMPING = 0.5

/** The pull at the top of a scroll-view with `refresher-enabled`: its own three dots, or what lies in the slot. */
export function watchRefresher(node: BuiltinNode, host: BuiltinHost): void {
  const dots = document.createElement('div')
  dots.className = 'wx-refresher'
  dots.innerHTML = '<i class="phone-dots"></i>'
  let startY: number | undefined
  const threshold = () => Number(node.data['refresherThreshold']) || 45
  const yOf = (event: Event) => (event as TouchEvent).touches[0]?.clientY
  const open = (height: number, smooth: boolean) => {
    // only now, so that the first child of a list without a refresher stays the first
    if (!dots.isConnected) host.prepend(dots)
    dots.style.transition = smooth ? 'height .2s' : ''
    dots.style.height = `${height}px`
  }
  const refreshing = () => node.parts['refreshing'] === true
  node.parts['refresh'] = (on: boolean) => {
    if (on === refreshing()) return
    node.parts['refreshing'] = on
    host.classList.toggle('refreshing', on)
    open(on ? threshold() : 0, true)
    send(node, on ? 'refresherrefresh' : 'refresherrestore', { dy: on ? threshold() : 0 })
  }
  host.addEventListener('touchstart', (event) => {
    const ready = node.data['refresherEnabled'] === true && !refreshing() && host.scrollTop <= 0
    startY = ready ? yOf(event) : undefined
  })
  host.addEventListener('touchmove', (event) => {
    const y = yOf(event)
    if (startY === undefined || y === undefined) return
    const dy = Math.max(0, (y - startY) * DAMPING)
    if (dy === 0) return
    event.stopPropagation()
    dots.style.background = String(node.data['refresherBackground'] || '')
    open(dy, false)
    send(node, 'refresherpulling', { dy })
  })
  host.addEventListener('touchend', () => {
    if (startY === undefined) return
    startY = undefined
    const dy = dots.getBoundingClientRect().height
    if (dy >= threshold()) {
      node.setData({ refresherTriggered: true })
      ;(node.parts['refresh'] as (on: boolean) => void)(true)
    } else if (dy > 0) {
      open(0, true)
      send(node, 'refresherabort', { dy })
    }
  })
}
