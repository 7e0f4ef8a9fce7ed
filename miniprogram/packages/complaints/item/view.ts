import type { ViewOf } from '../../../cloud/call'

type Item = ViewOf<'complaints.item'>

export interface Bar {
  primary: string
  secondary: string
  off: boolean
}

/** What whoever looks may do now; nothing where it is over or not theirs. */
export function barOf(view: Item | null, busy: boolean): Bar {
  if (!view) return { primary: '', secondary: '', off: false }
  if (busy) return { primary: '正在办……', secondary: '', off: true }
  const { answer, followUp, close, withdraw } = view.may
  if (answer) return { primary: '答复', secondary: '', off: false }
  if (close) return { primary: '清楚了，结束', secondary: followUp ? '追问一次' : '', off: false }
  return { primary: '', secondary: withdraw ? '撤回' : '', off: false }
}

/** The button of the sheet; one that is off says what is missing. */
export function sheetButton(text: string, min: number, send: string): { text: string; off: boolean } {
  const length = Array.from(text.trim()).length
  return length < min ? { text: `至少写 ${min} 个字`, off: true } : { text: send, off: false }
}
