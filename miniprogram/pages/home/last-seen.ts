import type { ViewOf } from '../../cloud/call'

type Home = ViewOf<'home.get'>

const KEY = 'lastHome'

/** Keeps what the first page showed, so that a check-in can be tapped where there is no signal. */
export function remember(view: Home): void {
  if (view.visitor) wx.removeStorageSync(KEY)
  else wx.setStorageSync(KEY, view)
}

/** What the first page showed last on this phone, or null. */
export function lastSeen(): Home | null {
  return (wx.getStorageSync(KEY) as Home | '') || null
}
