/** Characters of one reply: the platform's limit is sixteen megabytes, and a document may be one. */
const ROOM = 4_000_000
/** Documents of one read, of a collection nothing is known of yet and at most. */
const FIRST_PAGE = 4
const MOST = 500

/** How many documents the next read takes, by how large the last ones were: a ledger is small, a ballot box is not. */
export function nextPage(documents: number, characters: number, most = MOST): number {
  if (documents === 0) return Math.min(most, FIRST_PAGE)
  return Math.max(1, Math.min(most, Math.floor((ROOM * documents) / Math.max(1, characters))))
}

/**
 * A collection, a page at a time, so that no reply is too large and none lies in memory beside another: pages are as long as
 * the last documents were small. Where large ones come after small ones the reply does not arrive, and the same is asked
 * for in smaller pieces.
 *
 * @param read so many documents after the last one of the page before, null for none; fewer than asked for are the last
 * @param sizeOf characters of a document
 * @param most documents of one page
 * @throws what reading a single document throws
 */
export async function* fittingPages<T>(
  read: (after: T | null, limit: number) => Promise<T[]>,
  sizeOf: (document: T) => number,
  most = MOST,
): AsyncGenerator<T[]> {
  let size = nextPage(0, 0, most)
  let last: T | null = null
  for (;;) {
    const { page, asked }: { page: T[]; asked: number } = await readOrFewer(read, last, size)
    if (page.length > 0) yield page
    if (page.length < asked) return
    last = page[page.length - 1]!
    const characters = page.reduce((sum, document) => sum + sizeOf(document), 0)
    size = nextPage(page.length, characters, most)
  }
}

/** A reply that is too large and a line that broke look alike; the same in smaller pieces is right for both. */
async function readOrFewer<T>(
  read: (after: T | null, limit: number) => Promise<T[]>,
  after: T | null,
  size: number,
): Promise<{ page: T[]; asked: number }> {
  for (let asked = size; ; asked = Math.floor(asked / 2)) {
    try {
      return { page: await read(after, asked), asked }
    } catch (error) {
      if (asked <= 1) throw error
    }
  }
}
