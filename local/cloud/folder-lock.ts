import { join } from 'node:path'
import Database from 'libsql'

/**
 * Takes a data folder for this process: two clouds on one folder would each believe the database to be their own.
 * An open exclusive transaction on a file of its own is a lock that the system takes back however the process ends.
 */
export function lockFolder(folder: string): { release(): void } {
  const file = new Database(join(folder, 'lock.sqlite'))
  try {
    file.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error
    throw new Error(`another local cloud is running on ${folder}`, { cause: error })
  }
  return { release: () => void file.close() }
}
