import type { Entry } from '../../../kernel/aggregate'
import { addDays, atClock, type Day } from '../../../kernel/day'
import type { SlotId } from './evidence'

/** 补签 makeup: a check-in that was forgotten. 申诉 contest: a day that the ledger has wrong. */
export type CaseKind = 'makeup' | 'contest'
/** Which part of a day somebody speaks for. */
export type Part = SlotId | 'day'

/** 补签 or 申诉 as it stands now: what its entries in the ledger's history come to. */
export interface Case {
  id: string
  kind: CaseKind
  day: Day
  part: Part
  reason: string
  askedAt: number
  name: string
  village: string
  /** Of a makeup: somebody of the village who was there. */
  witness?: Person & { saidAt?: number; yes?: boolean }
  /** Who decides, as `role@unitId`, and the county's seat, which sees a contest that nobody answers in time. */
  seat: string
  countySeat: string
  /** Of a contest: the last day for an answer. */
  dueOn?: Day
  status: 'witnessing' | 'waiting' | 'accepted' | 'refused' | 'declined' | 'withdrawn'
  ruling?: { by: string; name: string; at: number; reason: string }
}

export interface Person {
  personId: string
  name: string
}

/** What the entry that asks carries; the reason is its note. */
export interface AskData {
  kind: CaseKind
  day: Day
  part: Part
  name: string
  village: string
  witness?: Person
  seat: string
  countySeat: string
  dueOn?: Day
}
/** What the entries after it carry. */
export type AnswerData = { of: string; name: string; yes?: boolean; grantId?: string; personVersion?: number }

/** A case is named by the place of its first entry, which never moves. */
export const caseIdAt = (index: number): string => `c${index}`

/** Every case of a ledger, oldest first. */
export function casesOf(history: readonly Entry[]): Case[] {
  const cases = new Map<string, Case>()
  history.forEach((entry, index) => {
    if (entry.act === 'ask') cases.set(caseIdAt(index), asked(entry, caseIdAt(index)))
    const answer = entry.data as unknown as AnswerData | undefined
    const before = answer && cases.get(answer.of)
    if (before) cases.set(before.id, answered(before, entry, answer))
  })
  return [...cases.values()]
}

function asked({ at, note = '', data }: Entry, id: string): Case {
  const ask = data as unknown as AskData
  return { id, ...ask, reason: note, askedAt: at, status: ask.witness ? 'witnessing' : 'waiting' }
}

function answered(before: Case, { act, at, by, note = '' }: Entry, { name, yes = false }: AnswerData): Case {
  if (act === 'witness' && before.witness) {
    const witness = { ...before.witness, saidAt: at, yes }
    return { ...before, witness, status: yes ? 'waiting' : 'declined' }
  }
  if (act === 'rule')
    return { ...before, status: yes ? 'accepted' : 'refused', ruling: { by, name, at, reason: note } }
  return act === 'withdraw' ? { ...before, status: 'withdrawn' } : before
}

export const isOpenCase = ({ status }: Case): boolean => status === 'witnessing' || status === 'waiting'

/** A contest that was not answered in time shows to the county from the day after. */
export function isOverdue({ kind, status, dueOn }: Case, today: Day): boolean {
  return kind === 'contest' && status === 'waiting' && dueOn !== undefined && dueOn < today
}

/** Who may decide it today. */
export function seatsOf(item: Case, today: Day): string[] {
  return isOverdue(item, today) ? [...new Set([item.seat, item.countySeat])] : [item.seat]
}

/** 等着办的: who is waited for in a ledger, for the lists of those people and for the clock. */
export interface OpenCases {
  /** `role@unitId` of who decides, `witness@personId` of who is asked to confirm. */
  seats: string[]
  /** Epoch milliseconds of the oldest one. */
  since: number
  /** When the clock tells the county of a contest that nobody answered; null when it need not. */
  alarm: number | null
  /** Up to when the county was told. */
  told: number
}

export const witnessSeat = (personId: string): string => `witness@${personId}`

/** null when nothing is open, so that an ordinary month carries nothing of it. */
export function openCases(cases: readonly Case[], told: number, today: Day): OpenCases | null {
  const open = cases.filter(isOpenCase)
  if (open.length === 0) return null
  const seats = open.flatMap((item) =>
    item.status === 'witnessing' ? [witnessSeat(item.witness!.personId)] : seatsOf(item, today),
  )
  const alarms = open.map(overdueAt).filter((at): at is number => at !== null && at > told)
  return {
    seats: [...new Set(seats)],
    since: Math.min(...open.map(({ askedAt }) => askedAt)),
    alarm: alarms.length > 0 ? Math.min(...alarms) : null,
    told,
  }
}

/** In office hours of the morning after the last day for an answer. */
export function overdueAt({ kind, dueOn }: Case): number | null {
  return kind === 'contest' && dueOn !== undefined ? atClock(addDays(dueOn, 1), '09:00') : null
}
