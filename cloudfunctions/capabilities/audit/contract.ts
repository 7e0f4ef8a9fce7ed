import * as v from 'valibot'

export const LastSealInput = v.strictObject({})

/** 台账封存: the last seal, as somebody writes it down on paper. */
export interface LastSealView {
  seal: {
    /** 封到2026年11月22日 */
    title: string
    /** How many documents it took in, and what it carries on. */
    facts: string[]
    /** Its 64 hex digits in sixteen groups of four. */
    groups: string[]
    /** For the clipboard: day and digits. */
    text: string
  } | null
  /** Where the clock has not sealed what it should have; null where it has. */
  late: { what: string; next: string } | null
  /** Before the first night. */
  empty: { what: string; next: string }
  /** What a seal is good for, and how it is checked. */
  about: Array<{ title: string; lines: string[] }>
}

export interface AuditApi {
  'audit.lastSeal': { input: v.InferOutput<typeof LastSealInput>; view: LastSealView }
}
