import { reading, type Reading } from '../../platform/together'
import { bookIdOf, leaveBookType } from './aggregate'
import type { LeaveBookState } from './rules/book'

/** Every leave book of the villages below these units, for a page that reads several things at once. */
export const booksUnder = (unitIds: readonly string[]): Reading<LeaveBookState> =>
  reading(leaveBookType, { field: 'scope', values: unitIds })

/** The leave books of these postings. */
export const booksOf = (postingIds: readonly string[]): Reading<LeaveBookState> =>
  reading(leaveBookType, { field: '_id', values: postingIds.map(bookIdOf) })
