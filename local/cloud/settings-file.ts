import { Sql } from './store/sql'

/** What the local cloud itself has to remember across a restart: its clock, messages that arrived, quotas. */
export class Settings {
  readonly sql: Sql

  constructor(file: string) {
    this.sql = new Sql(file)
    this.sql.exec(
      'CREATE TABLE IF NOT EXISTS settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
    )
  }

  read(name: string): string | undefined {
    return this.sql.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', [name])?.value
  }

  write(name: string, value: string): void {
    this.sql.run('INSERT OR REPLACE INTO settings(name, value) VALUES(?, ?)', [name, value])
  }

  close(): void {
    this.sql.checkpoint()
    this.sql.close()
  }
}
