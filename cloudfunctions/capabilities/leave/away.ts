import type { Absence } from '../../kernel/absence'
import type { Day } from '../../kernel/day'
import { loadMany } from '../../platform/aggregate-store'
import { bookIdOf, leaveBookType } from './aggregate'
import { awayWords } from './messages'
import { absencesIn } from './rules/absences'

/** Books of one read. */
const A_READ = 300

/** Absences of one day by posting, granted and still waiting; postings without any are left out. A query for 300. */
export async function absencesOn(postingIds: readonly string[], day: Day): Promise<Map<string, Absence[]>> {
  const reads: string[][] = []
  for (let from = 0; from < postingIds.length; from += A_READ)
    reads.push(postingIds.slice(from, from + A_READ).map(bookIdOf))
  const books = (await Promise.all(reads.map((ids) => loadMany(leaveBookType, ids)))).flat()
  const away = books.map(({ state }) => [state.postingId, absencesIn(state, day, day, awayWords)] as const)
  return new Map(away.filter(([, absences]) => absences.length > 0))
}
