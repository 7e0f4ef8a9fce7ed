import { emptyBooks, night, save, type Books } from '../cloudfunctions/capabilities/audit/testing/books'
import { chunkId, sealId } from '../cloudfunctions/capabilities/audit/rules/seal'
import { addDays, atClock, dayOf, HOUR } from '../cloudfunctions/kernel/day'
import type { Fields } from '../cloudfunctions/kernel/sealed-form'
import { auditAll, type Audited } from './audit-check'
import type { Reader } from './audit-reading'
import { snapshotReader } from './audit-snapshot'

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
function readerOver(books: Books, between?: (collection: string, page: number) => void): Reader {
  const seals = (): Fields[] => [
    ...books.chunks.map((chunk, i) => ({ _id: chunkId(chunk.day, i), ...chunk })),
    ...books.seals.map((seal) => ({ _id: sealId(seal.day), ...seal })),
  ]
  return snapshotReader((name) => (name === 'seals' ? seals() : books.documents[name]!), between)
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

describe('an audit that is still reading while a roster is imported', () => {
  const job = (status: string, run: number) => ({ status, run, leftovers: [] })
  const blank = (today: string) => ({
    ...{ _id: 'v9', schema: 1, version: 0, state: { scope: [] }, history: [], notices: [], wakeAt: null },
    ...{ scope: [], changedOn: today, staged: { by: 'j1_1' } },
  })
  const add = (books: Books): void => {
    books.documents['units'] = [...books.documents['units']!, blank(books.today)]
  }

  it('takes what an import laid ready as such that began after the audit', async () => {
    const books = sealedBooks()
    const reader = readerOver(books, (collection, page) => {
      if (collection !== 'units' || page !== 1) return
      save(books, 'jobs', 'j1', job('running', 1))
      add(books)
    })
    expect(await audit(reader, () => atClock(books.today, '12:00'))).toMatchObject({ finding: null })
  })

  it('looks once more at what was turned, or forgotten, after its page was read', async () => {
    for (const turned of [true, false]) {
      const books = sealedBooks()
      save(books, 'jobs', 'j1', job('running', 1))
      add(books)
      let ended = false
      const reader = readerOver(books, (collection) => {
        if (collection !== 'jobs' || ended) return
        ended = true
        books.documents['units'] = books.documents['units']!.filter(({ _id }) => _id !== 'v9')
        if (turned) save(books, 'units', 'v9', { name: '新村' })
        save(books, 'jobs', 'j1', job('done', 1))
      })
      expect(await audit(reader, () => atClock(books.today, '12:00'))).toMatchObject({ finding: null })
      expect(ended).toBe(true)
    }
  })

  it('names what lies there under the mark of an import that is over', async () => {
    const books = sealedBooks()
    save(books, 'jobs', 'j1', job('done', 1))
    add(books)
    expect(await audit(readerOver(books), () => atClock(books.today, '12:00'))).toMatchObject({
      finding: { what: 'added', collection: 'units', id: 'v9' },
      findings: 1,
    })
  })
})
