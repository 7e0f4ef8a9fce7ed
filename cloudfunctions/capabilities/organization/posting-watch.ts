import type { Posting } from '../../kernel/people'
import { logFailure } from '../../platform/log'

/** Somebody's posting ended or got other days: who keeps books of postings may look into them at once. */
export type PostingWatcher = (postingIds: readonly string[], now: number, requestId: string) => Promise<void>

const watchers: PostingWatcher[] = []

/** Registers a capability that hears of postings whose days changed; it must find out by its own clock as well. */
export function watchPostings(watcher: PostingWatcher): void {
  watchers.push(watcher)
}

/** Tells the watchers what changed between two states of one person. A failure is logged: the change itself is saved. */
export async function tellWatchers(
  before: readonly Posting[],
  after: readonly Posting[],
  { now, requestId }: { now: number; requestId: string },
): Promise<void> {
  const changed = before.filter(({ id, to }) => after.some((each) => each.id === id && each.to !== to))
  if (changed.length === 0) return
  const ids = changed.map(({ id }) => id)
  for (const watcher of watchers) {
    try {
      await watcher(ids, now, requestId)
    } catch (error) {
      logFailure(requestId, 'watch postings', error)
    }
  }
}
