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

const LARGE = 1.35
/** Milliseconds between two looks for a phone that is still loading. */
const PATIENCE = 50

/** One phone in its iframe. Every setting is remembered and applied again when the phone loads. */
export class PhoneLink {
  private readonly wish: Wish
  private pendingOpen: { path: string; scene: number } | undefined
  private loads = 0

  constructor(
    readonly frame: HTMLIFrameElement,
    place: Fix | 'denied',
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
    const open = this.pendingOpen
    this.pendingOpen = undefined
    if (open) this.phone()?.open(open.path, open.scene)
  }

  private apply(change: Partial<Wish>): void {
    const phone = this.phone()
    if (!phone) return
    if (change.place !== undefined) phone.setPlace(change.place)
    if (change.airplane !== undefined) phone.setAirplane(change.airplane)
    if (change.large !== undefined) phone.setFontScale(change.large ? LARGE : 1)
    if (change.dark !== undefined) phone.setDark(change.dark)
    if (change.clockOffset !== undefined) phone.setClockOffset(change.clockOffset)
  }
}
