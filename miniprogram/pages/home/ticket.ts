/** The stock of one-use numbers the cloud gave last, and how many of them this phone has used. */
interface Stock {
  ticket: string
  used: number
}

const KEY = 'checkInTicket'
/** Numbers of one stock; the cloud takes no more. */
const USES = 20

/** Keeps the newest stock: the later it was issued, the closer it tells when a check-in was made. */
export function rememberTicket(ticket: string | undefined): void {
  if (ticket && ticket !== stock()?.ticket) wx.setStorageSync(KEY, { ticket, used: 0 })
}

/** The next unused number; undefined when there is none left, and the check-in waits without one. */
export function nextNonce(): string | undefined {
  const kept = stock()
  if (!kept || kept.used >= USES) return undefined
  wx.setStorageSync(KEY, { ...kept, used: kept.used + 1 })
  return `${kept.ticket}.${kept.used.toString(36)}`
}

function stock(): Stock | null {
  return (wx.getStorageSync(KEY) as Stock | '') || null
}
