import { weekdayOf, type Day } from './day'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 11月23日 */
export function dateWords(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

export function weekdayWords(day: Day): string {
  return WEEKDAYS[weekdayOf(day)]!
}

/** 11月23日 周一 */
export function dayWords(day: Day): string {
  return `${dateWords(day)} ${weekdayWords(day)}`
}

/** 2天半, 半天, 3天 */
export function lengthWords(days: number): string {
  const whole = Math.floor(days)
  const half = days - whole >= 0.5
  if (!whole) return half ? '半天' : '0天'
  return half ? `${whole}天半` : `${whole}天`
}

/**
 * Fills `{name}` places of a sentence.
 * A place without a value is a bug of the caller and stays visible in tests.
 */
export function fill(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place))
}

/** A message template's field holds `max` characters at most; longer text ends in …, counted by code points. */
export function shorten(text: string, max: number): string {
  const points = Array.from(text)
  return points.length <= max ? text : `${points.slice(0, max - 1).join('')}…`
}
