import type { AnimationStep } from '../wx/animation'
import type { Phone } from '../engine/phone'
import type { BuiltinHost, BuiltinNode } from './define'
import { scopedClasses } from './define'

/** What every built-in component does with its animation and its hover class. */
export function commonChanges(phone: Phone) {
  return {
    animation: (_node: BuiltinNode, value: { actions?: AnimationStep[] }, host: BuiltinHost) => {
      if (value?.actions) void play(host, value.actions)
    },
    hoverClass: (node: BuiltinNode, value: string, host: BuiltinHost) => {
      if (value !== 'none' && !node.parts['hover']) watchHover(node, host, phone)
    },
  }
}

/** A frame's length, so that one step's end is drawn before the next begins. */
const FRAME_MS = 16

async function play(host: HTMLElement, steps: AnimationStep[]): Promise<void> {
  for (const { style, transform, duration, timingFunction, delay, transformOrigin } of steps) {
    host.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`
    host.style.transformOrigin = transformOrigin
    style.forEach(([name, value]) => host.style.setProperty(name, String(value)))
    if (transform.length > 0) host.style.transform = transform.join(' ')
    await new Promise((resolve) => setTimeout(resolve, duration + delay + FRAME_MS))
  }
}

/** Puts the class on while a finger is down. */
function watchHover(node: BuiltinNode, host: BuiltinHost, phone: Phone): void {
  node.parts['hover'] = true
  let timer = 0
  const classes = () => scopedClasses(node, node.data['hoverClass'], phone)
  const end = () => {
    window.clearTimeout(timer)
    const stay = Number(node.data['hoverStayTime'] ?? 0)
    window.setTimeout(() => host.classList.remove(...classes()), stay)
  }
  host.addEventListener('touchstart', (event) => {
    if (node.data['disabled'] || (event as Event & { hovered?: boolean }).hovered) return
    if (node.data['hoverStopPropagation']) Object.assign(event, { hovered: true })
    timer = window.setTimeout(
      () => host.classList.add(...classes()),
      Number(node.data['hoverStartTime'] ?? 0),
    )
  })
  host.addEventListener('touchend', end)
  host.addEventListener('touchcancel', end)
}
