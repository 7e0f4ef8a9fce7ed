import { yearOf } from '../../../kernel/day'
import { lengthWords } from '../../../kernel/words'
import type { LeaveBook } from '../aggregate'
import type { TagView } from '../contract'
import { awayWords, spanWords, tagFor } from '../messages'
import { liveOnes } from '../rules/book'

/** One absence as anybody who oversees the person reads it: how long and when, neither its kind nor its reason. */
export interface AbsenceRow {
  bookId: string
  applicationId: string
  /** 请假 2天半 */
  what: string
  when: string
  tag: TagView
}

/** What was asked for and not taken back in a year, the latest first. */
export function absenceRows(book: LeaveBook, year: number): AbsenceRow[] {
  return liveOnes(book.state)
    .filter(({ from, to }) => yearOf(from.day) <= year && year <= yearOf(to.day))
    .sort((a, b) => b.from.day.localeCompare(a.from.day))
    .map((application) => ({
      ...{ bookId: book.id, applicationId: application.id, when: spanWords(application) },
      ...{
        what: `${awayWords(application.kind)} ${lengthWords(application.days)}`,
        tag: tagFor(application),
      },
    }))
}
