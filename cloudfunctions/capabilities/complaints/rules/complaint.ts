import type { Accepted } from '../../../kernel/aggregate'
import type { Day } from '../../../kernel/day'
import type { Rejected } from '../../../kernel/result'
import type { ComplaintCode } from '../codes'
import { seatName, type About, type AnswerSeat } from './seats'

export type ComplaintKind = 'complaint' | 'suggestion' | 'problem'

/** 一封话: what was said, by the author or by the office that answers. */
export interface Letter {
  /** Epoch milliseconds. */
  at: number
  from: 'author' | 'office'
  /** Who answered and for which office; empty for the author's. */
  name: string
  office: string
  /** Empty once it is deleted. */
  text: string
}

/** 答复期限 of what waits. */
export interface Due {
  /** Last day of the answer. */
  on: Day
  /** Reminders still to come, epoch milliseconds. */
  remind: number[]
  /** When the next level is asked too, epoch milliseconds; null at the top. */
  raiseAt: number | null
}

/** 投诉建议: one matter, from its filing to its end. It names its author to the office only where the author chose so. */
export interface Complaint {
  /** Whom the answer reaches; the only place that says who wrote it. Empty once it is deleted. */
  authorId: string
  /** Which of the author's places it takes while it is open, from 0 on: nobody has more open ones than places. */
  place: number
  kind: ComplaintKind
  about: About
  /** As the office reads it; null where the author stays unnamed, and once the words are deleted. */
  author: { name: string; standing: string } | null
  filedAt: number
  /** Seats that may answer: those of `chain` up to `level`. */
  chain: AnswerSeat[]
  level: number
  status: 'waiting' | 'answered' | 'closed'
  letters: Letter[]
  /** null while nothing waits. */
  due: Due | null
  followedUp: boolean
  /** Whether an answer came after its day. */
  late: boolean
  /** When an answered one ends by itself, epoch milliseconds. */
  closesAt: number | null
  closed: { at: number; how: 'author' | 'withdrawn' | 'time'; deleteAt: number } | null
  textGone: boolean
  /** No message at night: epoch milliseconds before which the clock stays silent; 0 for none. */
  heldUntil: number
}

/** 要说的事. */
export type Matter =
  'toAnswer' | 'soon' | 'today' | 'raised' | 'asked' | 'answered' | 'raisedOwn' | 'closedOwn'
export interface Telling {
  what: Matter
  to: string
}

export type ComplaintDecision =
  | (Omit<Accepted<Complaint>, 'notices'> & { tell: Telling[] })
  | Rejected<ComplaintCode | 'record.notFound' | 'caller.forbidden'>

/** Characters of one letter. */
export const TEXT = { min: 5, max: 500 }
/** Days after an answer at which a matter ends by itself, so that nothing is kept without an end. */
export const CLOSES_AFTER_DAYS = 15

/** Who did it, in the history, where its author did: entries are never rewritten, and who it was is to be forgotten. */
export const AUTHOR = 'author'

export const isOpen = ({ status }: Complaint): boolean => status !== 'closed'

/** Seats that may answer now, and that see it. */
export const seatsNow = ({ chain, level }: Complaint): AnswerSeat[] => chain.slice(0, level + 1)
export const seatNames = (complaint: Complaint): string[] => seatsNow(complaint).map(seatName)

/** Seats at which it waits for an answer. */
export const waitingSeats = (complaint: Complaint): string[] =>
  complaint.status === 'waiting' ? seatNames(complaint) : []

/** Seats that find it among what was answered; what was taken back is nobody's any more. */
export const doneSeats = (complaint: Complaint): string[] =>
  complaint.status === 'waiting' || isWithdrawn(complaint) ? [] : seatNames(complaint)

export const isWithdrawn = ({ closed }: Complaint): boolean => closed?.how === 'withdrawn'

export const isOverdue = ({ status, due }: Complaint, today: Day): boolean =>
  status === 'waiting' && due !== null && due.on < today

/** Last answer, else the end; null while it never had one. */
export function settledAt({ letters, closed }: Complaint): number | null {
  const answers = letters.filter(({ from }) => from === 'office')
  return answers[answers.length - 1]?.at ?? closed?.at ?? null
}

/** When the clock has something to do with it. */
export function wakeAt(complaint: Complaint): number | null {
  const { status, due, closesAt, closed, textGone, heldUntil } = complaint
  if (status === 'closed') return textGone ? null : closed!.deleteAt
  const times = status === 'answered' ? [closesAt] : [...(due?.remind ?? []), due?.raiseAt ?? null]
  const known = times.filter((at): at is number => at !== null)
  return known.length > 0 ? Math.max(heldUntil, Math.min(...known)) : null
}
