import { resourceUnavailable } from '../errors'

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code)

/** What SQLite says when a unique index refuses a row. */
export const isUniqueViolation = (error: unknown): boolean =>
  /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/.test(codeOf(error))

/** What a program outside is to blame for, or the machine: the same request may succeed later. */
const CAUSES: [code: RegExp, cause: string][] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'the database file is locked by another process'],
  [/^SQLITE_FULL/, 'the disk is full'],
  [/^SQLITE_IOERR/, 'the database file cannot be read or written; the disk may be full'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM)/, 'the database file cannot be opened for writing'],
]

/** The error a caller gets: one of CloudBase's for a locked file or a full disk, anything else as it came. */
export function callersError(error: unknown): unknown {
  const code = codeOf(error)
  const cause = CAUSES.find(([pattern]) => pattern.test(code))?.[1]
  return cause === undefined ? error : resourceUnavailable(`${cause} (${code})`)
}
