import { call, type InputOf, type Refusal, type Reply, type ViewOf } from '../../cloud/call'

type Submit = InputOf<'leave.submit'>

/** A request for leave that is not handed in yet, with the id under which it goes out once however often it is tried. */
export interface Draft {
  /** The leave book of who wrote it: whoever else uses this phone neither sees it nor sends it. */
  bookId: string
  input: Submit
  requestId: string
  /** A photo of a paper was to follow; the phone does not keep it. */
  note: boolean
  /** Somebody began to change it: it waits until they hand it in themselves. */
  held?: boolean
  /** Why the cloud did not take it: it waits until somebody mends it. */
  refused?: Refusal['text']
}

const KEY = 'leaveDrafts'
/** One per account; more accounts than this share no phone. */
const MOST = 5

function all(): Draft[] {
  const kept: unknown = wx.getStorageSync(KEY)
  return Array.isArray(kept) ? (kept as Draft[]) : []
}

const others = (bookId: string) => all().filter((draft) => draft.bookId !== bookId)

/** Keeps a request on the phone; there is one per account, the last that was written. */
export function keepDraft(draft: Draft): void {
  wx.setStorageSync(KEY, [...others(draft.bookId), draft].slice(-MOST))
}

export function dropDraft(bookId: string): void {
  wx.setStorageSync(KEY, others(bookId))
}

/** What this account has not handed in, or null. */
export function keptDraft(bookId: string): Draft | null {
  return all().find((draft) => draft.bookId === bookId) ?? null
}

/** Whether a request goes out by itself as soon as there is a signal. */
export function goesAlone({ held, refused }: Draft): boolean {
  return !held && !refused
}

/** Changes the request that went out or is shown, unless another one took its place meanwhile. */
export function markDraft({ bookId, requestId }: Draft, marks: Pick<Draft, 'held' | 'refused'>): void {
  const kept = keptDraft(bookId)
  if (kept?.requestId === requestId) keepDraft({ ...kept, ...marks })
}

/** What became of a request that was sent. */
export interface Sent {
  draft: Draft
  reply: Reply<ViewOf<'leave.submit'>>
}

let sending: { draft: Draft; done: Promise<Sent> } | null = null
/** The last one that arrived, for a page that shows it and comes second. */
let arrived: Sent | null = null

/**
 * Sends what this account has waiting, whole as it stands on the phone and under its own id; callers that come together
 * get the same answer. Null where nothing is to go out. After a yes it is gone from the phone; after a no it stays,
 * marked, and nobody sends it again before it is mended. A call that got no answer leaves it as it was.
 * @param bookId the account's, as the cloud said it to the page that asks
 */
export async function sendDraft(bookId: string): Promise<Sent | null> {
  const draft = keptDraft(bookId)
  const ready = draft !== null && goesAlone(draft)
  if (sending) {
    const { draft: before, done } = sending
    const newer = ready && draft.requestId !== before.requestId
    const sent = await done
    return before.bookId === bookId && !newer ? sent : sendDraft(bookId)
  }
  if (!ready) return null
  const done = send(draft).finally(() => {
    sending = null
  })
  sending = { draft, done }
  return done
}

/** What came of a request that is no longer on the phone, when it was sent since the app was opened. */
export function arrivedUnder(requestId: string): Sent | null {
  return arrived?.draft.requestId === requestId ? arrived : null
}

async function send(draft: Draft): Promise<Sent> {
  const reply = await call('leave.submit', draft.input, { requestId: draft.requestId })
  if (reply.ok) {
    if (keptDraft(draft.bookId)?.requestId === draft.requestId) dropDraft(draft.bookId)
    arrived = { draft, reply }
  } else if (!isPassing(reply)) markDraft(draft, { refused: reply.text })
  return { draft, reply }
}

/** Nothing was refused, so the same may be tried again as it is. */
export function isPassing({ code }: Refusal): boolean {
  return ['network.offline', 'server.failed', 'record.busy'].includes(code)
}
