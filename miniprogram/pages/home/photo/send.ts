import { call } from '../../../cloud/call'
import { dropPhoto, keptPhotos, type KeptPhoto, type Offer } from './kept-photos'
import { photoWords } from './words'

/** Draws the lines on a picture; answers the path of the new file. */
export type Stamp = (path: string, lines: string[]) => Promise<string>

/** How it went, in words for the page; `left` photos wait for the next time. */
export interface SentPhotos {
  what: string
  /** The last one was attached, and not given up. */
  attached: boolean
  left: number
}

let sending: Promise<SentPhotos> | null = null

/**
 * Sends the photos whose check-ins are recorded, oldest first. Stops at the first one that finds no signal; one that the
 * cloud does not take is given up, with the cloud's words.
 */
export function sendKeptPhotos(stamp: Stamp): Promise<SentPhotos> {
  sending ??= sendAll(stamp).finally(() => {
    sending = null
  })
  return sending
}

async function sendAll(stamp: Stamp): Promise<SentPhotos> {
  let what = ''
  let attached = false
  for (const photo of keptPhotos()) {
    if (!photo.offer) continue
    const outcome = await send(photo, photo.offer, stamp)
    if (outcome === 'later') break
    dropPhoto(photo.requestId)
    what = outcome.what
    attached = outcome.attached
  }
  return { what, attached, left: keptPhotos().filter(({ offer }) => offer).length }
}

type Outcome = 'later' | { what: string; attached: boolean }

async function send(
  { path }: KeptPhoto,
  { ledgerId, evidence, path: cloudPath, lines }: Offer,
  stamp: Stamp,
): Promise<Outcome> {
  let filePath: string
  try {
    filePath = await stamp(path, lines)
  } catch {
    return { what: photoWords.broken, attached: false }
  }
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath })
    const reply = await call('attendance.attachPhoto', { ledgerId, evidence, fileID })
    if (reply.ok) return { what: reply.data.what, attached: true }
    return isPassing(reply.code)
      ? 'later'
      : { what: `${reply.text.what}，${reply.text.next}`, attached: false }
  } catch {
    return 'later'
  }
}

/** A failure that says nothing about the photo itself. */
function isPassing(code: string): boolean {
  return ['network.offline', 'server.failed', 'record.busy', 'attendance.photoMissing'].includes(code)
}
