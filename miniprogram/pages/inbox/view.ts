interface Entry {
  id: string
  unread: boolean
}

/**
 * The list after its first page was read again: older pages stay, so that the list keeps its place when somebody comes
 * back from an entry. `kept` is false where the pages no longer join, and the list begins anew.
 */
export function afterPage<E extends Entry>(
  shown: readonly E[],
  first: readonly E[],
): { entries: E[]; kept: boolean } {
  const last = first[first.length - 1]
  const joint = shown.findIndex(({ id }) => id === last?.id)
  if (joint < 0) return { entries: [...first], kept: false }
  return { entries: [...first, ...shown.slice(joint + 1)], kept: joint + 1 < shown.length }
}

export function withRead<E extends Entry>(entries: readonly E[], id: string): E[] {
  return entries.map((entry) => (entry.id === id ? { ...entry, unread: false } : entry))
}
