import type { ApplicationView } from '../contract'
import { momentWords, NOTE_WORDS } from '../messages'
import type { Application } from '../rules/book'
import { incomingNote, refuseNote, seesNotes } from '../rules/notes'
import type { Viewer } from './application'

/** 证明 as whoever may see it finds it, and where the next one goes; null for others and where there is nothing to say. */
export function notesView(application: Application, viewer: Viewer): ApplicationView['notes'] {
  const { own, seats, now } = viewer
  if (!seesNotes(application, own, seats)) return null
  const { notes = [], notesGone } = application
  const takes = own && refuseNote(application, now) === null
  if (notes.length === 0 && !takes) return null
  const rows = notes.map(({ at }, place) => ({ place, text: NOTE_WORDS.row(place, momentWords(at, now)) }))
  const place = notes.length
  return {
    rows: notesGone ? [] : rows,
    hint: notesGone ? NOTE_WORDS.gone : takes ? NOTE_WORDS.hint : '',
    next: takes ? { place, path: incomingNote(application.id, place) } : null,
    button: takes ? (notes.length === 0 ? NOTE_WORDS.first : NOTE_WORDS.more) : '',
  }
}
