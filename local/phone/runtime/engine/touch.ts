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

/** Turns mouse presses and drags into touch events, on machines that send none of their own. */
export function emulateTouch(): void {
  let pressed: EventTarget | null = null
  let hasTouch = false
  const send = (type: string, mouse: MouseEvent) => {
    const point = pointOf(mouse)
    const event = new Event(type, { bubbles: true, cancelable: true, composed: true }) as EmulatedTouch
    event.touches = type === 'touchend' ? [] : [point]
    event.changedTouches = [point]
    event.emulated = true
    pressed?.dispatchEvent(event)
  }
  const real = (event: Event) => {
    if (!(event as Partial<EmulatedTouch>).emulated) hasTouch = true
  }
  window.addEventListener('touchstart', real, true)
  // the browser's own drag of a picture or a selection would swallow the finger's moves
  window.addEventListener('dragstart', (event) => event.preventDefault())
  window.addEventListener('mousedown', (mouse) => {
    if (hasTouch || mouse.button !== 0) return
    pressed = mouse.target
    send('touchstart', mouse)
  })
  window.addEventListener('mousemove', (mouse) => pressed && send('touchmove', mouse))
  window.addEventListener('mouseup', (mouse) => {
    if (!pressed) return
    send('touchend', mouse)
    pressed = null
  })
}
