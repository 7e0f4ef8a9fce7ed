import type { Fix } from './protocol'

/** What a phone in an iframe offers its host page (the local phone's `__phone`), as far as this page uses it. */
export interface PhoneHandle {
  setPlace(place: Fix | 'denied'): void
  setAirplane(on: boolean): void
  setFontScale(scale: number): void
  setDark(on: boolean): void
  setClockOffset(ms: number): void
  /** Enters the app at a page, as from a message card (1014) or a scanned code (1047). */
  open(path: string, scene?: number): void
  /** The person looks at something else on the phone; the app goes to the background. */
  leave(): void
  comeBack(): void
  /** `exit`: the round button of the capsule. `navigate`: another page is on top. */
  on(event: 'exit' | 'navigate', listener: () => void): () => void
}

type PhoneWindow = Window & { __phone?: PhoneHandle }

/** What the page wants of one phone; kept so that a phone that loads later or again gets all of it. */
interface Wish {
  place: Fix | 'denied'
  airplane: boolean
  large: boolean
  dark: boolean
  clockOffset: number
}

export interface BarColours {
  ground: string
  ink: string
}

/** What the page around a phone wants to hear of it. */
interface PhoneListener {
  exit(): void
  colours(colours: BarColours): void
}

const LARGE = 1.35
/** Milliseconds between two looks for a phone that is still loading. */
const PATIENCE = 50

/** One phone in its iframe. Every setting is remembered and applied again when the phone loads. */
export class PhoneLink {
  private readonly wish: Wish
  private pendingOpen: { path: string; scene: number } | undefined
  private loads = 0

  constructor(
    private readonly frame: HTMLIFrameElement,
    place: Fix | 'denied',
    private readonly heard: PhoneListener,
  ) {
    this.wish = { place, airplane: false, large: false, dark: false, clockOffset: 0 }
    frame.addEventListener('load', () => void this.whenReady())
  }

  set(change: Partial<Wish>): void {
    Object.assign(this.wish, change)
    this.apply(change)
  }

  open(path: string, scene: number): void {
    const phone = this.phone()
    if (phone) phone.open(path, scene)
    else this.pendingOpen = { path, scene }
  }

  leave(): void {
    this.phone()?.leave()
  }

  comeBack(): void {
    this.phone()?.comeBack()
  }

  private phone(): PhoneHandle | undefined {
    return (this.frame.contentWindow as PhoneWindow | null)?.__phone
  }

  private async whenReady(): Promise<void> {
    const load = ++this.loads
    while (!this.phone()) {
      if (load !== this.loads) return
      await new Promise((done) => setTimeout(done, PATIENCE))
    }
    this.apply(this.wish)
    this.phone()?.on('exit', () => this.heard.exit())
    this.phone()?.on('navigate', () => this.tellColours())
    this.tellColours()
    const open = this.pendingOpen
    this.pendingOpen = undefined
    if (open) this.phone()?.open(open.path, open.scene)
  }

  /** The status bar goes with the navigation bar of the page on top. */
  tellColours(): void {
    const bar = this.frame.contentDocument?.querySelector('.phone-nav')
    if (!bar) return
    const { backgroundColor, color } = getComputedStyle(bar)
    this.heard.colours({ ground: backgroundColor, ink: color })
  }

  private apply(change: Partial<Wish>): void {
    const phone = this.phone()
    if (!phone) return
    if (change.place !== undefined) phone.setPlace(change.place)
    if (change.airplane !== undefined) phone.setAirplane(change.airplane)
    if (change.large !== undefined) phone.setFontScale(change.large ? LARGE : 1)
    if (change.dark !== undefined) {
      phone.setDark(change.dark)
      this.tellColours()
    }
    if (change.clockOffset !== undefined) phone.setClockOffset(change.clockOffset)
  }
}
