import type { ViewOf } from '../../../cloud/call'

export type Archive = ViewOf<'supervision.archive'>
export type Made = ViewOf<'report.monthLedger'>
export type Form = 'ledger' | 'leaves'

export const FORMS: Array<{ value: Form; text: string }> = [
  { value: 'ledger', text: '考勤台账' },
  { value: 'leaves', text: '请销假登记表' },
]

/** What is in each, in a sentence. */
export const ABOUT: Record<Form, string> = {
  ledger: '一人一行，一天一个记号，合计、图例、签字栏都在。',
  leaves: '一条假一行：谁、哪天到哪天、几天、谁批的、哪天销的。不写事由。',
}

/** What was chosen, by its place in the lists. */
export interface Choice {
  form: Form
  unit: number
  from: number
  to: number
}

/** The month that is over stands first in mind: in the first days of a month it is the last one that is handed in. */
export const firstChoice = (form: Form = 'ledger'): Choice => ({ form, unit: 0, from: 0, to: 0 })

/** Of two months that were turned round, the later one follows. Months are listed the latest first. */
export function chosen(choice: Choice, change: Partial<Choice>): Choice {
  const next = { ...choice, ...change }
  if (next.from >= next.to) return next
  return change.from === undefined ? { ...next, from: next.to } : { ...next, to: next.from }
}

/** The months, and whether the last of them still runs. */
export const isRunning = ({ form, from, to }: Choice): boolean => (form === 'ledger' ? from : to) === 0

/** The button: what it does, or what is going on. */
export function barOf(form: Form, busy: boolean, made: Made | null): { primary: string; off: boolean } {
  const name = form === 'ledger' ? '考勤台账' : '登记表'
  if (busy) return { primary: made && !made.file ? `正在做，${made.text}` : '正在做', off: true }
  if (made?.file) return { primary: '再打开一次', off: false }
  return { primary: made ? '接着做' : `做${name}`, off: false }
}

/** Percent of the progress, a little from the start, so that something is seen to move. */
export const shareOf = ({ done, total, file }: Made): number =>
  file ? 100 : Math.max(4, Math.floor((done * 100) / Math.max(1, total)))
