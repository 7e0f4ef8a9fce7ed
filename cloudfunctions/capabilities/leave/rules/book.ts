import type { Accepted } from '../../../kernel/aggregate'
import type { Rejected } from '../../../kernel/result'
import { seat, type Posting, type Role } from '../../../kernel/people'
import type { Day } from '../../../kernel/day'
import type { LeaveCode } from '../codes'
import type { Kind } from '../contract'
import type { Note } from './notes'
import { overlaps, type Edge, type Span } from './span'

/** `returned` is closed by the return, `closed` by the end of the posting before it began or was decided. */
export type Status = 'submitted' | 'approved' | 'rejected' | 'withdrawn' | 'revoked' | 'returned' | 'closed'
/** What a decider should know: handed in after the first day, over the year's days, in a year without a calendar. */
export type Flag = 'emergency' | 'overYearCap' | 'calendarUnknown' | 'decidedLate'

/** What one decider said, with the proof that they were entitled to. */
export interface Ruling {
  outcome: 'approved' | 'rejected'
  by: string
  name: string
  /** Epoch milliseconds. */
  at: number
  reason?: string
  grantId: string
  /** Version of the decider's person document, as read in the same invocation. */
  personVersion: number
}

/** 席位: an office's seat and who held it when it was asked. */
export interface Seat {
  role: Role
  unitId: string
  /** Name of the unit, e.g. 红柳镇. */
  office: string
  names: string[]
}

/** 转审: whom a decider asked to decide instead; both may still do it. */
export interface HandedTo {
  to: string
  name: string
  by: string
  byName: string
  /** Epoch milliseconds. */
  at: number
}

/** 审批环节: fixed when the request was handed in; one seat decides or is told. */
export interface Step extends Seat {
  duty: 'decide' | 'inform'
  ruling?: Ruling
  /** The next level, which may decide too since nobody answered or nobody holds the seat any more. */
  also?: Seat
  handedTo?: HandedTo
  /** Whom it was handed to before, the earliest first, where it was handed on again. */
  handedBefore?: HandedTo[]
}

/** 撤销: what was granted is given back before it began. */
export interface Revoked {
  by: string
  name: string
  /** Epoch milliseconds. */
  at: number
  /** Of a decider; what the applicant reads. */
  reason?: string
}

/** 销假: how the return was known. */
export interface Returned {
  /** When the person was back, epoch milliseconds. */
  at: number
  /** An inside check-in, somebody's word, or the end of the posting. */
  how: 'checkIn' | 'confirmed' | 'posting'
  /** Of whoever confirmed it; empty where nobody had to. */
  name: string
  /** Who confirmed it, and when they did, epoch milliseconds: `at` is when the person said they were back. */
  confirmed?: { by: string; at: number }
}

/** 已报回来: said without a check-in, so that one of this seat has to confirm it. */
export interface Claim extends Seat {
  /** Epoch milliseconds. */
  at: number
  /** Its seat was reminded after a day. */
  reminded?: boolean
  /** The next level was asked after two. */
  escalated?: boolean
  /** The next level, which may confirm too. */
  also?: Seat
}

/** What the clock has told about an absence that must end: 最后一天, 超期. */
export type Duty = 'lastDay' | 'overdue' | 'overdueLeader' | 'overdueCounty'

/** 假条: one request. */
export interface Application {
  id: string
  kind: Kind
  from: Edge
  to: Edge
  /** Working days, halves 0.5. */
  days: number
  calendarDays: number
  reason: string
  status: Status
  path: Step[]
  flags: Flag[]
  /** Working days on which nobody of the team would stay, as known when it was handed in. */
  emptyDays: Day[]
  submittedAt: number
  /** When it was approved, rejected, withdrawn or closed. */
  settledAt?: number
  /** Index of the step whose deciders were reminded. */
  remindedStep?: number
  /** Index of the step that the next level was asked to decide too. */
  escalatedStep?: number
  /** 续假: the application it prolongs. */
  extends?: string
  revoked?: Revoked
  returned?: Returned
  /** What was granted, where fewer days were used: `to`, `days` and `calendarDays` say what was used. */
  granted?: Pick<Application, 'to' | 'days' | 'calendarDays'>
  claim?: Claim
  told?: Duty[]
  /** Photos of papers, in the order in which they came. */
  notes?: Note[]
  /** Their time was up, and they were deleted. */
  notesGone?: boolean
}

