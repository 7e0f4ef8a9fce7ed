import type { InputOf } from '../../../cloud/call'

type Submit = InputOf<'leave.submit'>

/** A request that could not be sent, with the id under which it goes out once however often it is tried. */
export interface Draft {
  input: Submit
  requestId: string
}

const KEY = 'leaveDraft'

export function keepDraft(draft: Draft): void {
  wx.setStorageSync(KEY, draft)
}

export function dropDraft(): void {
  wx.removeStorageSync(KEY)
}

/** What was not handed in last time; one whose first day is over is dropped. */
export function keptDraft(earliest: string): Draft | null {
  const draft = wx.getStorageSync(KEY) as Draft | ''
  if (!draft) return null
  if (draft.input.from.day >= earliest) return draft
  dropDraft()
  return null
}
