import type { Accepted } from '../../../kernel/aggregate'
import type { Rejected } from '../../../kernel/result'
import { seat, type Posting, type Role } from '../../../kernel/people'
import type { Day } from '../../../kernel/day'
import type { LeaveCode } from '../codes'
import type { Kind } from '../contract'
import { overlaps, type Edge, type Span } from './span'

export type Status = 'submitted' | 'approved' | 'rejected' | 'withdrawn'
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

/** 审批环节: fixed when the request was handed in; one seat decides or is told. */
export interface Step {
  role: Role
  unitId: string
  /** Name of the unit, e.g. 红柳镇. */
  office: string
  duty: 'decide' | 'inform'
  /** Who held the seat when the request was handed in. */
  names: string[]
  ruling?: Ruling
}

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
  /** When it was approved, rejected or withdrawn. */
  settledAt?: number
  /** Index of the step whose deciders were reminded. */
  remindedStep?: number
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
}

/** Somebody who must be told about an application, and what. */
export interface Telling {
  what: 'toDecide' | 'reminder' | 'approved' | 'rejected' | 'informed'
  to: string
  applicationId: string
  /** Index of the step it is about. */
  step: number
}

export type LeaveDecision = (Accepted<LeaveBookState> & { tell: Telling[] }) | Rejected<LeaveCode>

/** Asked for or granted: it keeps its days. */
export function isLive(application: Application): boolean {
  return application.status === 'submitted' || application.status === 'approved'
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

/** The seats that have something to decide in this book. */
export function waitingSeats(state: LeaveBookState): string[] {
  const seats = state.applications.flatMap((application) => {
    const step = application.path[waitingStep(application)]
    return step ? [seatOf(step)] : []
  })
  return [...new Set(seats)]
}

/** Since when the longest of its requests waits, epoch milliseconds; null when none does. */
export function longestWaiting(state: LeaveBookState): number | null {
  const since = state.applications
    .filter((application) => waitingStep(application) >= 0)
    .map((application) => waitingSince(application))
  return since.length > 0 ? Math.min(...since) : null
}

/** The book with one of its applications replaced. */
export function withApplication(state: LeaveBookState, changed: Application): LeaveBookState {
  const applications = state.applications.map((each) => (each.id === changed.id ? changed : each))
  return { ...state, applications }
}
