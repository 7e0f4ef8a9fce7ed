import type { Entry } from '../../../kernel/aggregate'
import { addDays, atClock, DAY, dayOf, HOUR, type Day } from '../../../kernel/day'
import { seat, type Role } from '../../../kernel/people'
import { awake, isQuiet } from '../../../kernel/quiet-hours'
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
  /** 催办: what was done because nobody answered, oldest first. */
  moves: Move[]
}

/**
 * What the clock did about a case; none of it grants anything. `reminded`: whoever is waited for. `early`: the witness
 * is silent, so that the seat may decide beside them. `raised`: the seat is silent, so that the next one may decide too.
 * `vacant`: nobody holds the seat, the next one decides. `witnessGone`: somebody else of the village, or nobody, bears
 * witness. `nobody`: no seat up to the county's is held. `found`: one is again. `overdue`: the county was told.
 */
export type MoveKind =
  'reminded' | 'early' | 'raised' | 'vacant' | 'witnessGone' | 'nobody' | 'found' | 'overdue'

/** As an entry carries it. */
export interface MoveData {
  of: string
  move: MoveKind
  /** The seat that decides from now on, of `raised` and `vacant`; none where there is nobody above. */
  seat?: string
  /** Who bears witness from now on, of `witnessGone`. */
  witness?: Person
}
/** With its time, and who was waited for before. */
export interface Move extends MoveData {
  at: number
  from: string
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
/** What the clock's entry carries, and that of a witness whose word finds a seat vacant. */
export type MovesData = { moves?: MoveData[] }

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
    for (const move of (entry.data as MovesData | undefined)?.moves ?? []) {
      const moving = cases.get(move.of)
      if (moving) cases.set(move.of, moved(moving, move, entry.at))
    }
  })
  return [...cases.values()]
}

