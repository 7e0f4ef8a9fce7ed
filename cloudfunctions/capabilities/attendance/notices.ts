import type { Accepted, Notice } from '../../kernel/aggregate'
import { dateWords, shorten } from '../../kernel/words'
import * as words from './case-messages'
import { partWords } from './messages'
import type { Case } from './rules/case'

/** A template's `thing` field holds 20 characters. */
const thing = (text: string): string => shorten(text, 20)

export type CaseTelling = Exclude<keyof typeof words.notices, 'attested'>

/** What is told of a makeup or contest; the reason stays off the lock screen. */
export function caseNotices(
  ledgerId: string,
  item: Case,
  what: CaseTelling,
  to: readonly string[],
  at: number,
  by = item.name,
): Notice[] {
  const { title, hint } = words.notices[what](by)
  const answered = what === 'accepted' || what === 'refused' || what === 'declined'
  const when = { thing3: thing(`${dateWords(item.day)}${partWords[item.part]}`), thing4: thing(hint) }
  const data: Record<string, string> = answered
    ? { phrase1: what === 'accepted' ? '同意' : '没同意', thing2: thing(by), ...when }
    : { thing1: thing(item.name), thing2: thing(item.village), ...when }
  return [...new Set(to)].map((personId) => ({
    key: `${ledgerId}_${item.id}_${what}_${personId}`,
    to: personId,
    template: answered ? 'ledger-answered' : 'ledger-to-answer',
    data,
    title,
    text: `${words.whatWords(item)}。${hint}`,
    page: casePage({ ledgerId, caseId: item.id }),
    at,
  }))
}

export const casePage = ({ ledgerId, caseId }: { ledgerId: string; caseId: string }): string =>
  `packages/attendance/case/index?ledgerId=${ledgerId}&caseId=${caseId}`

/** To the person whose day was attested. */
export function attestedNotice(
  key: string,
  to: string,
  by: string,
  { day, part, reason }: { day: string; part: keyof typeof partWords; reason: string },
  at: number,
): Notice {
  const { title, hint } = words.notices.attested(by)
  const when = `${dateWords(day)}${partWords[part]}`
  return {
    key,
    to,
    template: 'ledger-answered',
    data: { phrase1: '有人证明', thing2: thing(by), thing3: thing(when), thing4: thing(hint) },
    title,
    text: `${when}：${reason}`,
    page: `packages/attendance/ledger/index?day=${day}`,
    at,
  }
}

/** The same decision with something to tell. */
export function telling<S>(decision: Accepted<S>, notices: Notice[]): Accepted<S> {
  return { ...decision, notices: [...decision.notices, ...notices] }
}
