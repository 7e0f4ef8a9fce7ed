import { HOUR } from '../../../kernel/day'
import { load } from '../../../platform/aggregate-store'
import type { Request } from '../../../platform/capability'
import { logFailure } from '../../../platform/log'
import { temporaryUrls } from '../../../platform/sdk'
import { recordingsIdOf, recordingsType } from '../aggregate'
import type { PollView } from '../contract'
import { listenView } from '../recordings-presenter'
import type { Box } from '../rules/box'
import { soundsOf, type BoxSound } from '../rules/read-aloud'

/** A link holds for a day, so that a page that lies open all afternoon still plays. */
const LINK_SECONDS = 24 * 3600
/** Milliseconds for which a link is handed out again without asking for another one. */
const HANDED_OUT = 12 * HOUR
/** Links that one running function remembers: a few counties. */
const REMEMBERED = 500
/** Milliseconds that a slip waits for them: it opens without rather than late. */
const PATIENCE = 1_500

interface Link {
  url: string
  /** Epoch milliseconds until which it is handed out. */
  until: number
}

/** One county's boxes all carry the same files, so a running function asks for their links twice a day. */
const links = new Map<string, Link>()

/** What a round that is opened now plays. */
export async function soundsToPlay(countyId: string): Promise<BoxSound[]> {
  return soundsOf((await load(recordingsType, recordingsIdOf(countyId)))?.state ?? null)
}

/** 听一听 of a box. A storage that is slow or silent keeps nobody from voting: then there is nothing to hear. */
export async function listen(
  { sounds = [] }: Box,
  { now, requestId }: Request,
): Promise<Pick<PollView, 'listen'>> {
  if (sounds.length === 0) return {}
  const missing = sounds.map(({ fileID }) => fileID).filter((fileID) => !isFresh(links.get(fileID), now))
  if (missing.length > 0)
    await inTime(remember(missing, now)).catch((error: unknown) =>
      logFailure(requestId, 'poll.listen', error),
    )
  const fresh = new Map<string, string>()
  for (const { fileID } of sounds) {
    const link = links.get(fileID)
    if (link && isFresh(link, now)) fresh.set(fileID, link.url)
  }
  const view = listenView(sounds, fresh)
  return view ? { listen: view } : {}
}

const isFresh = (link: Link | undefined, now: number): boolean => link !== undefined && now < link.until

async function remember(fileIDs: readonly string[], now: number): Promise<void> {
  const urls = await temporaryUrls(fileIDs, LINK_SECONDS)
  if (links.size + urls.size > REMEMBERED) links.clear()
  for (const [fileID, url] of urls) links.set(fileID, { url, until: now + HANDED_OUT })
}

/** What comes later is still remembered for the next slip. */
function inTime(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the storage is slow')), PATIENCE)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
