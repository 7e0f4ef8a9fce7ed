import { sha256Hex } from '../../../kernel/hashing'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import { downloadAtMost } from '../../../platform/bounded-download'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { deleteFiles, temporaryUrl, uploadFile } from '../../../platform/sdk'
import { cleanPicture, PICTURE_BYTES } from '../../attendance'
import { seat } from '../../../kernel/people'
import { leaveBookType, type LeaveBook } from '../aggregate'
import { AttachNoteInput, NoteInput, type DoneView, type LeaveApi, type NoteView } from '../contract'
import { withNotices } from '../notices'
import { noteTaken } from '../presenters/done'
import type { Application } from '../rules/book'
import { decideLeave, type LeaveCommand } from '../rules/decide'
import { incomingNote, isNote, keptNote, refuseNote, seesNotes } from '../rules/notes'
import { seenBy } from './own-or-entitled'
import { worded } from './reading'

type Input = LeaveApi['leave.attachNote']['input']

/** Seconds that a link to a photo holds: long enough to open it on a slow network. */
const LINK_SECONDS = 300

/** A refusal after which the phone sends the same upload again. */
const PASSING = ['record.busy']

/**
 * 附证明: takes a photo that the applicant's phone uploaded. It is read no further than its bound, freed of everything that is
 * not the picture, written down, and laid where no phone can change it; what was uploaded is deleted whatever the answer.
 * The book is written first, so that no file lies in storage that no book tells of; a request that stops in between is
 * finished when it comes again.
 */
export const attachNote: Action<Input, DoneView> = {
  input: AttachNoteInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    if (!seen?.own) return rejected('record.notFound')
    const { book, application } = seen
    const path = incomingNote(application.id, input.place)
    if (!input.fileID.endsWith(`/${path}`)) return rejected('record.notFound')
    const store = input.fileID.slice(0, -path.length - 1)
    const outcome = await take(request, book, application, input, store)
    if (outcome.ok || !PASSING.includes(outcome.code)) await deleteFiles([input.fileID])
    return outcome
  },
}

async function take(
  request: BoundRequest,
  book: LeaveBook,
  application: Application,
  input: Input,
  store: string,
): Promise<Outcome<DoneView>> {
  const { place, fileID } = input
  const { id: applicationId } = application
  const isThere = (application.notes ?? [])[place] !== undefined
  const refusal = isThere ? null : refuseNote(application, request.now)
  if (refusal) return rejected(refusal)
  const bytes = await downloadAtMost(fileID, PICTURE_BYTES)
  // The same request on its second way finds its upload taken.
  if (bytes === 'missing') return isThere ? ok(noteTaken(book, applicationId)) : rejected('leave.noteMissing')
  const picture = bytes === 'too large' ? bytes : cleanPicture(bytes)
  if (picture === 'too large') return rejected('leave.noteTooLarge')
  if (picture === 'no picture') return rejected('leave.notAPicture')
  const content = Buffer.from(picture)
  const digest = sha256Hex(content.toString('base64')).slice(0, 16)
  let saved = book
  if (!isNote(application, place, digest)) {
    const command = { type: 'attachNote' as const, applicationId, place, digest, store }
    const changed = await save(request, book, command, { ...input, digest })
    if (!changed.ok) return changed
    saved = changed.data
  }
  await uploadFile(keptNote(applicationId, place), content)
  return ok(noteTaken(saved, applicationId))
}

/** A photo by a link of its own that soon means nothing. Who else looks is written down before there is one. */
export const note: Action<LeaveApi['leave.note']['input'], NoteView> = {
  input: NoteInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    const seats = (seen?.grants ?? []).map(({ role, unitId }) => seat(role, unitId))
    if (!seen || !seesNotes(seen.application, seen.own, seats)) return rejected('record.notFound')
    const { book, application, own } = seen
    const { place } = input
    if (!application.notes?.[place] || application.notesGone) return rejected('leave.noteGone')
    if (!own) {
      const command = { type: 'seeNote' as const, applicationId: application.id, place }
      const written = await save(request, book, command, input)
      if (!written.ok) return written
    }
    const fileID = `${book.state.noteStore}/${keptNote(application.id, place)}`
    const url = await temporaryUrl(fileID, LINK_SECONDS)
    return url === null ? rejected('leave.noteGone') : ok({ url })
  },
}

/** One write of the book that tells nobody. */
async function save(
  request: BoundRequest,
  book: LeaveBook,
  command: Extract<LeaveCommand, { type: 'attachNote' | 'seeNote' }>,
  input: unknown,
): Promise<Outcome<LeaveBook>> {
  const moment = momentOf(request, policyOver(request, book.scope).version)
  const changed = await change(leaveBookType, book.id, {
    moment,
    act: command.type,
    input,
    scope: book.scope,
    known: book,
    decide: (current) => withNotices(decideLeave(current?.state ?? null, command, moment), book.id),
  })
  return changed.ok ? ok(changed.saved) : worded(changed, book.id)
}
