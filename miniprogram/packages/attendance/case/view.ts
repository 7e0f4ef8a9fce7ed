import type { ViewOf } from '../../../cloud/call'
import { words } from '../words'

export interface Bar {
  primary: string
  secondary: string
  off: boolean
}

/** What whoever looks may do now; nothing where it is settled or not theirs. */
export function barOf(view: ViewOf<'attendance.case'> | null, busy: boolean): Bar {
  if (!view) return { primary: '', secondary: '', off: false }
  if (busy) return { primary: words.answering, secondary: '', off: true }
  const { witness, rule, withdraw } = view.may
  if (witness) return { primary: words.confirm, secondary: words.deny, off: false }
  if (rule) return { primary: words.accept, secondary: words.refuse, off: false }
  return { primary: '', secondary: withdraw ? words.withdraw : '', off: false }
}
