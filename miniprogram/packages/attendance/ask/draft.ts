import type { InputOf } from '../../../cloud/call'

/** What was written and has not arrived, with the id it will be sent under. */
export interface Draft {
  kind: InputOf<'attendance.askForm'>['kind']
  day: string
  part: 'day' | 'morning' | 'evening'
  reason: string
  witnessId: string
  requestId: string
}

const KEY = 'askDraft'

export function keepDraft(draft: Draft): void {
  wx.setStorageSync(KEY, draft)
}

export function keptDraft(kind: string, day: string): Draft | null {
  const kept = (wx.getStorageSync(KEY) as Draft | '') || null
  return kept && kept.kind === kind && kept.day === day ? kept : null
}

export function dropDraft(): void {
  wx.removeStorageSync(KEY)
}
