/** Where the next page of a list begins, newest first: at this time, after so many entries of exactly this time. */
export interface Cursor {
  at: number
  skip: number
}

export function readCursor(text: string | undefined): Cursor | null {
  const [at, skip] = (text ?? '').split('_').map(Number)
  return at === undefined || skip === undefined ? null : { at, skip }
}

/**
 * The cursor after these entries, newest first. Several notices may have the same time, so it counts the ones of the
 * last entry's time that were shown, on this page and on the one before.
 */
export function cursorAfter(entries: ReadonlyArray<{ at: number }>, before: Cursor | null): string | null {
  const last = entries[entries.length - 1]
  if (!last) return null
  const same = entries.filter(({ at }) => at === last.at).length
  const earlier = before?.at === last.at ? before.skip : 0
  return `${last.at}_${same + earlier}`
}
