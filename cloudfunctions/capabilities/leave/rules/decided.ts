import { addMonths, dayOf, monthOf, type Month } from '../../../kernel/day'
import type { Application, LeaveBookState } from './book'

/** 办过的事: what somebody of an office did about an application. */
export interface Deed {
  what: 'approved' | 'rejected' | 'handedOver' | 'revoked' | 'confirmed'
  /** Person id. */
  by: string
  /** Epoch milliseconds. */
  at: number
  /** Whom it was handed to. */
  to?: string
}

/** An application with the last thing one person did about it. */
export interface Decided {
  application: Application
  deed: Deed
}

/** Every deed of offices about this application; what the applicant does with their own leave is none. */
function deedsOf({ path, revoked, returned }: Application, applicant: string): Deed[] {
  const deeds = path.flatMap(({ ruling, handedTo, handedBefore = [] }): Deed[] => [
    ...[...handedBefore, ...(handedTo ? [handedTo] : [])].map(({ by, at, name: to }): Deed => ({
      what: 'handedOver',
      by,
      at,
      to,
    })),
    ...(ruling ? [{ what: ruling.outcome, by: ruling.by, at: ruling.at }] : []),
  ])
  if (revoked) deeds.push({ what: 'revoked', by: revoked.by, at: revoked.at })
  if (returned?.confirmed) deeds.push({ what: 'confirmed', ...returned.confirmed })
  return deeds.filter(({ by }) => by !== applicant)
}

/** The last deed of each person who did something about this application. */
function lastDeeds(application: Application, applicant: string): Deed[] {
  const last = new Map<string, Deed>()
  for (const deed of deedsOf(application, applicant)) {
    const known = last.get(deed.by)
    if (!known || known.at <= deed.at) last.set(deed.by, deed)
  }
  return [...last.values()]
}

/** What one person decided in this book: one for an application, by the last thing they did about it. */
export function decidedBy(state: LeaveBookState, personId: string): Decided[] {
  return state.applications.flatMap((application) =>
    lastDeeds(application, state.personId)
      .filter(({ by }) => by === personId)
      .map((deed) => ({ application, deed })),
  )
}

export const decidedMark = (personId: string, month: Month): string => `${personId}_${month}`

/** Who decided something in this book, by the month of it, for the index: `p1_2026-11`. */
export function decidedMarks(state: LeaveBookState): string[] {
  const deeds = state.applications.flatMap((application) => lastDeeds(application, state.personId))
  return [...new Set(deeds.map(({ by, at }) => decidedMark(by, monthOf(dayOf(at)))))]
}

/** Where a page of deeds begins: after this one, where the latest is first and of two at the same time the lower id. */
export interface DecidedCursor {
  at: number
  id: string
}

export function readDecidedCursor(text: string | undefined): DecidedCursor | null {
  if (text === undefined) return null
  const cut = text.indexOf('_')
  return { at: Number(text.slice(0, cut)), id: text.slice(cut + 1) }
}

export const writeDecidedCursor = ({ at, id }: DecidedCursor): string => `${at}_${id}`

export function isAfter({ application, deed }: Decided, cursor: DecidedCursor | null): boolean {
  if (!cursor || deed.at < cursor.at) return true
  return deed.at === cursor.at && application.id > cursor.id
}

export function latestFirst(a: Decided, b: Decided): number {
  return b.deed.at - a.deed.at || (a.application.id < b.application.id ? -1 : 1)
}

/** The month and those before it, latest first, `count` of them, none before `first`. */
export function monthsBack(month: Month, count: number, first: Month): Month[] {
  const months = Array.from({ length: count }, (_, back) => addMonths(month, -back))
  return months.filter((each) => each >= first)
}
