import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Catalog } from './catalog'
import { Sql } from './sql'

/**
 * Looks at the database of a data folder as it is at one moment, without writing, also while a cloud runs on the
 * folder. Throws when there is none.
 */
export function readOnly<T>(dataDir: string, look: (sql: Sql, catalog: Catalog) => T): T {
  const file = join(dataDir, 'database.sqlite')
  if (!existsSync(file)) throw new Error(`there is no database in ${dataDir}`)
  const sql = new Sql(file, 'read')
  try {
    sql.exec('BEGIN')
    return look(sql, new Catalog(sql))
  } finally {
    sql.close()
  }
}
