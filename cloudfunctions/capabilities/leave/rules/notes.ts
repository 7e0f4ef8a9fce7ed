import { accepted, type Moment } from '../../../kernel/aggregate'
import { DAY } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import { LEAVE_PAPERS } from '../../../kernel/retention'
import type { LeaveCode } from '../codes'
import type { Kind } from '../contract'
import {
  findApplication,
  seatsOf,
  withApplication,
  type Application,
  type LeaveBookState,
  type LeaveDecision,
} from './book'

/**
 * 证明: a photo of a doctor's note, a marriage or birth certificate. The files lie in cloud storage, named by the application and
 * their place in this list.
 */
export interface Note {
  /** Epoch milliseconds. */
  at: number
  /** Digest of the cleaned picture: the same picture sent twice is one. */
  digest: string
}

/** Kinds that are proved by a paper; of others none is taken, so that nobody collects what nobody needs. */
const PROVED: readonly Kind[] = ['sick', 'family']
/** Photos of one application. */
export const MOST_NOTES = 3
/** After a return a paper may still be handed in for so long, epoch milliseconds. */
const TAKEN_FOR = 30 * DAY

/** Where a phone puts a photo, and where it lies once it is the book's and no phone can change it. */
export const incomingNote = (applicationId: string, place: number): string =>
  `notes/${applicationId}/${place}.jpg`
export const keptNote = (applicationId: string, place: number): string =>
  `evidence/notes/${applicationId}/${place}.jpg`

/** When an application came to its end, epoch milliseconds; null while it has not. */
function endedAt({ status, returned, settledAt }: Application): number | null {
  if (status === 'submitted' || status === 'approved') return null
  return Math.max(returned?.at ?? 0, settledAt ?? 0)
}

/** Why no photo is taken now; null where one is. */
export function refuseNote(application: Application, now: number): LeaveCode | null {
  if (!PROVED.includes(application.kind)) return 'leave.noNoteNeeded'
  const ended = endedAt(application)
  const takes = ended === null || (application.status === 'returned' && now - ended <= TAKEN_FOR)
  if (!takes || application.notesGone) return 'leave.noteLate'
  return (application.notes ?? []).length >= MOST_NOTES ? 'leave.noteFull' : null
}

/** 附证明, 补交: one photo into the next free place, by whoever asks for the leave. */
export interface AttachNote {
  type: 'attachNote'
  applicationId: string
  place: number
  digest: string
  /** `cloud://…` of the storage in which the file lies. */
  store: string
}

/** 看证明, by somebody else than the person: it is written down. */
export interface SeeNote {
  type: 'seeNote'
  applicationId: string
  place: number
}

/** The photo in that place is this one. */
export const isNote = ({ notes = [] }: Application, place: number, digest: string): boolean =>
  notes[place]?.digest === digest

export function decideAttachNote(state: LeaveBookState, command: AttachNote, moment: Moment): LeaveDecision {
  const { applicationId, place, digest, store } = command
  const application = findApplication(state, applicationId)!
  const refusal = refuseNote(application, moment.now)
  if (refusal) return rejected(refusal)
  const { notes = [] } = application
  // Another phone of the same person was quicker, or this one shows the list as it was.
  if (place !== notes.length) return rejected('leave.noteThere')
  const more = { ...application, notes: [...notes, { at: moment.now, digest }] }
  const changed = { ...withApplication(state, more), noteStore: store }
  return { ...accepted(changed, moment, 'attachNote', { data: { applicationId, place } }), tell: [] }
}

export function decideSeeNote(state: LeaveBookState, command: SeeNote, moment: Moment): LeaveDecision {
  const { applicationId, place } = command
  return { ...accepted(state, moment, 'seeNote', { data: { applicationId, place } }), tell: [] }
}

/** The person, and whoever decides or decided: not everybody who may know of the leave. */
export function seesNotes(application: Application, own: boolean, seats: readonly string[]): boolean {
  if (own) return true
  const deciding = application.path.filter(({ duty }) => duty === 'decide')
  return deciding.flatMap(seatsOf).some((each) => seats.includes(each))
}

/** When the photos of an application go, epoch milliseconds; null where none can be or they are gone. */
export function notesDueAt(application: Application): number | null {
  const ended = endedAt(application)
  if (ended === null || application.notesGone || !PROVED.includes(application.kind)) return null
  return ended + LEAVE_PAPERS
}

/** Applications whose photos go now: what was only uploaded goes with what was taken. */
export function dueNotes({ applications }: LeaveBookState, now: number): Application[] {
  return applications.filter((application) => (notesDueAt(application) ?? Infinity) <= now)
}

/** Every path at which a photo of the application may lie. */
export function notePaths({ id }: Application): string[] {
  return Array.from({ length: MOST_NOTES }, (_, place) => [
    incomingNote(id, place),
    keptNote(id, place),
  ]).flat()
}

/** The book after those files were deleted. */
export function withoutNotes(state: LeaveBookState, now: number): LeaveBookState {
  const due = dueNotes(state, now)
  if (due.length === 0) return state
  const applications = state.applications.map((each) =>
    due.includes(each) ? { ...each, notesGone: true } : each,
  )
  return { ...state, applications }
}
