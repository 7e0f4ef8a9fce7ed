import type { VerificationView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'

/** What can be filled in on this page, each in a sheet of its own. */
export type Sheet = 'assign' | 'find' | 'state' | 'rule'

export interface Bar {
  primary: string
  secondary: string
  off: boolean
  note: string
}

const EMPTY: Bar = { primary: '', secondary: '', off: false, note: '' }

/** What whoever looks may do next; a decision that cannot be made yet says what it waits for. */
export function barOf(view: VerificationView | null, busy: boolean): Bar {
  if (!view) return EMPTY
  if (busy) return { ...EMPTY, primary: '正在办', off: true }
  const { assign, find, state, rule, remind } = view.may
  if (find) return { ...EMPTY, primary: '交核查意见' }
  if (state) return { ...EMPTY, primary: '写说明' }
  if (rule) return { ...EMPTY, primary: '作决定', secondary: '换人' }
  if (remind) return { ...EMPTY, primary: '提醒核查组', secondary: '换人', note: sentence(view.notYet) }
  return assign ? { ...EMPTY, primary: '派人核查', note: sentence(view.notYet) } : EMPTY
}

const sentence = (text: string): string => (text ? `${text}。` : '')

export interface Filled {
  chosen: string[]
  bearsOut: '' | 'yes' | 'no'
  outcome: string
  rule: string
  text: string
}

export const nothingFilled: Filled = { chosen: [], bearsOut: '', outcome: '', rule: '', text: '' }

/** The words of a sheet's button; where something is missing they say what. */
export function submitOf(sheet: Sheet | '', filled: Filled): { text: string; off: boolean } {
  const written = filled.text.trim() !== ''
  const need = (text: string) => ({ text, off: true })
  if (sheet === 'assign') {
    const count = filled.chosen.length
    return count < 2 ? need('至少选两个人') : { text: `派 ${count} 个人去`, off: false }
  }
  if (sheet === 'find') {
    if (filled.bearsOut === '') return need('先选一致不一致')
    return written ? { text: '交意见', off: false } : need('写上看到听到的')
  }
  if (sheet === 'state') return written ? { text: '交说明', off: false } : need('写一句说明')
  if (filled.outcome === '') return need('先选怎么定')
  if (filled.rule.trim().length < 2) return need('写上依据')
  return written ? { text: '定下来', off: false } : need('写上理由')
}
