import type { AppBundle } from '../bundle'
import type { Chrome } from '../chrome/chrome'
import type { AppLife } from './app-life'
import type { Emitter } from './emitter'
import type { PageStack } from './page-stack'
import type { PhoneSpace } from './space'
import type { Router } from './router'
import type { Settings } from './settings'
import type { Storage } from '../wx/storage'

/** What a phone tells the page around it. */
export interface PhoneEvents {
  /** Another page is on top. */
  navigate: { route: string; title: string }
  /** A cloud function answered, or the network did not. */
  call: { name: string; data: unknown; ok: boolean; ms: number }
  /** The person chose to receive these subscription messages. */
  subscribe: { accepted: string[] }
  /** The round button of the capsule: the person leaves the mini-program. */
  exit: undefined
  /** The person sent a card of a page, or put one on the timeline. */
  share: { title: string; path: string; imageUrl: string; from: 'button' | 'menu' | 'timeline' }
  /** A button for the app's own privacy dialog was pressed. */
  privacy: { id: string }
  error: string
  missing: string
}

/** Everything that the parts of one phone share. */
export interface Phone {
  bundle: AppBundle
  /** The WeChat account: a name for storage, and the openid the cloud sees. */
  account: { name: string; openid: string }
  settings: Settings
  /** What `wx.setStorage` keeps for the account. */
  storage: Storage
  events: Emitter<PhoneEvents>
  world: PhoneSpace
  app: AppLife
  stack: PageStack
  router: Router
  chrome: Chrome
  /** What the next `wx.scanCode`, `wx.chooseMessageFile` and camera or album get, set by the page around the phone. */
  next: { scan: string[]; files: File[]; pictures: File[] }
  errors: string[]
  missing: string[]
}
