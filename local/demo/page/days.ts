/** Clock and calendar words at UTC+8, whatever zone the visitor's computer is in. */

export const HOUR = 3_600_000
const DAY = 24 * HOUR
const OFFSET = 8 * HOUR
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const shifted = (ms: number): Date => new Date(ms + OFFSET)
const two = (value: number): string => String(value).padStart(2, '0')

/** `18:31`. */
export function clockText(ms: number): string {
  const at = shifted(ms)
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** `11月23日`. */
export function dateText(ms: number): string {
  const at = shifted(ms)
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
}

/** `11月23日 周一 18:31`. */
export function fullText(ms: number): string {
  return `${dateText(ms)} ${WEEKDAYS[shifted(ms).getUTCDay()]} ${clockText(ms)}`
}

/** Epoch ms of the midnight at UTC+8 that began this day. */
export function midnightOf(ms: number): number {
  return Math.floor((ms + OFFSET) / DAY) * DAY - OFFSET
}

/** The next time after `ms` at which a clock on the wall shows these hours and minutes. */
export function nextTime(ms: number, hours: number, minutes: number): number {
  const today = midnightOf(ms) + hours * HOUR + minutes * 60_000
  return today > ms ? today : today + DAY
}

/** How WeChat dates a message: `18:06`, `昨天 20:10`, `11月20日 18:06`. */
export function messageTime(at: number, now: number, yesterday: string): string {
  const days = Math.round((midnightOf(now) - midnightOf(at)) / DAY)
  if (days <= 0) return clockText(at)
  return days === 1 ? `${yesterday} ${clockText(at)}` : `${dateText(at)} ${clockText(at)}`
}
