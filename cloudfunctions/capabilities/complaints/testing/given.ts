import type { Moment } from '../../../kernel/aggregate'
import { DEFAULT_COMPLAINTS } from '../../../kernel/county-policy'
import { atClock, dayOf, type Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import type { Complaint, ComplaintDecision } from '../rules/complaint'
import { decideComplaint, type ComplaintCommand, type File } from '../rules/decide'
import { chainFor, type SeatHolder } from '../rules/seats'

const unit = (id: string, kind: Unit['kind'], name: string): Unit => ({
  ...{ id, kind, name, code: id.slice(1), parentId: null, scope: [id] },
})
export const offices: Unit[] = [
  unit('u990101', 'county', '清河县'),
  unit('u9901', 'city', '河西市'),
  unit('u99', 'region', '北河自治区'),
]
export const holder = (personId: string, ...seats: string[]): SeatHolder => ({ personId, seats })
export const liu = holder('pliu', 'county-organiser@u990101')
export const city = holder('pcity', 'city-supervisor@u9901')
export const region = holder('pregion', 'region-supervisor@u99')
export const everybody = [liu, city, region]

export const at = (day: Day, clock = '10:00'): Moment => {
  const now = atClock(day, clock)
  return { now, today: dayOf(now), by: 'pzhou', requestId: `r${now}`, policyVersion: 1 }
}
export const rules = { calendar: { countyRestDays: [] }, numbers: DEFAULT_COMPLAINTS }
export const WORDS = '自来水三天没来了，打电话没人管。'

export function filing(rest: Partial<File> = {}): File {
  const about = rest.about ?? 'work'
  return {
    ...{ type: 'file', authorId: 'pzhou', place: 0, kind: 'complaint', about, author: null, text: WORDS },
    ...{ chain: chainFor(about, offices), holders: everybody },
    ...rules,
    ...rest,
  }
}

/** What the rule answers, as accepted; a refusal fails the test with its code. */
export function accepts(decision: ComplaintDecision): Extract<ComplaintDecision, { ok: true }> {
  if (decision.ok) return decision
  throw new Error(decision.code)
}

/** Filed on Tuesday, 24 November 2026, to be answered by 15 December. */
export const filed = (rest: Partial<File> = {}): Complaint =>
  accepts(decideComplaint(null, filing(rest), at('2026-11-24'))).state

export const answerOf = (text = '水管今天下午修好，已经打电话告诉村里。') => ({
  ...{ type: 'answer' as const, name: '刘敏', office: '清河县驻村办', text },
  by: { seat: 'county-organiser@u990101', version: 3 },
})
export const answered = (complaint = filed(), day: Day = '2026-11-26'): Complaint =>
  accepts(decideComplaint(complaint, answerOf(), at(day))).state

export const act = (current: Complaint, command: ComplaintCommand, moment: Moment) =>
  accepts(decideComplaint(current, command, moment))
export const woken = (current: Complaint, moment: Moment, holders: readonly SeatHolder[] = everybody) =>
  act(current, { type: 'wake', holders, ...rules }, moment)
