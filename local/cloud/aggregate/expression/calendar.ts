const DAY_MS = 86_400_000

/** What a calendar shows of a day, from a date that has been moved so that its UTC fields are those of the zone. */
export const calendar = {
  /** 1 to 366. */
  dayOfYear: (date: Date): number =>
    Math.floor(
      (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) -
        startOf(date.getUTCFullYear())) /
        DAY_MS,
    ) + 1,
  /** 1 (Sunday) to 7. */
  dayOfWeek: (date: Date): number => date.getUTCDay() + 1,
  /** 1 (Monday) to 7. */
  isoDayOfWeek: (date: Date): number => date.getUTCDay() || 7,
  /** 0 to 53; weeks begin on Sundays and the days before the first one are week 0. */
  week: (date: Date): number => Math.floor((calendar.dayOfYear(date) + 6 - date.getUTCDay()) / 7),
  /** 1 to 53, by ISO 8601. */
  isoWeek: (date: Date): number => {
    const thursday = thursdayOf(date)
    return Math.floor((thursday.getTime() - startOf(thursday.getUTCFullYear())) / (7 * DAY_MS)) + 1
  },
  /** The year an ISO week belongs to. */
  isoWeekYear: (date: Date): number => thursdayOf(date).getUTCFullYear(),
}

/** The first moment of a year; `Date.UTC` would take a year below 100 for one of the last century. */
export function startOf(year: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, 0, 1)
  return date.getTime()
}

/** A week belongs to the year of its Thursday. */
function thursdayOf(date: Date): Date {
  const day = Math.floor(date.getTime() / DAY_MS) * DAY_MS
  return new Date(day + (4 - (date.getUTCDay() || 7)) * DAY_MS)
}
