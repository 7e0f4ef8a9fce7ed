/**
 * 要么全，要么错: what a figure or a list is made of comes whole or not at all. A reading that was cut at its bound would give a
 * wrong figure that looks like a right one.
 */
export function whole<T>(found: T[], most: number, what: string): T[] {
  if (found.length > most)
    throw new Error(`more than ${most} ${what}: that is over the bound of this reading`)
  return found
}

/** Page after page until one is not full; `read` is given what came before. Throws where there is more than `most`. */
export async function everyPage<T>(
  read: (before: readonly T[]) => Promise<T[]>,
  { page, most, what }: { page: number; most: number; what: string },
): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const next = await read(found)
    found.push(...next)
    whole(found, most, what)
    if (next.length < page) return found
  }
}
