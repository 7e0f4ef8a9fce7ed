import type { ViewOf } from '../../../cloud/call'
import { words } from '../words'

type Draw = ViewOf<'attendance.draw'>

export interface Bar {
  primary: string
  secondary: string
  off: boolean
}

/** What whoever looks may do next: add the digits, answer, or speak; nothing else needs a button. */
export function barOf(view: Draw | null, busy: boolean): Bar {
  if (!view) return { primary: '', secondary: '', off: false }
  if (busy) return { primary: words.answering, secondary: '', off: true }
  if (view.mine?.answer) return { primary: words.toCheckIn, secondary: '', off: false }
  if (view.digits.may) return { primary: words.addDigits, secondary: '', off: false }
  return { primary: '', secondary: view.mine?.say ? words.explain : '', off: false }
}

/** Only what can be one of the six. */
export function digitsIn(text: string): string {
  return text
    .replace(/[０-９]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '')
    .slice(0, 6)
}

/** Under the sheet for the digits: says what is missing instead of fading. */
export function digitsButton(digits: string): string {
  return digits.length === 6 ? words.drawNow : words.digitsLeft(6 - digits.length)
}
