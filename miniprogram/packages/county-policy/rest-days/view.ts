import type { RestDaysView } from '../../../../cloudfunctions/capabilities/county-policy/contract'
import { dayText } from '../form'

export interface RestDay {
  day: string
  name: string
  text: string
}

export const shown = (days: RestDaysView['days']): RestDay[] =>
  days.map(({ day, name }) => ({ day, name: name || '休息日', text: dayText(day) }))

/** With one more, in order; a day that is there already takes the new name. */
export function withDay(days: readonly RestDay[], day: string, name: string): RestDay[] {
  const others = days.filter((each) => each.day !== day)
  return [...others, { day, name, text: dayText(day) }].sort((a, b) => (a.day < b.day ? -1 : 1))
}

export const withoutDay = (days: readonly RestDay[], day: string): RestDay[] =>
  days.filter((each) => each.day !== day)

/** What stands for adding a day: what is missing, or what it does. */
export function addOf(day: string, name: string): { text: string; off: boolean } {
  if (day === '') return { text: '先选哪天', off: true }
  return name.trim() === '' ? { text: '再写叫什么', off: true } : { text: '加上这天', off: false }
}

export function barOf({ changed, reason, sending }: { changed: boolean; reason: string; sending: boolean }): {
  primary: string
  off: boolean
} {
  if (sending) return { primary: '正在存……', off: true }
  if (!changed) return { primary: '还没有改什么', off: true }
  return reason.trim() === '' ? { primary: '还差：按哪份公告', off: true } : { primary: '存下来', off: false }
}
