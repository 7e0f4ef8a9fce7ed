import type { ViewOf } from '../../../cloud/call'
import { words } from '../words'

export interface Filled {
  reason: string
  witnessId: string
  sending: boolean
}

/** The button at the bottom; one that is off says what is missing. */
export function buttonOf(
  form: ViewOf<'attendance.askForm'> | null,
  { reason, witnessId, sending }: Filled,
): { text: string; off: boolean } {
  if (!form || form.blocked) return { text: '', off: true }
  if (sending) return { text: words.sending, off: true }
  if (form.witnesses.length > 0 && !witnessId) return { text: words.whoFirst, off: true }
  if (reason.trim() === '') return { text: words.writeFirst, off: true }
  return { text: form.submit, off: false }
}
