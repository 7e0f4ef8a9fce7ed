/** One entry for every column that stays empty before a month or a row starts; weeks start on Sunday. */
export function blanksBefore(day: string | undefined): number[] {
  if (!day) return []
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay()
  return Array.from({ length: weekday }, (_, index) => index)
}
