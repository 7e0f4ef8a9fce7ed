import type { ViewOf } from '../../../cloud/call'
import { words } from '../words'

/** The buttons at the bottom: at most two, none where there is nothing to do. */
export interface Bar {
  primary: string
  secondary: string
  off: boolean
}

const NONE: Bar = { primary: '', secondary: '', off: false }

/** What whoever looks may do now. */
export function barOf(view: ViewOf<'leave.application'> | null, busy: boolean): Bar {
  if (!view) return NONE
  if (busy) return { primary: words.deciding, secondary: '', off: true }
  if (view.may.decide) return { primary: words.approve, secondary: words.reject, off: false }
  if (view.may.withdraw) return { primary: '', secondary: words.withdraw, off: false }
  if (view.may.askAgain) return { primary: words.askAgain, secondary: '', off: false }
  if (view.nextWaiting) return { primary: words.next, secondary: '', off: false }
  return NONE
}
