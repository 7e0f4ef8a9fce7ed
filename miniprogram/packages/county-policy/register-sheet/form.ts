import type { RegisterSheet } from '../../../../cloudfunctions/capabilities/county-policy/contract'

/** What the sheet sends: the document behind a switch. */
export interface Filled {
  documentNumber: string
  purpose: string
  validUntil: string
  retentionDays: number
}

export interface Draft {
  documentNumber: string
  purpose: string
  validUntil: string
  retentionDays: number | null
}

/** A document in force comes filled in, so that renewing is choosing a day. */
export function draftOf({ documentNumber, purpose, retentionDays }: RegisterSheet): Draft {
  return { documentNumber, purpose, validUntil: '', retentionDays }
}

/** The bar says what is still missing, in the order of the fields. */
export function barOf(
  draft: Draft,
  sheet: RegisterSheet,
  sending: boolean,
): { primary: string; off: boolean } {
  if (sending) return { primary: '正在登记……', off: true }
  const missing = missingOf(draft, sheet)
  return missing === '' ? { primary: '登记，打开', off: false } : { primary: missing, off: true }
}

function missingOf(draft: Draft, sheet: RegisterSheet): string {
  if (sheet.blocked !== '') return '先打开签到'
  if (draft.documentNumber.trim() === '') return '还差：文号'
  if (draft.purpose.trim() === '') return '还差：用途'
  if (draft.validUntil === '') return '还差：到哪天'
  return draft.retentionDays === null ? sheet.retentionMissing : ''
}

/** What is sent; null while something is missing. */
export function filledOf(draft: Draft, sheet: RegisterSheet): Filled | null {
  const { validUntil, retentionDays } = draft
  if (missingOf(draft, sheet) !== '' || retentionDays === null) return null
  return {
    documentNumber: draft.documentNumber.trim(),
    purpose: draft.purpose.trim(),
    validUntil,
    retentionDays,
  }
}