function asked({ at, note = '', data }: Entry, id: string): Case {
  const ask = data as unknown as AskData
  return { id, ...ask, reason: note, askedAt: at, status: ask.witness ? 'witnessing' : 'waiting', moves: [] }
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

/** The case after one more move. */
export function moved(before: Case, data: MoveData, at: number): Case {
  const { witness, ...rest } = before
  const ofWitness = awaitsWitness(before) || data.move === 'witnessGone'
  const from = ofWitness ? (witness?.name ?? '') : lastSeat(before)
  const moves = [...before.moves, { ...data, at, from }]
  if (data.move !== 'witnessGone') return { ...before, moves }
  return data.witness
    ? { ...rest, witness: data.witness, moves }
    : { ...rest, status: before.status === 'witnessing' ? 'waiting' : before.status, moves }
}

/** The seat it was handed to, and those that came to it later. */
export function decidingSeats({ seat: first, moves }: Case): string[] {
  return [...new Set([first, ...moves.flatMap((move) => move.seat ?? [])])]
}

/** The one of them that it came to last. */
export function lastSeat(item: Case): string {
  const seats = decidingSeats(item)
  return seats[seats.length - 1]!
}

/** The role of `role@unitId`. */
export const roleOfSeat = (each: string): Role => each.slice(0, each.indexOf('@')) as Role

/** Every seat it may come to, from the one it was handed to upwards. */
export function seatChain({ kind, seat: first, countySeat }: Case): string[] {
  const [role, unitId] = first.split('@') as [Role, string]
  const leader = kind === 'contest' && role === 'township-clerk' ? [seat('township-leader', unitId)] : []
  return [...new Set([first, ...leader, countySeat])].filter(Boolean)
}

/** The witness is waited for, and nobody beside them yet. */
export const awaitsWitness = ({ status, moves }: Case): boolean =>
  status === 'witnessing' && !moves.some(({ move }) => move === 'early')

/** Since when whoever is waited for now is waited for, epoch milliseconds. */
export function waitingFrom({ askedAt, witness, moves }: Case): number {
  const handed = moves.filter(({ move }) => move !== 'reminded' && move !== 'raised' && move !== 'overdue')
  return Math.max(askedAt, witness?.saidAt ?? 0, ...handed.map(({ at }) => at))
}

const did = (item: Case, kind: MoveKind): boolean =>
  item.moves.some(({ move, at }) => move === kind && at >= waitingFrom(item))

/** Whoever is waited for is reminded after so long, and after twice as long somebody else may answer too. */
const REMIND_AFTER = 24 * HOUR
const RAISE_AFTER = 2 * DAY

/** When they are reminded, once: of a contest on the morning of the last day for an answer. null when it was done. */
export function remindAt(item: Case): number | null {
  if (did(item, 'reminded')) return null
  if (item.dueOn !== undefined)
    return item.moves.some(({ move }) => move === 'reminded') ? null : atClock(item.dueOn, '09:00')
  return awake(waitingFrom(item) + REMIND_AFTER)
}

/** When somebody else may answer too; a contest has its own last day instead. */
export function raiseAt(item: Case): number | null {
  if (item.kind === 'contest' || did(item, 'raised')) return null
  return awake(waitingFrom(item) + RAISE_AFTER)
}

/** Days in which somebody looks every morning whether there is anybody to answer; after them once in so many days. */
const LOOKS_DAILY = 14
const LOOKS_THEN = 7

/** The next look after the last one. */
export function lookAt(item: Case, looked: number): number {
  const since = Math.max(looked, waitingFrom(item))
  const old = since > item.askedAt + LOOKS_DAILY * DAY
  const today = atClock(dayOf(since), '07:00')
  return today > since ? today : atClock(addDays(dayOf(since), old ? LOOKS_THEN : 1), '07:00')
}

export const isOpenCase = ({ status }: Case): boolean => status === 'witnessing' || status === 'waiting'

/** A contest that was not answered in time shows to the county from the day after. */
export function isOverdue({ kind, status, dueOn }: Case, today: Day): boolean {
  return kind === 'contest' && status === 'waiting' && dueOn !== undefined && dueOn < today
}

/** Who may decide it today. */
export function seatsOf(item: Case, today: Day): string[] {
  const seats = decidingSeats(item)
  return isOverdue(item, today) ? [...new Set([...seats, item.countySeat])] : seats
}

/** Everybody who may answer today, witness and seats. */
export function askedSeats(item: Case, today: Day): string[] {
  const witness = item.status === 'witnessing' ? [witnessSeat(item.witness!.personId)] : []
  return awaitsWitness(item) ? witness : [...witness, ...seatsOf(item, today)]
}

/** 等着办的: who is waited for in a ledger, for the lists of those people and for the clock. */
export interface OpenCases {
  /** `role@unitId` of who decides, `witness@personId` of who is asked to confirm. */
  seats: string[]
  /** Epoch milliseconds of the oldest one. */
  since: number
  /** When the clock looks at them next. */
  alarm: number | null
  /** When the clock looked last. */
  told: number
}

export const witnessSeat = (personId: string): string => `witness@${personId}`

/** null when nothing is open, so that an ordinary month carries nothing of it. */
export function openCases(cases: readonly Case[], told: number, today: Day): OpenCases | null {
  const open = cases.filter(isOpenCase)
  if (open.length === 0) return null
  const seats = open.flatMap((item) => askedSeats(item, today))
  const due = open.flatMap((item) => [lookAt(item, told), remindAt(item), raiseAt(item), overdueAt(item)])
  // What was due at the last look waits for the morning if that was at night, else for somebody to take office.
  const alarms = due.flatMap((at) =>
    at === null ? [] : at > told ? [at] : isQuiet(told) ? [awake(told)] : [],
  )
  return {
    seats: [...new Set(seats)],
    since: Math.min(...open.map(({ askedAt }) => askedAt)),
    alarm: Math.min(...alarms),
    told,
  }
}

/** In office hours of the morning after the last day for an answer; null when the county was told. */
export function overdueAt({ kind, dueOn, moves }: Case): number | null {
  if (kind !== 'contest' || dueOn === undefined || moves.some(({ move }) => move === 'overdue')) return null
  return atClock(addDays(dueOn, 1), '09:00')
}
