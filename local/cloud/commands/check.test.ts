import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { Stats } from '../stats'
import type { IntegrityReport } from '../store/integrity'
import { Store } from '../store/store'
import { checkCommand } from './check'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
  file = join(folder, 'database.sqlite')
  const store = new Store(file, new Stats())
  const index = (name: string, path: string, unique: boolean) => ({
    name,
    keys: [{ path, direction: -1 as const }],
    unique,
  })
  store.prepare([
    { name: 'things', indexes: [index('one_n', 'n', true), index('by_tags', 'tags', false)] },
    { name: 'empty', indexes: [] },
  ])
  store.insert(
    'things',
    Array.from({ length: 50 }, (_, n) => ({ _id: `d${n}`, n, tags: [n, 'all'] })),
  )
  store.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

function damage(sql: string): void {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

function problems(): string[] {
  const { output, ok } = checkCommand.run(['--data', folder, '--json'])
  const report = JSON.parse(output) as IntegrityReport
  expect(ok).toBe(report.problems.length === 0)
  return report.problems
}

/** The tables of the first collection and its indexes, in the order they were made. */
const [DOCUMENTS, UNIQUE, TAGS] = ['documents_1', 'entries_1', 'entries_2']

describe('the command check', () => {
  test('counts what is there and finds a whole database whole', () => {
    expect(checkCommand.run(['--data', folder])).toEqual({
      output: [
        'empty: 0 documents',
        'things: 50 documents, 50 entries in one_n, 100 entries in by_tags',
        'no problem found',
      ].join('\n'),
      ok: true,
    })
  })

  const CASES: [title: string, sql: string, found: RegExp[]][] = [
    [
      'an entry that is missing',
      `DELETE FROM ${UNIQUE} WHERE seq = 7`,
      [
        /things, index one_n: an entry of the document "d6" is missing/,
        /one_n: holds 49 entries, and the documents have 50/,
      ],
    ],
    [
      'an entry that is too many',
      `INSERT INTO ${TAGS}(key, seq) VALUES(x'00', 3)`,
      [/by_tags: holds 101 entries, and the documents have 100/],
    ],
    [
      'an entry that leads to another document',
      `UPDATE ${UNIQUE} SET seq = 2 WHERE seq = 1`,
      [/an entry of the document "d0" is missing/],
    ],
    [
      'a document that changed without its entries',
      `UPDATE ${DOCUMENTS} SET doc = replace(doc, '"n":4,', '"n":99,') WHERE seq = 5`,
      [/an entry of the document "d4" is missing/],
    ],
    [
      'a document under a foreign _id',
      `UPDATE ${DOCUMENTS} SET doc = replace(doc, 'd4', 'x') WHERE seq = 5`,
      [/row 5 is kept under an _id that is not its own/, /one_n: holds 50/, /by_tags: holds 100/],
    ],
    [
      'a row that is no document',
      `UPDATE ${DOCUMENTS} SET doc = '{' WHERE seq = 5`,
      [/row 5 cannot be read/, /one_n: holds 50/, /by_tags: holds 100/],
    ],
    [
      'an index that has forgotten its arrays',
      `UPDATE indexes SET multikey = '[false]'`,
      Array.from({ length: 50 }, () => /by_tags: does not know of the array/),
    ],
  ]
  test.each(CASES)('finds %s', (_title, sql, found) => {
    damage(sql)
    expect(problems()).toEqual(found.map((pattern) => expect.stringMatching(pattern)))
    expect(checkCommand.run(['--data', folder]).output).toMatch(/^PROBLEM things/m)
  })

  test('finds a file whose pages are damaged', () => {
    const rows = new Database(file)
    const [{ rootpage }] = rows
      .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = '${TAGS}'`)
      .all() as [{ rootpage: number }]
    rows.close()
    const handle = openSync(file, 'r+')
    // The cell pointers of the page, behind its header of 8 or 12 bytes.
    writeSync(handle, Buffer.alloc(64, 0x7f), 0, 64, (rootpage - 1) * 4096 + 12)
    closeSync(handle)
    const { output, ok } = checkCommand.run(['--data', folder])
    expect(ok).toBe(false)
    expect(output).toMatch(/^PROBLEM the file: /m)
  })
})
