import * as v from 'valibot'

/** An inbox entry's id is the key of the notice it came from. */
const EntryId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,120}$/))

/** Entries of one page of the inbox. */
export const PAGE_SIZE = 20

/** `cursor` comes from the page before. */
export const InboxInput = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}_\d{1,4}$/))),
})
export const ReadInput = v.strictObject({
  ids: v.pipe(v.array(EntryId), v.minLength(1), v.maxLength(PAGE_SIZE)),
})

/** A page of the mini-program with its query, as notices name it. */
export const SeenInput = v.strictObject({
  page: v.pipe(v.string(), v.regex(/^packages\/[\w/?&=-]{1,190}$/)),
})

/** 消息: one line of the inbox. */
export interface EntryView {
  id: string
  title: string
  text: string
  /** 18:06, 昨天 18:06, 11月21日 */
  when: string
  unread: boolean
  /** Where it leads, with a leading slash; empty when it leads nowhere. */
  page: string
}

export interface InboxView {
  entries: EntryView[]
  /** Cursor of the next page, null at the end. */
  next: string | null
  unread: number
}

export interface ReadView {
  unread: number
}

export interface NotificationsApi {
  'notifications.inbox': { input: v.InferOutput<typeof InboxInput>; view: InboxView }
  'notifications.seen': { input: v.InferOutput<typeof SeenInput>; view: ReadView }
  'notifications.read': { input: v.InferOutput<typeof ReadInput>; view: ReadView }
}
