import {
  followsSeal,
  isWhole,
  readLine,
  sealIn,
  UNREAD,
  type Reading,
} from '../cloudfunctions/capabilities/audit/rules/chain'
import {
  chunkId,
  FIRST_SEAL_ID,
  PAST_SEAL_ID,
  type Seal,
} from '../cloudfunctions/capabilities/audit/rules/seal'
import { checkDocument, type Checked, type Trouble } from '../cloudfunctions/capabilities/audit/rules/verify'
import { dayOf, type Day } from '../cloudfunctions/kernel/day'
import { sealOwed } from '../cloudfunctions/kernel/sealed-day'
import { parseLeaf, type Fields } from '../cloudfunctions/kernel/sealed-form'
import { atOnce, SEALED, type SealedRecord } from '../cloudfunctions/kernel/sealed-records'
import { isAwake, madeAt } from './audit-alarms'
import { LaidReady } from './audit-laid'
import { LeafFile } from './audit-leaves'
import type { Reader } from './audit-reading'

/**
 * What an audit finds. `seal`: the seal of that day, or its leaves, were altered or are missing. `noSeals`: there are none.
 * `late`: it ends before it should. `paper`: it is not what was written down. Else something about one document.
 */
export type Finding =
  | { what: Trouble; collection: string; id: string; day: Day | null }
  | { what: 'seal' | 'paper' | 'late'; day: Day }
  | { what: 'noSeals' }

export interface Audited {
  seals: number
  leaves: number
  documents: number
  first: Day | null
  last: Seal | null
  /** The first of them; the others are only counted. */
  finding: Finding | null
  findings: number
  unlinked: number
}

export interface AuditOptions {
  /** Epoch milliseconds, asked anew beside each page: a large environment is read for hours, and is changed meanwhile. */
  clock: () => number | Promise<number>
  /** Day → the digits that somebody wrote down, the first 16 of them at least. */
  paper: ReadonlyMap<Day, string>
  progress: (words: string) => void
}

/** A hundred leaves are about 30 KB. */
const SEALS_AT_ONCE = 50
const TELL_EVERY = 10_000

/** Recomputes every seal from its leaves and every document from its text, a page at a time. Reads only. */
export async function auditAll(reader: Reader, options: AuditOptions): Promise<Audited> {
  const file = new LeafFile()
  try {
    const audit = new Audit(reader, file, options)
    await audit.readSeals()
    for (const record of SEALED) await audit.readDocuments(record)
    return audit.result
  } finally {
    file.close()
  }
}

class Audit {
  readonly result: Audited = {
    ...{ seals: 0, leaves: 0, documents: 0, first: null, last: null },
    ...{ finding: null, findings: 0, unlinked: 0 },
  }

  /** Once the page that is compared was read, epoch milliseconds: what it holds was changed on this day or before. */
  private now = 0
  private readonly laid: LaidReady

  constructor(
    private readonly reader: Reader,
    private readonly file: LeafFile,
    private readonly options: AuditOptions,
  ) {
    this.laid = new LaidReady(reader)
  }

  private name(finding: Finding): void {
    this.result.finding ??= finding
    this.result.findings += 1
  }

  /** The chain from the first seal to the last, each with its leaves, which are laid by for the documents. */
  async readSeals(): Promise<void> {
    const { result } = this
    const { paper } = this.options
    const onPaper = new Map(paper)
    // What was owed when the reading began: a seal that is made meanwhile may not be among what was read.
    const owed = sealOwed(await this.options.clock())
    for await (const page of this.reader.pages('seals', SEALS_AT_ONCE, {
      at: FIRST_SEAL_ID,
      to: PAST_SEAL_ID,
    })) {
      for (const document of page) {
        const seal = sealIn(document)
        if (!seal) {
          this.name({ what: 'seal', day: dayIn(document) })
          continue
        }
        const isWhole = await this.readLeaves(seal)
        if (!isWhole || !followsSeal(seal, result.last)) this.name({ what: 'seal', day: seal.day })
        const written = onPaper.get(seal.day)
        if (written !== undefined && !seal.seal.startsWith(written))
          this.name({ what: 'paper', day: seal.day })
        onPaper.delete(seal.day)
        result.first ??= seal.day
        result.last = seal
        result.seals += 1
        this.options.progress(`${seal.day} ${seal.leaves}`)
      }
    }
    for (const day of onPaper.keys()) this.name({ what: 'paper', day })
    if (!result.last) this.name({ what: 'noSeals' })
    else if (result.last.day < owed) this.name({ what: 'late', day: result.last.day })
  }

  private async readLeaves(seal: Seal): Promise<boolean> {
    let reading: Reading | null = UNREAD
    const range = { at: chunkId(seal.day, 0), to: chunkId(seal.day, seal.chunks) }
    for await (const page of this.reader.pages('seals', SEALS_AT_ONCE, range)) {
      for (const { collection, leaves } of page as Array<{ collection: string; leaves: string[] }>) {
        const lines = Array.isArray(leaves) ? leaves : []
        const leafLines = lines.flatMap((line) => {
          const leaf = parseLeaf(String(line))
          reading = reading && (readLine(reading, seal, collection, String(line))?.reading ?? null)
          return leaf ? [{ collection, id: leaf.id, day: seal.day, line: String(line) }] : []
        })
        this.file.add(leafLines)
        this.result.leaves += leafLines.length
      }
    }
    return reading !== null && isWhole(reading, seal)
  }

  /** Every document of a collection beside all its leaves, in the order of the ids. */
  async readDocuments(record: SealedRecord): Promise<void> {
    const { collection } = record
    let after = ''
    for await (const read of this.reader.pages(collection, atOnce(record))) {
      const last = String(read[read.length - 1]!['_id'])
      const page = await this.laid.settled(record, read)
      this.now = await this.options.clock()
      this.comparePage(record, page, after, last)
      after = last
    }
    this.comparePage(record, [], after, null)
  }

  private comparePage(record: SealedRecord, page: Fields[], after: string, to: string | null): void {
    const left = new Map(page.map((document) => [String(document['_id']), document]))
    for (const { id, leaves } of this.file.between(record.collection, after, to)) {
      this.compare(record, id, left.get(id) ?? null, leaves)
      left.delete(id)
    }
    for (const [id, document] of left) this.compare(record, id, document, [])
  }

  private compare(
    record: SealedRecord,
    id: string,
    document: Fields | null,
    leaves: Parameters<typeof checkDocument>[2],
  ): void {
    const { result } = this
    const { trouble, unlinked } = this.check(record, document, leaves)
    if (trouble) this.name({ collection: record.collection, id, ...trouble })
    result.unlinked += unlinked
    if (document) result.documents += 1
    if (document && result.documents % TELL_EVERY === 0)
      this.options.progress(`${record.collection} ${result.documents}`)
  }

  private check(
    record: SealedRecord,
    document: Fields | null,
    leaves: Parameters<typeof checkDocument>[2],
  ): Checked {
    const { collection } = record
    const checked = checkDocument(record, document, leaves, {
      lastDay: this.result.last?.day ?? '',
      today: dayOf(this.now),
      marks: this.laid.marks,
      madeAt: (of, entry) => madeAt(collection, of, entry),
    })
    if (checked.trouble || !document || isAwake(collection, document, this.now)) return checked
    return { ...checked, trouble: { what: 'asleep', day: null } }
  }
}

/** The day that the id of a broken seal names. */
function dayIn({ _id }: Fields): Day {
  return String(_id).replace(/^s(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
}
