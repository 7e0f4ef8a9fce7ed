import type { Absence } from '../../../kernel/absence'
import type { Moment } from '../../../kernel/aggregate'
import { DEFAULT_POLICY, type CountyPolicy } from '../../../kernel/county-policy'
import { atClock, dayOf, type Day } from '../../../kernel/day'
import type { Grant, Posting, Role, Unit, UnitKind } from '../../../kernel/people'
import type { Kind } from '../contract'
import type { Application, LeaveBookState, LeaveDecision } from '../rules/book'
import type { Mate } from '../rules/coverage'
import { decideLeave } from '../rules/decide'
import type { Holder } from '../rules/path'
import type { Asked } from '../rules/plan'
import type { Extend } from '../rules/extend'
import type { Return } from '../rules/return'
import type { Rule } from '../rules/ruling'
import type { Span } from '../rules/span'
import type { Submit } from '../rules/submit'
import type { Wake } from '../rules/wake'

/** Small builders for the tests of the leave book: 周建平 of 柳湾村, asking on Monday 23 November 2026. */

export const TODAY: Day = '2026-11-23'
export const policy: CountyPolicy = { ...DEFAULT_POLICY, version: 4 }

export const posting: Posting = {
  id: 'g1',
  villageId: 'u990101101201',
  role: 'secretary',
  from: '2025-05-12',
  to: null,
}

function unit(kind: UnitKind, id: string, name: string): Unit {
  return { id, kind, code: id.slice(1), name, parentId: null, scope: [] }
}

export const offices: Unit[] = [
  unit('region', 'u99', '北河自治区'),
  unit('city', 'u9901', '河西市'),
  unit('county', 'u990101', '清河县'),
  unit('township', 'u990101101', '红柳镇'),
  unit('village', 'u990101101201', '柳湾村'),
]

export function holder(personId: string, name: string, ...seats: string[]): Holder {
  return { personId, name, title: null, seats }
}

export const ma = holder('pMa', '马玉兰', 'township-leader@u990101101')
export const chen = holder('pChen', '陈国栋', 'township-leader@u990101101')
export const clerk = holder('pClerk', '何文员', 'township-clerk@u990101101')
export const liu = holder('pLiu', '刘敏', 'county-organiser@u990101')
export const wang = holder('pWang', '王督导', 'city-supervisor@u9901')

/** `11-26下午` … `11-30`: an end of a span in the year 2026, or with its year. */
function edge(text: string): Span['from'] {
  const half = text.endsWith('上午') ? 'morning' : text.endsWith('下午') ? 'afternoon' : 'full'
  const day = text.replace(/[上下]午$/, '')
  return { day: day.length === 5 ? `2026-${day}` : day, half }
}

/** `span('11-26下午', '11-30')`; one argument is a single day. */
export function span(from: string, to = from): Span {
  return { from: edge(from), to: edge(to) }
}

export function mate(name: string, ...absences: Absence[]): Mate {
  return { personId: `p${name}`, name, until: null, absences }
}

export function away(day: Day, rest: Partial<Absence> = {}): Absence {
  return {
    day: `2026-${day}`,
    half: 'full',
    nature: 'leave',
    approved: true,
    applicationId: 'a9',
    words: '请假',
    ...rest,
  }
}

export function asked(kind: Kind, when: Span, rest: Partial<Asked> = {}): Asked {
  return {
    kind,
    span: when,
    applicantId: 'pZhou',
    policy,
    posting,
    offices,
    holders: [ma, liu],
    mates: [],
    ...rest,
  }
}

export function momentAt(clock: string, day = TODAY, requestId = 'request-1', by = 'pZhou'): Moment {
  const now = atClock(day, clock)
  return { now, today: dayOf(now), by, requestId, policyVersion: policy.version }
}

export function submission(kind: Kind, when: Span, rest: Partial<Asked> = {}): Submit {
  const words = { reason: '父亲住院，回市里陪护。', name: '周建平', villageName: '柳湾村' }
  return { type: 'submit', ...words, ...asked(kind, when, rest) }
}

