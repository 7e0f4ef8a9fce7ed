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
  const { primary, secondary } = buttonsOf(view)
  const bar = { primary: primary ? words[primary] : '', secondary: secondary ? words[secondary] : '' }
  return { ...bar, off: false }
}

export type Press =
  'approve' | 'reject' | 'withdraw' | 'askAgain' | 'next' | 'comeBack' | 'extend' | 'revoke' | 'confirmReturn'

/** What each of the two buttons does; the one that is needed most stands at the right. */
export function buttonsOf({ may, nextWaiting }: Pick<ViewOf<'leave.application'>, 'may' | 'nextWaiting'>): {
  primary: Press | null
  secondary: Press | null
} {
  if (may.decide) return { primary: 'approve', secondary: 'reject' }
  if (may.withdraw) return { primary: null, secondary: 'withdraw' }
  if (may.comeBack) return { primary: 'comeBack', secondary: may.extend ? 'extend' : null }
  if (may.confirmReturn) return { primary: 'confirmReturn', secondary: null }
  if (may.askAgain) return { primary: 'askAgain', secondary: null }
  return { primary: nextWaiting ? 'next' : null, secondary: may.revoke ? 'revoke' : null }
}
