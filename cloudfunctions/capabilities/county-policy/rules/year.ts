import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { isKnownYear, KNOWN_YEARS, type PublishedYear } from '../../../kernel/calendar'
import { isDay, weekdayOf } from '../../../kernel/day'
import { canonical } from '../../../kernel/hashing'
import type { Unit } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import type { CalendarCode } from '../codes'

/** Imported years that a region carries; the oldest go when there are more. */
const MOST_YEARS = 12
/** Years ahead of the present one: the State Council publishes one year at a time, in the autumn before. */
const AHEAD = 1
/** Days of one year's notice: about 33 of rest and 8 of work. */
const MOST_REST = 60
const MOST_WORK = 20

export interface ImportYear extends PublishedYear {
  /** The notice it comes from, e.g. 国办发明电〔2026〕9号. */
  document: string
  /** Whoever imports it knows that the year is there already and says so. */
  replace: boolean
}

/**
 * 导入放假安排: a year that the library does not know. A published year is never overridden, an imported one only by
 * somebody who says so.
 */
export function decideYear(
  region: Unit | null,
  command: ImportYear,
  moment: Moment,
): Decision<Unit, CalendarCode> {
  if (region?.kind !== 'region') return rejected('policy.regionUnknown')
  const { document, replace } = command
  const year: PublishedYear = {
    year: command.year,
    rest: [...command.rest].sort(),
    work: [...command.work].sort(),
  }
  const refusal = refuseYear(year, Number(moment.today.slice(0, 4)))
  if (refusal) return refusal
  const known = region.publishedYears ?? []
  const before = known.find((each) => each.year === year.year)
  if (before && canonical(before) !== canonical(year) && !replace)
    return rejected('policy.yearDiffers', { year: year.year, days: differing(before, year) })
  const others = known.filter((each) => each !== before)
  const publishedYears = [...others, year].sort((a, b) => a.year - b.year).slice(-MOST_YEARS)
  const data = { document, year, replaced: before !== undefined }
  return accepted({ ...region, publishedYears }, moment, 'import-year', { data })
}

function refuseYear({ year, rest, work }: PublishedYear, now: number): Rejected<CalendarCode> | null {
  if (isKnownYear(year)) return rejected('policy.yearKnown', { year, last: KNOWN_YEARS.last })
  if (year < KNOWN_YEARS.first || year > now + AHEAD) return rejected('policy.yearFar', { year })
  if (rest.length === 0) return rejected('policy.yearEmpty', { year })
  if (rest.length > MOST_REST || work.length > MOST_WORK) return rejected('policy.yearsMany')
  const days = [...rest, ...work]
  const wrong = days.find((date) => !isDay(`${year}-${date}`))
  if (wrong !== undefined) return rejected('policy.yearDay', { year })
  if (new Set(days).size < days.length) return rejected('policy.yearTwice')
  const weekday = work.some((date) => ![0, 6].includes(weekdayOf(`${year}-${date}`)))
  return weekday ? rejected('policy.yearWork') : null
}

/** How many days would be another kind than before. */
function differing(before: PublishedYear, after: PublishedYear): number {
  const marked = ({ rest, work }: PublishedYear): string[] => [
    ...rest.map((date) => `r${date}`),
    ...work.map((date) => `w${date}`),
  ]
  const [old, now] = [marked(before), marked(after)]
  const changed = [...old.filter((mark) => !now.includes(mark)), ...now.filter((mark) => !old.includes(mark))]
  return new Set(changed.map((mark) => mark.slice(1))).size
}
