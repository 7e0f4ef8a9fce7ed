/** One collection whose documents are sealed each night. */
export interface SealedRecord {
  collection: string
  /**
   * Paths of what may be deleted later, `*` for every element of a list. They are sealed as one salted commitment beside
   * the rest, so that the seal holds when they are gone and tells nobody what they were.
   */
  erasable: readonly string[]
  /**
   * The same for documents of an older `schema`, by the last schema it held for: what was sealed under it is held against
   * it for ever.
   */
  earlier?: { schema: number; erasable: readonly string[] }
  /** Documents of a hundred kilobytes and more, of which few are read at once: a reply has at most 16 MB. */
  heavy?: true
  /** Sealed only from its last change on: until then it has no day of change. */
  once?: true
  /** An import lays documents of it ready, which are of version 0 until they are turned. */
  staged?: true
}

/** Documents of one reading: of a month's ledgers, at 8 KB each, about 1 MB. */
export const atOnce = ({ heavy }: SealedRecord): number => (heavy ? 10 : 100)

/**
 * 封存的记录: every aggregate, and the ballot boxes once their result is published. Leaves lie in this order, so a
 * collection is only ever added at the end. Left out: `inbox` (copies of what is told), `heartbeats`, and `seals` itself.
 */
export const SEALED: readonly SealedRecord[] = [
  { collection: 'units', erasable: [], staged: true },
  // The number and the account of somebody who left.
  {
    collection: 'people',
    erasable: ['boundTo', 'phoneKey', 'state.phone', 'state.account', 'state.invite', 'state.boundWith'],
    staged: true,
  },
  // The roster that is being taken, with its numbers: emptied when it was.
  { collection: 'jobs', erasable: ['state.plan', 'state.taken'], heavy: true },
  { collection: 'files', erasable: [] },
  // Coordinates: deleted after the county's retention. Verdict and distance stay in the history.
  { collection: 'ledgers', erasable: ['state.fixes'] },
  // What somebody is ill with, and the digests of the papers that say so.
  { collection: 'leaveBooks', erasable: ['state.applications.*.reason', 'state.applications.*.notes'] },
  { collection: 'rounds', erasable: [], heavy: true },
  { collection: 'boxes', erasable: [], heavy: true, once: true },
  { collection: 'draws', erasable: [] },
  // The sentence of whoever went and asked.
  { collection: 'looks', erasable: ['state.marks.*.words'] },
  // The words of a complaint, the names, and who wrote it with or without one: deleted some time after it ends.
  {
    collection: 'complaints',
    erasable: [
      ...['state.letters.*.text', 'state.letters.*.name', 'state.author'],
      ...['state.authorId', 'authorId', 'openPlace'],
    ],
    earlier: { schema: 1, erasable: ['state.letters.*.text', 'state.author'] },
  },
  // The villagers' sentences, kept for half a year.
  { collection: 'remarks', erasable: ['state.remarks'] },
  { collection: 'recordings', erasable: [] },
  // Numbers that a household left to be called back by.
  { collection: 'callbacks', erasable: ['state.calls.*.phone'] },
]

/** Paths of what may be deleted of a document, by the shape in which it lies there. */
export function erasableOf(
  { erasable, earlier }: Pick<SealedRecord, 'erasable' | 'earlier'>,
  { schema }: Record<string, unknown>,
): readonly string[] {
  return earlier && Number(schema ?? 1) <= earlier.schema ? earlier.erasable : erasable
}

/** Where a collection stands among them; undefined for one that is not sealed. */
export function sealedRecord(collection: string): SealedRecord | undefined {
  return SEALED.find((record) => record.collection === collection)
}
