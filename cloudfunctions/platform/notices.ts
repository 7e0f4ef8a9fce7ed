import type { Notice } from '../kernel/aggregate'
import { clearNotices, type AggregateType, type Loaded } from './aggregate-store'
import { logFailure } from './log'
import { command, find, insert, sendSubscribeMessage } from './sdk'

/** 消息: one entry of a person's inbox. Its id is the notice's key, so a second delivery adds nothing. */
export interface InboxEntry {
  _id: string
  to: string
  title: string
  text: string
  page: string
  at: number
  readAt: number | null
}

/** WeChat's routine answer to a person who has not accepted messages; the inbox has the notice, so it is done. */
const NO_ACCEPTANCE = 43101
/** Answers that asking again does not change: an unknown account, template, page, or field. Logged, and done. */
const HOPELESS = [40003, 40037, 41030, 47003]

/**
 * Delivers what an aggregate still has to tell, then clears what arrived. What fails stays in the document and the
 * clock tries `again`; so a notice arrives at least once, and in the inbox exactly once. A first try leaves alone what
 * is in the inbox already: another request is sending it at this moment, or the clock will.
 */
export async function deliver<S>(
  type: AggregateType<S>,
  saved: Loaded<S>,
  requestId: string,
  attempt: 'first' | 'again' = 'first',
): Promise<void> {
  if (saved.notices.length === 0) return
  try {
    const accounts = await accountsOf(saved.notices.map((notice) => notice.to))
    const done: string[] = []
    for (const notice of saved.notices) {
      if (!(await enter(notice, attempt, requestId))) continue
      if (await send(notice, accounts.get(notice.to), requestId)) done.push(notice.key)
    }
    if (done.length > 0) await clearNotices(type, saved, done)
  } catch (error) {
    logFailure(requestId, 'deliver', error)
  }
}

/** Into the inbox; true when the message on the phone is this attempt's to send. */
async function enter(notice: Notice, attempt: 'first' | 'again', requestId: string): Promise<boolean> {
  const { key, to, title, text, page, at } = notice
  const entry: InboxEntry = { _id: key, to, title, text, page, at, readAt: null }
  try {
    const isNew = await insert('inbox', { ...entry })
    return isNew || attempt === 'again'
  } catch (error) {
    logFailure(requestId, 'deliver', error)
    return false
  }
}

/** Onto the phone; true when there is nothing left to do. */
async function send(notice: Notice, openid: string | undefined, requestId: string): Promise<boolean> {
  try {
    const templateId = templateIds()[notice.template]
    if (!openid || !templateId) return true
    const data = Object.fromEntries(Object.entries(notice.data).map(([field, value]) => [field, { value }]))
    const code = await sendSubscribeMessage({ touser: openid, templateId, page: notice.page, data })
    if (code === 0 || code === NO_ACCEPTANCE) return true
    logFailure(requestId, 'deliver', new Error(`WeChat answered ${code} for template ${notice.template}`))
    return HOPELESS.includes(code)
  } catch (error) {
    logFailure(requestId, 'deliver', error)
    return false
  }
}

async function accountsOf(personIds: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(personIds)]
  const people = await find<{ _id: string; boundTo: string }>(
    'people',
    { _id: command.in(ids) },
    { limit: ids.length, fields: { boundTo: true } },
  )
  const bound = people.filter((person) => !person.boundTo.startsWith('none:'))
  return new Map(bound.map((person) => [person._id, person.boundTo]))
}

/** Template name → WeChat template id, from the function's environment (`MESSAGE_TEMPLATES`, JSON). */
export function templateIds(): Record<string, string> {
  return JSON.parse(process.env['MESSAGE_TEMPLATES'] || '{}') as Record<string, string>
}
