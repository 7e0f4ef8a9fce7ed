const DAY = 86_400_000

/** 11月23日 */
export function dateWords(day: string): string {
  return day ? `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日` : ''
}

/** The day so many days before; a day has no hour here, so no zone either. */
export function dayBefore(day: string, count: number): string {
  return day ? new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY).toISOString().slice(0, 10) : ''
}
