import { emptyBooks, night, save, type Books } from '../cloudfunctions/capabilities/audit/testing/books'
import { chunkId, sealId } from '../cloudfunctions/capabilities/audit/rules/seal'
import { addDays, atClock, dayOf, HOUR } from '../cloudfunctions/kernel/day'
import type { Fields } from '../cloudfunctions/kernel/sealed-form'
import { auditAll, type Audited } from './audit-check'
import type { Reader } from './audit-reading'

/** More than one reading of a collection takes. */
const MANY = 130
const idOf = (i: number): string => `v${String(i).padStart(4, '0')}`

/** Some documents that were sealed last night; today is the day after. */
function sealedBooks(): Books {
  const books = emptyBooks()
  for (let i = 0; i < MANY; i++) save(books, 'units', idOf(i), { name: `村${i}` })
  night(books)
  return books
}

/** A database in a variable, which somebody works in while it is read: `between` is called before each page. */
function readerOver(books: Books, between: (collection: string, page: number) => void): Reader {
  const seals = (): Fields[] => [
    ...books.chunks.map((chunk, i) => ({ _id: chunkId(chunk.day, i), ...chunk })),
    ...books.seals.map((seal) => ({ _id: sealId(seal.day), ...seal })),
  ]
  return {
    async *pages(collection, atOnce, { at = '', to = '\uffff' } = {}) {
      let from = at
      for (let page = 0; ; page++) {
        between(collection, page)
        const all = collection === 'seals' ? seals() : books.documents[collection]!
        const inside = all.filter(({ _id }) => (page === 0 ? String(_id) >= from : String(_id) > from))
        const documents = inside.filter(({ _id }) => String(_id) < to).slice(0, atOnce)
        if (documents.length > 0) yield documents
        if (documents.length < atOnce) return
        from = String(documents[atOnce - 1]!['_id'])
      }
    },
  }
}

const audit = (reader: Reader, clock: () => number): Promise<Audited> =>
  auditAll(reader, { clock, paper: new Map(), progress: () => undefined })

describe('an audit that is still reading at midnight', () => {
  it('takes what was changed on the new day as changed, and not as altered', async () => {
    const books = sealedBooks()
    let now = atClock(books.today, '23:59')
    const reader = readerOver(books, (collection, page) => {
      if (collection !== 'units' || page !== 1) return
      now = atClock(books.today, '24:01')
      books.today = dayOf(now)
      save(books, 'units', idOf(MANY - 1), { name: '新村' })
      save(books, 'units', 'v9999', { name: '又一个村' })
    })
    expect(await audit(reader, () => now)).toMatchObject({ finding: null, documents: MANY + 1 })
  })

  it('still names what says it was changed tomorrow', async () => {
    const books = sealedBooks()
    const now = atClock(books.today, '23:59')
    books.today = addDays(books.today, 1)
    save(books, 'units', idOf(MANY - 1), { name: '新村' })
    const found = await audit(
      readerOver(books, () => undefined),
      () => now,
    )
    expect(found).toMatchObject({ finding: { what: 'unsealed', id: idOf(MANY - 1) }, findings: 1 })
  })

  it('asks for the seals that were owed when it began', async () => {
    const books = sealedBooks()
    const day = books.today
    let now = atClock(day, '24:10')
    // The seals were read before the night's own was there, and it took hours.
    const reader = readerOver(books, (collection) => {
      if (collection === 'seals') now = atClock(day, '24:10') + 3 * HOUR
    })
    expect((await audit(reader, () => now)).finding).toBeNull()
    expect(
      (
        await audit(
          readerOver(books, () => undefined),
          () => now,
        )
      ).finding,
    ).toMatchObject({ what: 'late' })
  })
})
