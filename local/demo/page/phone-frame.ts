import { h } from './dom'
import type { BarColours } from './phone-link'
import { statusBar } from './status-bar'
import type { StatusBar } from './status-bar'

/** Points of the phone's screen, the size the pages are drawn for; the page shows it smaller. */
export const SCREEN = { width: 375, height: 812 }
/** Height of the status bar that the frame draws above the app. */
const STATUS_HEIGHT = 44
const SAFE_BOTTOM = 34

export interface PhoneFrame {
  element: HTMLElement
  frame: HTMLIFrameElement
  bar: StatusBar
  /** Shows one of the layers, or the app itself. */
  showLayer(layer: HTMLElement | undefined): void
  /** The app's own; what lies over the app has colours of its own in the style sheet. */
  setColours(colours: BarColours): void
}

/** The drawn phone: status bar, the app in its iframe (`later`: once it is seen), and layers that cover the app. */
export function phoneFrame(
  { openid, name: title }: { openid: string; name: string },
  layers: HTMLElement[],
  later: boolean,
): PhoneFrame {
  const bar = statusBar()
  const frame = h('iframe', {
    title,
    src: `/app.html?as=${encodeURIComponent(openid)}&safe=${SAFE_BOTTOM}`,
    width: String(SCREEN.width),
    height: String(SCREEN.height - STATUS_HEIGHT),
    // A phone that nobody looks at yet starts when somebody does.
    loading: later && 'lazy',
  })
  const home = h('i', { class: 'home-indicator', 'aria-hidden': 'true' })
  const screen = h('div', { class: 'phone__screen' }, bar.element, frame, ...layers, home)
  const element = h('div', { class: 'phone' }, h('div', { class: 'phone__clip' }, screen))
  const showLayer = (shown: HTMLElement | undefined): void => {
    for (const layer of layers) layer.hidden = layer !== shown
    frame.inert = shown !== undefined
    home.hidden = shown === undefined
    bar.element.dataset['over'] = shown ? (shown.className.split(' ')[0] ?? '') : 'app'
  }
  showLayer(undefined)
  const setColours = ({ ground, ink }: BarColours): void => {
    screen.style.setProperty('--status-ground', ground)
    screen.style.setProperty('--status-ink', ink)
  }
  return { element, frame, bar, showLayer, setColours }
}
