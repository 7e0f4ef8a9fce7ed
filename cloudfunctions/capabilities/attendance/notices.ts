import type { Accepted, Notice } from '../../kernel/aggregate'
import { dateWords, shorten } from '../../kernel/words'
import * as words from './case-messages'
import { partWords } from './messages'
import { roleWords } from '../organization'
import { awaitsWitness, lastSeat, roleOfSeat, type Case } from './rules/case'

/** A template's `thing` field holds 20 characters. */
const thing = (text: string): string => shorten(text, 20)

export type CaseTelling = Exclude<keyof typeof words.notices, 'attested'> | keyof typeof words.ownNotices

/** Of those that go to its person: what became of it, in at most five characters. */
const PHRASES: Partial<Record<CaseTelling, string>> = {
  accepted: '同意',
  refused: '没同意',
  declined: '没同意',
  nowWitness: '换证明人',
  nowSeat: '转交了',
  nowEarly: '等领导',
  nowRaised: '转交了',
  nowNobody: '等人补上',
}
const isOwn = (what: CaseTelling): boolean => what.startsWith('now')

function wordsOf(item: Case, what: CaseTelling, by: string): { title: string; hint: string } {
  if (isOwn(what)) return words.ownNotices[what as keyof typeof words.ownNotices](item, nowWords(item))
  return words.notices[what as Exclude<CaseTelling, keyof typeof words.ownNotices>](by, item.kind)
}

/** Who it waits at now: the witness by name, else the office that came last. */
function nowWords(item: Case): string {
  if (awaitsWitness(item)) return item.witness!.name
  return roleWords(roleOfSeat(lastSeat(item)))
}

/** The first telling of a kind has the key it always had; one after a later move is another. */
function nthOf({ moves }: Case, what: CaseTelling): string {
  const repeats = ['toWitness', 'remindWitness', 'remindSeat', 'movedHere', 'raised', 'seatVacant']
  return moves.length > 0 && (isOwn(what) || repeats.includes(what)) ? String(moves.length) : ''
}

/** What is told of a makeup or contest; the reason stays off the lock screen. */
export function caseNotices(
  ledgerId: string,
  item: Case,
  what: CaseTelling,
  to: readonly string[],
  at: number,
  by = item.name,
): Notice[] {
  const { title, hint } = wordsOf(item, what, by)
  const phrase = PHRASES[what]
  const when = { thing3: thing(`${dateWords(item.day)}${partWords[item.part]}`), thing4: thing(hint) }
  const data: Record<string, string> = phrase
    ? { phrase1: phrase, thing2: thing(isOwn(what) ? nowWords(item) : by), ...when }
    : { thing1: thing(item.name), thing2: thing(item.village), ...when }
  return [...new Set(to)].map((personId) => ({
    key: `${ledgerId}_${item.id}_${what}${nthOf(item, what)}_${personId}`,
    to: personId,
    template: phrase ? 'ledger-answered' : 'ledger-to-answer',
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
