import { isLaidReady, marksOf } from '../cloudfunctions/capabilities/audit/rules/laid-ready'
import type { Fields } from '../cloudfunctions/kernel/sealed-form'
import { atOnce, sealedRecord, type SealedRecord } from '../cloudfunctions/kernel/sealed-records'
import type { Reader } from './audit-reading'

/** What imports have laid ready, as an audit knows it that reads for hours while they come and go. */
export class LaidReady {
  /** Of the imports that are known so far. */
  marks: ReadonlySet<string> = new Set()

  constructor(private readonly reader: Reader) {}

  /**
   * A page whose documents of no known import were looked at once more: an import may have begun since the last look, or ended
   * since the page was read. First the imports are read, then the documents, which are turned before their import ends.
   */
  async settled(record: SealedRecord, page: Fields[]): Promise<Fields[]> {
    const isStrange = (document: Fields): boolean => isLaidReady(record, document, this.marks) === false
    if (!page.some(isStrange)) return page
    this.marks = await this.readMarks()
    const settled: Fields[] = []
    for (const document of page) {
      const at = String(document['_id'])
      if (!isStrange(document)) settled.push(document)
      else settled.push(...(await this.all(record.collection, 1, { at, to: `${at}\0` })))
    }
    return settled
  }

  private async readMarks(): Promise<Set<string>> {
    const marks = new Set<string>()
    for await (const jobs of this.reader.pages('jobs', atOnce(sealedRecord('jobs')!)))
      for (const mark of jobs.flatMap(marksOf)) marks.add(mark)
    return marks
  }

  private async all(...asked: Parameters<Reader['pages']>): Promise<Fields[]> {
    const found: Fields[] = []
    for await (const page of this.reader.pages(...asked)) found.push(...page)
    return found
  }
}
