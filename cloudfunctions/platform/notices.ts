import type { Notice } from '../kernel/aggregate'
import { clearNotices, reachKey, type AggregateType, type Loaded, type Unreached } from './aggregate-store'
import { logFailure } from './log'
import { command, find, insert, remove, sendSubscribeMessage } from './sdk'

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
/** Milliseconds after which a message that does not go out counts as not arrived, though it is still tried. */
const LATE = 10 * 60_000
/** Milliseconds after which it is tried no more; the inbox has it. */
const GIVE_UP = 3 * 86_400_000

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
    const { notices } = saved
    // The inbox waits for no account: both are asked for beside each other, and the person who decided waits once.
    const [accounts, mine] = await Promise.all([
      accountsOf(notices.map((notice) => notice.to)),
      Promise.all(notices.map((notice) => enter(notice, attempt, requestId))),
    ])
    const done: string[] = []
    const reach = new Map<string, Unreached | null>()
    for (const [index, notice] of notices.entries()) {
      if (!mine[index]) continue
      const sent = await send(notice, accounts.get(notice.to)?.openid, requestId)
      const age = Date.now() - notice.at
      if (sent !== 'later' || age >= GIVE_UP) done.push(notice.key)
      if (type.remembersUnreached && sent !== 'unsaid' && (sent !== 'later' || age >= LATE))
        remember(reach, saved, notice, sent, accounts.get(notice.to)?.name ?? '')
    }
    if (done.length > 0 || reach.size > 0) await clearNotices(type, saved, done, reach)
  } catch (error) {
    logFailure(requestId, 'deliver', error)
  }
}

/** Deletes what a person's inbox says about one page, when nothing may tell any more that it was theirs. */
export async function takeBack(to: string, page: string): Promise<void> {
  await remove('inbox', { to, page })
}

/** Keeps whom a message did not reach, and forgets it when one arrives; what is known already is not written again. */
function remember<S>(
  reach: Map<string, Unreached | null>,
  { unreached = {} }: Loaded<S>,
  notice: Notice,
  sent: Exclude<Sent, 'unsaid'>,
  name: string,
): void {
  const key = reachKey(notice)
  const known = unreached[key]
  if (sent === 'sent') {
    if (known) reach.set(key, null)
    else reach.delete(key)
    return
  }
  const why = sent === 'later' ? 'failed' : sent
  if (sent === 'later' && known?.why === why && known.at >= notice.at) return
  reach.set(key, { to: notice.to, name, why, at: Date.now() })
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

/** What became of a message: `unsaid` where the deployment has no such template, `later` where it is tried again. */
type Sent = 'sent' | 'unsaid' | 'later' | Unreached['why']

/** Onto the phone. */
async function send(notice: Notice, openid: string | undefined, requestId: string): Promise<Sent> {
  try {
    const templateId = templateIds()[notice.template]
    if (!templateId) return 'unsaid'
    if (!openid) return 'noAccount'
    const data = Object.fromEntries(Object.entries(notice.data).map(([field, value]) => [field, { value }]))
    const code = await sendSubscribeMessage({ touser: openid, templateId, page: notice.page, data })
    if (code === 0) return 'sent'
    if (code === NO_ACCEPTANCE) return 'refused'
    logFailure(requestId, 'deliver', new Error(`WeChat answered ${code} for template ${notice.template}`))
    return HOPELESS.includes(code) ? 'failed' : 'later'
  } catch (error) {
    logFailure(requestId, 'deliver', error)
    return 'later'
  }
}

/** Names and accounts of people; an account only where one is bound. */
async function accountsOf(personIds: string[]): Promise<Map<string, { name: string; openid?: string }>> {
  const ids = [...new Set(personIds)]
  const people = await find<{ _id: string; boundTo: string; state?: { name?: string } }>(
    'people',
    { _id: command.in(ids) },
    { limit: ids.length, fields: { boundTo: true, 'state.name': true } },
  )
  return new Map(
    people.map(({ _id, boundTo, state }) => {
      const name = state?.name ?? ''
      return [_id, boundTo.startsWith('none:') ? { name } : { name, openid: boundTo }]
    }),
  )
}

/** Template name → WeChat template id, from the function's environment (`MESSAGE_TEMPLATES`, JSON). */
export function templateIds(): Record<string, string> {
  return JSON.parse(process.env['MESSAGE_TEMPLATES'] || '{}') as Record<string, string>
}
