/** A finger as WeChat's touch events describe it. */
export interface TouchPoint {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
}

interface PointLike {
  identifier?: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
}

type EmulatedTouch = Event & { touches: TouchPoint[]; changedTouches: TouchPoint[]; emulated: true }

export function pointOf(source: PointLike): TouchPoint {
  const { identifier = 0, clientX, clientY, pageX, pageY } = source
  return { identifier, clientX, clientY, pageX, pageY }
}

export function pointsOf(list: ArrayLike<PointLike> | undefined): TouchPoint[] {
  return Array.from(list ?? [], pointOf)
}

/**
 * Turns presses and drags of a mouse into touch events. A finger brings its own, and the mouse events that the
 * browser sends after it are left alone; a machine may have both, so each press is judged by what began it.
 */
export function emulateTouch(): void {
  let pressed: EventTarget | null = null
  let byFinger = false
  const send = (type: string, mouse: MouseEvent) => {
    const point = pointOf(mouse)
    const event = new Event(type, { bubbles: true, cancelable: true, composed: true }) as EmulatedTouch
    event.touches = type === 'touchend' || type === 'touchcancel' ? [] : [point]
    event.changedTouches = [point]
    event.emulated = true
    pressed?.dispatchEvent(event)
    if (event.touches.length === 0) pressed = null
  }
  window.addEventListener('pointerdown', () => (byFinger = false), true)
  const real = (event: Event) => {
    if (!(event as Partial<EmulatedTouch>).emulated) byFinger = true
  }
  window.addEventListener('touchstart', real, true)
  // the browser's own drag of a picture or a selection would swallow the finger's moves
  window.addEventListener('dragstart', (event) => event.preventDefault())
  window.addEventListener('mousedown', (mouse) => {
    if (byFinger || mouse.button !== 0) return
    pressed = mouse.target
    send('touchstart', mouse)
  })
  window.addEventListener('mousemove', (mouse) => {
    if (!pressed) return
    // the button was let go where the phone could not see it
    send(mouse.buttons === 0 ? 'touchcancel' : 'touchmove', mouse)
  })
  window.addEventListener('mouseup', (mouse) => {
    if (pressed && mouse.button === 0) send('touchend', mouse)
  })
}
