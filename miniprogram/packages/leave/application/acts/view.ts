import type { ViewOf } from '../../../../cloud/call'

type Shown = Pick<ViewOf<'leave.application'>, 'bookId' | 'applicationId' | 'questions'>
type Act = keyof Shown['questions']

/** What was written or picked on the sheet so far. */
export interface Written {
  reason: string
  /** The new last day of an extension. */
  until: string
  /** Person id of the deputy. */
  to: string
}

/** The one button of the sheet: what it does, or what is missing. */
export function buttonOf({ questions }: Shown, act: Act, written: Written): { text: string; off: boolean } {
  const { confirm, reason } = questions[act]
  if (act === 'extend' && written.until === '') return { text: '先选到哪一天', off: true }
  if (act === 'handOver' && written.to === '') return { text: '先选一个人', off: true }
  if (reason !== '' && written.reason.trim() === '') return { text: reason, off: true }
  return { text: confirm, off: false }
}

/** What is sent. */
export function inputOf({ bookId, applicationId, questions }: Shown, act: Act, written: Written): object {
  const ids = { bookId, applicationId }
  const reason = written.reason.trim()
  if (act === 'extend') return { ...ids, until: { day: written.until, half: 'full' }, reason }
  if (act === 'handOver') return { ...ids, to: written.to }
  return questions[act].reason === '' ? ids : { ...ids, reason }
}
