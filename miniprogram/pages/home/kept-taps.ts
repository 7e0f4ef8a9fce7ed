import { call, type InputOf } from '../../cloud/call'
import { offerPhoto } from './photo/kept-photos'
import { nextNonce, rememberTicket } from './ticket'
import { sentWords } from './words'

/** A check-in that found no signal, with the id it will be sent under. */
export interface KeptTap {
  requestId: string
  input: InputOf<'attendance.checkIn'>
}

const KEY = 'keptCheckIns'
/** Far more than the check-ins of a week without signal; the oldest go first. */
const MOST = 30

export function keptTaps(): KeptTap[] {
  const kept: unknown = wx.getStorageSync(KEY)
  return Array.isArray(kept) ? (kept as KeptTap[]) : []
}

/** Keeps a tap on the phone, with a number that proves when it was made; the same tap is kept once. */
export function keepTap(tap: KeptTap): void {
  const others = keptTaps().filter((kept) => kept.requestId !== tap.requestId)
  const nonce = tap.input.nonce ?? nextNonce()
  const proved = nonce === undefined ? tap : { ...tap, input: { ...tap.input, nonce } }
  wx.setStorageSync(KEY, [...others, proved].slice(-MOST))
}

let sending: Promise<{ what: string; left: number }> | null = null

/**
 * Sends what waited, oldest first and each under its own id, so that a lost reply records nothing twice.
 * Stops at the first one that finds no signal. `what` is a sentence for the page, empty when nothing was sent.
 */
export function sendKeptTaps(): Promise<{ what: string; left: number }> {
  sending ??= sendAll().finally(() => {
    sending = null
  })
  return sending
}

async function sendAll(): Promise<{ what: string; left: number }> {
  let sent = 0
  let refused = ''
  for (const tap of keptTaps()) {
    const input = { ...tap.input, sentAt: Date.now() }
    const reply = await call('attendance.checkIn', input, { requestId: tap.requestId })
    if (!reply.ok && isPassing(reply.code)) break
    drop(tap.requestId)
    offerPhoto(tap.requestId, reply.ok ? reply.data.photo : null)
    if (reply.ok) {
      sent += 1
      rememberTicket(reply.data.today?.ticket)
    } else refused = `${reply.text.what}，${reply.text.next}`
  }
  return { what: sent > 0 ? sentWords(sent) : refused, left: keptTaps().length }
}

/** A failure that says nothing about the check-in itself: it stays for the next time. */
function isPassing(code: string): boolean {
  return code === 'network.offline' || code === 'server.failed' || code === 'record.busy'
}

function drop(requestId: string): void {
  wx.setStorageSync(
    KEY,
    keptTaps().filter((kept) => kept.requestId !== requestId),
  )
}
