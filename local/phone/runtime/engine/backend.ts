import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { BUILTIN_TAGS } from '../builtin-tags'
import { convertRpx } from '../rpx'
import { duringTap } from './gesture'
import { wasLongPress } from './long-press'
import type { TouchPoint } from './touch'
import { pointOf, pointsOf } from './touch'

const TAGS = new Set(BUILTIN_TAGS)

/** The framework puts a random prefix before ids; style sheets and screen readers know them as they are written. */
const PLAIN_ID: PropertyDescriptor & ThisType<HTMLElement> = {
  get() {
    return this.getAttribute('id') ?? ''
  },
  set(id: string) {
    this.setAttribute('id', id.replace(/^[\da-f]{8}--/, ''))
  },
  configurable: true,
}

function createElement(tag: string): HTMLElement {
  const element = document.createElement(TAGS.has(tag) ? `wx-${tag}` : tag)
  Object.defineProperty(element, 'id', PLAIN_ID)
  const set = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => set(name, name === 'style' ? convertRpx(String(value)) : value)
  return element
}

/** The browser window as WeChat's view layer: WXML tags get their own element names, and style sheets are the phone's. */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  constructor() {
    super()
    this.document = {
      createElement,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof this.document
  }

  /** Only what the view layer itself sends; click, input and the like come from the built-in components. */
  override setListenerStats(
    ...[element, type, capture]: Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>
  ): void {
    // whether the first listener of all catches the event says nothing of the others
    if (/^(touch|transition|animation)/.test(type)) super.setListenerStats(element, type, capture, 0)
  }

  /** Style sheets follow the visible page, see style-sheets.ts. */
  override appendStyleSheetPath(): number {
    return 0
  }
}

type OriginalEvent = Partial<TouchEvent & MouseEvent>

/** A disabled button swallows its taps. */
function isDisabled(event: unknown): boolean {
  const { target } = (event ?? {}) as Partial<Event>
  return target instanceof Element && target.closest('wx-button[disabled]') !== null
}

/** Moves of a finger that a handler caught, or stopped by answering false: nothing scrolls under them. */
const caught = new WeakSet<Event>()

/** Delivers the view layer's events with the `touches` that WeChat puts on them. */
export function deliverEvents(backend: PhoneBackend): void {
  backend.onEvent((target, type, detail: unknown, options) => {
    if (type === 'tap' && (wasLongPress() || isDisabled(options.originalEvent))) return undefined
    const original = (options.originalEvent ?? {}) as OriginalEvent
    let touches: TouchPoint[] = pointsOf(original.touches)
    let changedTouches = pointsOf(original.changedTouches)
    if (!original.touches && original.clientX !== undefined) {
      touches = changedTouches = [pointOf(original as MouseEvent)]
    }
    // a tap is told when the finger has gone, and still names it
    if (type === 'tap') touches = changedTouches
    const isDomEvent = typeof detail === 'object' && detail !== null && 'isTrusted' in detail
    const event = new glassEasel.Event(type, isDomEvent ? {} : detail, {
      ...options,
      extraFields: { touches, changedTouches },
    })
    const dispatch = () => glassEasel.Event.dispatchEvent(target, event)
    if (type === 'tap') duringTap(dispatch)
    else dispatch()
    if (type === 'touchmove' && event.defaultPrevented()) caught.add(original as Event)
    return undefined
  })
  // The browser lets the framework's own listeners, which are those of the body, prevent nothing.
  document.addEventListener('touchmove', (event) => caught.has(event) && event.preventDefault(), {
    passive: false,
  })
}
