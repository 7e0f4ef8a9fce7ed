import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { pointsOf } from './touch'

/** WeChat's own times and distances: 350 ms without moving more than a tap may. */
const LONG_MS = 350
const STILL_PX = 10

type Holder = Node & { __wxElement?: glassEasel.Element }

let consumed = false

/** Whether the finger that is going up was already told as a long press, which then is no tap. */
export function wasLongPress(): boolean {
  return consumed
}

/** Sends `longpress` (and the older `longtap`) to whatever a finger rests on. */
export function watchLongPress(): void {
  let timer = 0
  let from: { clientX: number; clientY: number } | undefined
  const stop = () => window.clearTimeout(timer)
  const start = (event: Event) => {
    consumed = false
    stop()
    const touches = pointsOf((event as TouchEvent).touches)
    from = touches[0]
    timer = window.setTimeout(() => {
      consumed = dispatch(event, 'longpress', touches)
      if (dispatch(event, 'longtap', touches)) consumed = true
    }, LONG_MS)
  }
  const move = (event: Event) => {
    const touch = (event as TouchEvent).touches[0]
    if (!touch || !from) return
    if (Math.hypot(touch.clientX - from.clientX, touch.clientY - from.clientY) > STILL_PX) stop()
  }
  document.addEventListener('touchstart', start, { capture: true, passive: true })
  document.addEventListener('touchmove', move, { capture: true, passive: true })
  document.addEventListener('touchend', stop, true)
  document.addEventListener('touchcancel', stop, true)
}

/** Answers whether anything listened. */
function dispatch(event: Event, type: string, touches: ReturnType<typeof pointsOf>): boolean {
  let holder = event.target as Holder | null
  while (holder && !holder.__wxElement) holder = holder.parentNode
  if (!holder?.__wxElement) return false
  let heard = false
  const told = new glassEasel.Event(
    type,
    { x: touches[0]?.clientX ?? 0, y: touches[0]?.clientY ?? 0 },
    {
      bubbles: true,
      composed: true,
      capturePhase: true,
      originalEvent: event,
      extraFields: { touches, changedTouches: touches },
      handleListenerReturn: () => {
        heard = true
      },
    },
  )
  glassEasel.Event.dispatchEvent(holder.__wxElement, told)
  return heard
}
