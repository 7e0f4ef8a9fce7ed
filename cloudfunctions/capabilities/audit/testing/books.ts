import { addDays, atClock, type Day } from '../../../kernel/day'
import {
  beforeText,
  isReal,
  keepsErasable,
  leafOf,
  parseLeaf,
  type Fields,
} from '../../../kernel/sealed-form'
import { SEALED, sealedRecord, type SealedRecord } from '../../../kernel/sealed-records'
import { followsSeal, isWhole, readLine, UNREAD } from '../rules/chain'
import { chunkOf, closed, withChunk, type Chunk, type OpenSeal, type Seal } from '../rules/seal'
import { marksOf } from '../rules/laid-ready'
import { checkDocument, type Around, type DatedLeaf, type Trouble } from '../rules/verify'
import { keysFor, SCHEMAS } from './states'

export const FIRST_DAY = '2026-11-01'
const BATCH = 3

/** A database in a variable, with nights: what the store and the clock write, without either. */
export interface Books {
  today: Day
  documents: Record<string, Fields[]>
  seals: Seal[]
  chunks: Chunk[]
}

export const emptyBooks = (): Books => ({
  today: FIRST_DAY,
  documents: Object.fromEntries(SEALED.map(({ collection }) => [collection, []])),
  seals: [],
  chunks: [],
})

let salts = 0

/** One change of a document as the aggregate store saves it: a version, an entry, a salt of its own. */
export function save(books: Books, collection: string, id: string, state: unknown, note = ''): void {
  const record = sealedRecord(collection)!
  const all = books.documents[collection]!
  const found = all.find((document) => document['_id'] === id)
  const version = found ? Number(found['version']) + 1 : 1
  const entry = { at: atClock(books.today, '12:00') + version, act: 'save', note }
  const next: Fields = {
    ...{
      _id: id,
      schema: SCHEMAS[collection] ?? 1,
      version,
      state,
      scope: ['u1'],
      policyVersion: 1,
      changedOn: books.today,
    },
    history: [...((found?.['history'] as unknown[]) ?? []), entry],
    ...{ notices: [], wakeAt: null, ...keysFor(collection, state) },
  }
  if (keepsErasable(record, next)) next['salt'] = `salt${salts++}`
  if (found && (found['changedOn'] as Day) < books.today) next['was'] = beforeText(record, found)
  else if (found?.['was']) next['was'] = found['was']
  books.documents[collection] = [...all.filter((document) => document !== found), next].sort((a, b) =>
    String(a['_id']) < String(b['_id']) ? -1 : 1,
  )
}

/** The night passes: the day is sealed, in small batches. */
export function night(books: Books): void {
  const last = books.seals.at(-1)
  const { today: day } = books
  const after = last?.day ?? ''
  let open: OpenSeal = { day, after, previous: last?.seal ?? '', at: 0, cursor: null, peaks: [], chunks: 0 }
  for (const [at, record] of SEALED.entries()) {
    const due = books.documents[record.collection]!.filter((document) => {
      const changed = document['changedOn'] as Day
      return isReal(document) && changed > after && changed <= day
    }).sort((a, b) => order(a).localeCompare(order(b)))
    for (let from = 0; from < due.length; from += BATCH) {
      const batch = due.slice(from, from + BATCH)
      const to = { changedOn: day, id: String(batch.at(-1)!['_id']) }
      const leaves = batch.map((document) => leafOf(record, document))
      const chunk = chunkOf({ ...open, at }, leaves, to)
      books.chunks.push(chunk)
      open = withChunk(open, chunk)
    }
  }
  books.seals.push(closed(open))
  books.today = addDays(day, 1)
}

const order = (document: Fields): string => `${document['changedOn'] as string} ${String(document['_id'])}`

export type Found =
  { what: Trouble; collection: string; id: string; day: Day | null } | { what: 'seal'; day: Day }

/** Everything that an audit of these books names, seals first. */
export function findings(books: Books): Found[] {
  const found: Found[] = []
  const leaves = new Map<string, DatedLeaf[]>()
  let before: Seal | null = null
  for (const seal of books.seals) {
    if (!followsSeal(seal, before)) found.push({ what: 'seal', day: seal.day })
    let reading = UNREAD
    let ok = true
    for (const { collection, leaves: lines } of books.chunks.filter(({ day }) => day === seal.day)) {
      for (const text of lines) {
        const next = readLine(reading, seal, collection, text)
        ok &&= next !== null
        if (next) reading = next.reading
        const leaf = parseLeaf(text)
        const key = `${collection} ${leaf?.id ?? ''}`
        if (leaf) leaves.set(key, [...(leaves.get(key) ?? []), { day: seal.day, leaf }])
      }
    }
    if (!ok || !isWhole(reading, seal)) found.push({ what: 'seal', day: seal.day })
    before = seal
  }
  for (const record of SEALED) found.push(...findingsOf(books, record, leaves, before?.day ?? ''))
  return found
}

function findingsOf(
  books: Books,
  record: SealedRecord,
  leaves: ReadonlyMap<string, DatedLeaf[]>,
  lastDay: Day,
): Found[] {
  const { collection } = record
  const around: Around = {
    ...{ lastDay, today: books.today, marks: new Set(books.documents['jobs']!.flatMap(marksOf)) },
    madeAt: (_document, entry) => (entry as { at: number }).at,
  }
  const documents = new Map(books.documents[collection]!.map((each) => [String(each['_id']), each]))
  const prefix = `${collection} `
  const sealed = [...leaves.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
  const ids = [...new Set([...documents.keys(), ...sealed])].sort()
  return ids.flatMap((id) => {
    const of = leaves.get(prefix + id) ?? []
    const { trouble } = checkDocument(record, documents.get(id) ?? null, of, around)
    return trouble ? [{ collection, id, ...trouble }] : []
  })
}
