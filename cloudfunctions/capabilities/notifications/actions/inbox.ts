import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import type { InboxEntry } from '../../../platform/notices'
import { command, count, find, update } from '../../../platform/sdk'
import {
  InboxInput,
  PAGE_SIZE,
  ReadInput,
  type EntryView,
  type InboxView,
  type NotificationsApi,
  SeenInput,
  type ReadView,
} from '../contract'
import { whenWords } from '../messages'
import { cursorAfter, readCursor } from '../../../kernel/page'

/** 消息 of the caller, newest first, a page at a time. Two reads. */
export const inbox: Action<NotificationsApi['notifications.inbox']['input'], InboxView> = {
  input: InboxInput,
  run: async (request, input) => {
    const to = request.caller.personId
    const cursor = readCursor(input.cursor)
    const where = cursor ? { to, at: command.lte(cursor.at) } : { to }
    const order: Array<[string, 'desc']> = [['at', 'desc']]
    const [found, unread] = await Promise.all([
      find<InboxEntry>('inbox', where, { limit: PAGE_SIZE + 1, skip: cursor?.skip ?? 0, order }),
      unreadCount(to),
    ])
    const entries = found.slice(0, PAGE_SIZE)
    const next = found.length > PAGE_SIZE ? cursorAfter(entries, cursor) : null
    return ok({ entries: entries.map((entry) => viewOf(entry, request.now)), next, unread })
  },
}

/** Marks entries as read; ids that are not the caller's own are passed over. */
export const read: Action<NotificationsApi['notifications.read']['input'], ReadView> = {
  input: ReadInput,
  run: async (request, { ids }) => {
    const to = request.caller.personId
    await update('inbox', { _id: command.in(ids), to, readAt: null }, { readAt: request.now })
    return ok({ unread: await unreadCount(to) })
  },
}

/** Whoever looked at a page, from a card or from a list, has seen what the inbox says about it. */
export const seen: Action<NotificationsApi['notifications.seen']['input'], ReadView> = {
  input: SeenInput,
  run: async (request, { page }) => {
    const to = request.caller.personId
    await update('inbox', { to, readAt: null, page }, { readAt: request.now })
    return ok({ unread: await unreadCount(to) })
  },
}

/** Entries that a person has not opened. One count. */
export function unreadCount(personId: string): Promise<number> {
  return count('inbox', { to: personId, readAt: null })
}

function viewOf({ _id: id, title, text, at, readAt, page }: InboxEntry, now: number): EntryView {
  const when = whenWords(at, now)
  return { id, title, text, when, unread: readAt === null, page: page ? `/${page}` : '' }
}
