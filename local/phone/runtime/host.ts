import type { PhoneEvents } from './engine/phone'
import type { Place } from './engine/settings'

export type { PhoneEvents } from './engine/phone'
export type { Place } from './engine/settings'

/**
 * What the page around a phone may do with it: `iframe.contentWindow.__phone`.
 * It exists as soon as the phone's script has run (`iframe.onload`).
 */
export interface PhoneHost {
  readonly account: { name: string; openid: string }
  setPlace(place: Place | 'denied'): void
  setAirplane(on: boolean): void
  setFontScale(scale: number): void
  setDark(on: boolean): void
  /** Gives the phone's clock; `Date` inside the phone follows it. */
  setNow(read: () => number): void
  setClockOffset(milliseconds: number): void
  /** Enters the app at a page as from a card in WeChat: App.onShow with the scene, then a fresh page. 1014 by default. */
  open(path: string, scene?: number): void
  /** The person is looking at the chat list: App.onHide and the page's onHide. */
  leave(): void
  /** The person is back: App.onShow and the page's onShow. */
  comeBack(): void
  /** What the next wx.scanCode reads. */
  nextScan(text: string): void
  /** What the camera or the album of the next wx.chooseMedia and wx.chooseImage gives. */
  nextPicture(file: File): void
  /** What the next wx.chooseMessageFile gets. */
  nextFile(file: File): void
  /** Names of wx.* that were called and are not there. */
  readonly missing: string[]
  /** Errors: uncaught ones and everything written to console.error. */
  readonly errors: string[]
  /** Route of the page on top. */
  route(): string
  /** Answers the function that stops listening. */
  on<Name extends keyof PhoneEvents>(event: Name, listener: (detail: PhoneEvents[Name]) => void): () => void
}

/** A phone's window, as the page around it sees it. */
export interface PhoneWindow {
  __phone: PhoneHost
}
