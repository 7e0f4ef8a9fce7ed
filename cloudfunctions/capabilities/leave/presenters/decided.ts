import { lengthWords } from '../../../kernel/words'
import type { LeaveBook } from '../aggregate'
import type { DecidedRow } from '../contract'
import { awayWords, datesWords, deedTag, deedWords, tagFor, tileOf, titleWords } from '../messages'
import type { Decided } from '../rules/decided'

/**
 * One row of 办过的. Whoever may not open the application any more keeps what they themselves did, but is not shown
 * whether it was a sick leave, nor how it went on.
 */
export function decidedRow(
  book: LeaveBook,
  { application, deed }: Decided,
  { opens, now }: { opens: boolean; now: number },
): DecidedRow {
  const { name: who, villageName: where } = book.state
  const { id: applicationId, kind, days } = application
  const title = opens ? titleWords(application) : `${awayWords(kind)} ${lengthWords(days)}`
  return {
    bookId: book.id,
    applicationId,
    who,
    where,
    what: `${title}，${datesWords(application)}`,
    did: deedWords(deed, now),
    tag: opens ? tagFor(application) : deedTag(deed),
    tile: tileOf(kind),
    opens,
  }
}