/** What a decision must have answered for the test to go on. */
export function kept(decision: LeaveDecision): Extract<LeaveDecision, { ok: true }> {
  if (!decision.ok) throw new Error(`refused: ${decision.code}`)
  return decision
}

/** A book after these requests were handed in one after the other, all of them still waiting. */
export function bookOf(...requests: Submit[]): LeaveBookState {
  let state: LeaveBookState | null = null
  requests.forEach((request, index) => {
    state = kept(decideLeave(state, request, momentAt('18:06', TODAY, `request-${index}`))).state
  })
  return state!
}

export function lastOf(state: LeaveBookState): Application {
  return state.applications[state.applications.length - 1]!
}

export function grant(role: Role, unitId: string, id = 'grant-1'): Grant {
  return { id, role, unitId, from: '2024-01-01', to: null }
}

const GRANTS: Record<string, Grant> = {
  pMa: grant('township-leader', 'u990101101', 'grant-ma'),
  pChen: grant('township-leader', 'u990101101', 'grant-chen'),
  pClerk: grant('township-clerk', 'u990101101', 'grant-clerk'),
  pLiu: grant('county-organiser', 'u990101', 'grant-liu'),
}

/** A ruling on the last application of the book by one of the holders. */
export function ruling(
  type: Rule['type'],
  by: Holder,
  applicationId: string,
  rest: Partial<Rule> = {},
): Rule {
  const { personId, name } = by
  const grants = GRANTS[personId] ? [GRANTS[personId]] : []
  const decider = { personId, name, version: 7, grants }
  const reason = type === 'reject' ? { reason: '27日村里没人。' } : {}
  return { type, applicationId, decider, holders: [ma, chen, liu], ...reason, ...rest }
}

/** A look of the clock into the book, with every seat held and no check-in seen unless the test says otherwise. */
export function wake(rest: Partial<Wake> = {}): Wake {
  return {
    type: 'wake',
    policy,
    until: null,
    insideAt: [],
    offices,
    holders: [ma, chen, clerk, liu],
    ...rest,
  }
}

/** The book after the clock looked into it at that time, and what it told. */
export function woken(
  state: LeaveBookState,
  day: string,
  clock: string,
  rest: Partial<Wake> = {},
): ReturnType<typeof kept> {
  const moment = momentAt(clock, `2026-${day}`, `clock-${day}-${clock}`, 'system')
  return kept(decideLeave(state, wake(rest), moment))
}

/** A book whose last request was agreed to by the township, and by the county where it needs both. */
export function granted(state: LeaveBookState, day = TODAY, clock = '18:31'): LeaveBookState {
  let book = state
  for (const by of [ma, liu]) {
    if (lastOf(book).status !== 'submitted') return book
    const moment = momentAt(clock, day, `grant-${by.personId}-${lastOf(book).id}`, by.personId)
    book = kept(decideLeave(book, ruling('approve', by, lastOf(book).id), moment)).state
  }
  return book
}

export const at = (day: string, clock: string): number => atClock(`2026-${day}`, clock)

/** 我回来了 on the last application. */
export function comingBack(state: LeaveBookState, insideAt: number[], rest: Partial<Return> = {}): Return {
  const around = { policy, offices, holders: [ma, clerk, liu] }
  return { type: 'return', applicationId: lastOf(state).id, insideAt, ...around, ...rest }
}

/** 续假 of the last application, until that day. */
export function extension(state: LeaveBookState, until: string, rest: Partial<Extend> = {}): Extend {
  const { kind: _kind, span: _span, type: _type, ...around } = submission('personal', span('11-26'))
  const { to } = span(until)
  return { ...around, type: 'extend', applicationId: lastOf(state).id, until: to, ...rest }
}

/** Somebody who acts, with the grants they hold. */
export function actor({ personId, name }: Holder): Rule['decider'] {
  return { personId, name, version: 7, grants: GRANTS[personId] ? [GRANTS[personId]] : [] }
}

/** `[what, to]` of everything that was told. */
export const toldIn = (decision: LeaveDecision): string[][] =>
  kept(decision).tell.map(({ what, to }) => [what, to])
