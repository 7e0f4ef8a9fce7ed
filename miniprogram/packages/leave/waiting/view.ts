import type { ViewOf } from '../../../cloud/call'

export type DecidedPage = ViewOf<'leave.decided'>

/** Fewer rows do not fill a screen: nobody could pull it up to see what is older, so the next page follows by itself. */
export const SCREENFUL = 10

export const isShort = ({ rows, next }: DecidedPage): boolean => rows.length < SCREENFUL && next !== null

/** A list with the page after it. */
export function joined(shown: DecidedPage, older: DecidedPage): DecidedPage {
  return { rows: [...shown.rows, ...older.rows], next: older.next }
}

/**
 * The list once its first page was read again: what came is on top, and what was turned to before stays, so that
 * nobody loses their place by looking into an application.
 */
export function renewed(shown: DecidedPage | null, first: DecidedPage): DecidedPage {
  const ids = new Set(first.rows.map(({ applicationId }) => applicationId))
  const meets = shown?.rows.some(({ applicationId }) => ids.has(applicationId))
  if (!shown || !meets || shown.rows.length <= first.rows.length) return first
  const kept = shown.rows.filter(({ applicationId }) => !ids.has(applicationId))
  return { rows: [...first.rows, ...kept], next: shown.next }
}
