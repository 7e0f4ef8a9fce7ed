import type { Decision, Notice } from '../../kernel/aggregate'
import { shorten } from '../../kernel/words'
import { atWords, kindWords, noticeWords, officeWords, untilWords } from './messages'
import type { ComplaintCode } from './codes'
import type { Complaint, ComplaintDecision, Telling } from './rules/complaint'

/** A template's `thing` field holds 20 characters. */
const thing = (text: string): string => shorten(text, 20)

export const itemPage = (id: string): string => `packages/complaints/item/index?complaintId=${id}`

export type SavedDecision = Decision<Complaint, ComplaintCode | 'record.notFound' | 'caller.forbidden'>

/** What a rule decided, with the messages in words. */
export function withNotices(decision: ComplaintDecision, id: string): SavedDecision {
  if (!decision.ok) return decision
  const { state, entry, tell } = decision
  return { ok: true, state, entry, notices: tell.map((each) => noticeOf(each, state, id, entry.at)) }
}

const TO_AUTHOR: readonly Telling['what'][] = ['answered', 'raisedOwn', 'closedOwn']

function noticeOf({ what, to }: Telling, state: Complaint, id: string, at: number): Notice {
  const seats = state.chain.slice(0, state.level + 1)
  const top = seats[seats.length - 1]
  const answered = state.letters[state.letters.length - 1]?.office
  const office = (what === 'answered' && answered) || (top ? officeWords(top) : '')
  const { title, text, hint } = noticeWords(what, state, office)
  const about = {
    key: `${id}_${what}_${state.letters.length}_${state.level}_${to}`,
    to,
    page: itemPage(id),
    at,
  }
  if (TO_AUTHOR.includes(what)) {
    const data = { thing1: '你反映的事', thing2: thing(office), thing3: thing(hint) }
    return { ...about, template: 'complaint-answered', title, text, data }
  }
  const until = state.due ? untilWords(state.due.on) : atWords(at)
  const data = { thing1: thing(kindWords[state.kind]), thing2: thing(until), thing3: thing(hint) }
  return { ...about, template: 'complaint-to-answer', title, text, data }
}
