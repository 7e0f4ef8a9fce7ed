import type { InputOf } from '../../../cloud/call'

export type Written = InputOf<'complaints.file'>

/** What was written and has not arrived, with the id it will be sent under. */
export interface Draft extends Written {
  requestId: string
}

const KEY = 'complaintDraft'

export function keepDraft(draft: Draft): void {
  wx.setStorageSync(KEY, draft)
}

export function keptDraft(): Draft | null {
  return (wx.getStorageSync(KEY) as Draft | '') || null
}

export function dropDraft(): void {
  wx.removeStorageSync(KEY)
}