/** 请假本: every application of one posting; what must not contradict itself lies in one document. */
export interface LeaveBookState {
  postingId: string
  personId: string
  villageId: string
  /** As on the roster when the last request was handed in, so that a decider's list needs no other read. */
  name: string
  villageName: string
  postingRole: Posting['role']
  applications: Application[]
  /** Last day of the posting as last known, null while it is open. */
  until?: Day | null
  /** `cloud://…` of the storage in which photos of papers lie. */
  noteStore?: string
  /** When the clock last looked into the book, epoch milliseconds. */
  lookedAt?: number
  /** What waits for the morning: nobody is woken. */
  later?: Array<Telling & { at: number }>
}

/** 要说的事: about a decision, about the clock's patience, about the return. */
export type Matter =
  | 'toDecide'
  | 'reminder'
  | 'escalated'
  | 'handedOver'
  | 'vacant'
  | 'approved'
  | 'rejected'
  | 'informed'
  | 'revoked'
  | 'givenBack'
  | Duty
  | 'claimed'
  | 'claimReminder'
  | 'claimEscalated'
  | 'returned'
  | 'back'
  | 'closed'

/** Somebody who must be told about an application, and what. */
export interface Telling {
  what: Matter
  to: string
  applicationId: string
  /** Index of the step it is about. */
  step: number
}

export type LeaveDecision = (Accepted<LeaveBookState> & { tell: Telling[] }) | Rejected<LeaveCode>

/** Asked for, granted or used: it keeps its days. One that was given back before a working day was used keeps none. */
export function isLive({ status, days }: Application): boolean {
  return status === 'submitted' || status === 'approved' || (status === 'returned' && days > 0)
}

export function liveOnes(state: LeaveBookState | null): Application[] {
  return (state?.applications ?? []).filter(isLive)
}

export function overlapping(state: LeaveBookState | null, span: Span): Application | undefined {
  return liveOnes(state).find((application) => overlaps(application, span))
}

export function findApplication(state: LeaveBookState, id: string): Application | undefined {
  return state.applications.find((application) => application.id === id)
}

/** Index of the step that waits, -1 when none does. */
export function waitingStep(application: Application): number {
  if (application.status !== 'submitted') return -1
  return application.path.findIndex((step) => step.duty === 'decide' && !step.ruling)
}

/** Since when the present step waits, epoch milliseconds. */
export function waitingSince(application: Application): number {
  const rulings = application.path.flatMap((step) => (step.ruling ? [step.ruling.at] : []))
  return Math.max(application.submittedAt, ...rulings)
}

export function seatOf(step: Pick<Step, 'role' | 'unitId'>): string {
  return seat(step.role, step.unitId)
}

/** The seats that may answer a step: its own, and the next level's once it was asked too. */
export function seatsOf(step: Step): string[] {
  return step.also ? [seatOf(step), seatOf(step.also)] : [seatOf(step)]
}

/** The seats that may confirm a return that was said. */
export function claimSeatsOf(claim: Claim): string[] {
  return claim.also ? [seatOf(claim), seatOf(claim.also)] : [seatOf(claim)]
}

/** The return that somebody said and nobody confirmed yet. */
export function openClaim({ status, claim }: Application): Claim | undefined {
  return status === 'approved' ? claim : undefined
}

/** The seats that have something to decide or a return to confirm in this book. */
export function waitingSeats(state: LeaveBookState): string[] {
  const seats = state.applications.flatMap((application) => {
    const claim = openClaim(application)
    const step = application.path[waitingStep(application)]
    return [...(step ? seatsOf(step) : []), ...(claim ? claimSeatsOf(claim) : [])]
  })
  return [...new Set(seats)]
}

/** Since when the longest of its requests waits, epoch milliseconds; null when none does. */
export function longestWaiting(state: LeaveBookState): number | null {
  const since = state.applications.flatMap((application) => {
    const claim = openClaim(application)
    if (claim) return [claim.at]
    return waitingStep(application) >= 0 ? [waitingSince(application)] : []
  })
  return since.length > 0 ? Math.min(...since) : null
}

/** The book with one of its applications replaced. */
export function withApplication(state: LeaveBookState, changed: Application): LeaveBookState {
  const applications = state.applications.map((each) => (each.id === changed.id ? changed : each))
  return { ...state, applications }
}
