import { collectionExists, collectionMissing, invalidParam, notSupported } from '../errors'
import type { Sql } from './sql'

export interface IndexKey {
  path: string
  /** 1 ascending, -1 descending, or a geographic index on the sphere. */
  direction: 1 | -1 | '2dsphere'
}

export interface IndexSpec {
  name: string
  keys: IndexKey[]
  unique: boolean
}

export interface Index extends IndexSpec {
  /** The table that holds its entries: (key, seq). */
  table: string
  /** For each key, whether any document has ever had an array on that path, or a geometry with several entries. */
  multikey: boolean[]
}

export interface Collection {
  name: string
  /** The table that holds its documents: (seq, id, doc). */
  table: string
  indexes: Index[]
}

/** Which collections and indexes exist, and in which tables of the file they live. */
export class Catalog {
  private collections = new Map<string, Collection>()

  constructor(private readonly sql: Sql) {
    if (sql.access === 'write') this.createTables()
    this.load()
    sql.onRollback = () => this.load()
  }

  private createTables(): void {
    this.sql.exec(`CREATE TABLE IF NOT EXISTS collections(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE IF NOT EXISTS indexes(id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
        keys TEXT NOT NULL, is_unique INTEGER NOT NULL, multikey TEXT NOT NULL, UNIQUE(collection, name));`)
  }

  /**
   * Reads the tables again. Objects of collections that are still there stay the same ones, because transactions
   * and plans hold on to them.
   */
  private load(): void {
    const known = this.collections
    this.collections = new Map()
    const rows = this.sql.all<{ id: number; name: string }>('SELECT id, name FROM collections')
    for (const { id, name } of rows) {
      const collection = known.get(name) ?? { name, table: `documents_${id}`, indexes: [] }
      collection.indexes = this.indexesOf(id)
      this.collections.set(name, collection)
    }
  }

  names(): string[] {
    return [...this.collections.keys()]
  }

  /** The collection, or DATABASE_COLLECTION_NOT_EXIST. */
  need(name: string): Collection {
    const collection = this.collections.get(name)
    if (!collection) throw collectionMissing(name)
    return collection
  }

  create(name: string): Collection {
    if (typeof name !== 'string' || name === '') throw invalidParam('collectionName is required')
    if (this.collections.has(name)) throw collectionExists(name)
    const id = this.sql.run('INSERT INTO collections(name) VALUES(?)', [name])
    const table = `documents_${id}`
    this.sql.exec(
      `CREATE TABLE ${table}(seq INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    )
    const collection = { name, table, indexes: [] }
    this.collections.set(name, collection)
    return collection
  }

  has(name: string): boolean {
    return this.collections.has(name)
  }

  /** The paths of a collection that have a 2dsphere index. */
  geoPaths(name: string): string[] {
    const keys = this.need(name).indexes.flatMap((index) => index.keys)
    return [...new Set(keys.filter((key) => key.direction === '2dsphere').map((key) => key.path))]
  }

  /** Makes the empty table of an index. The entry of every key carries the row it belongs to. */
  addIndex(collection: Collection, spec: IndexSpec): Index {
    checkSpec(spec)
    const owner = this.sql.get<{ id: number }>('SELECT id FROM collections WHERE name = ?', [
      collection.name,
    ])!
    const multikey = spec.keys.map(() => false)
    const id = this.sql.run(
      'INSERT INTO indexes(collection, name, keys, is_unique, multikey) VALUES(?, ?, ?, ?, ?)',
      [owner.id, spec.name, JSON.stringify(spec.keys), spec.unique ? 1 : 0, JSON.stringify(multikey)],
    )
    const primary = spec.unique ? 'key' : 'key, seq'
    this.sql.exec(
      `CREATE TABLE entries_${id}(key BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(${primary})) WITHOUT ROWID`,
    )
    const index = { ...spec, table: `entries_${id}`, multikey }
    collection.indexes.push(index)
    return index
  }

  dropIndex(collection: Collection, index: Index): void {
    this.sql.exec(`DROP TABLE ${index.table}`)
    this.sql.run('DELETE FROM indexes WHERE id = ?', [Number(index.table.split('_')[1])])
    collection.indexes = collection.indexes.filter((other) => other !== index)
    this.sql.forgetStatements()
  }

  /** Remembers that an array was met on some paths of an index; plans then take care. */
  noteMultikey(index: Index, met: boolean[]): void {
    if (!met.some((array, i) => array && !index.multikey[i])) return
    index.multikey = index.multikey.map((before, i) => before || met[i] === true)
    this.sql.run('UPDATE indexes SET multikey = ? WHERE id = ?', [
      JSON.stringify(index.multikey),
      Number(index.table.split('_')[1]),
    ])
  }

  private indexesOf(collection: number): Index[] {
    const rows = this.sql.all<{
      id: number
      name: string
      keys: string
      is_unique: number
      multikey: string
    }>('SELECT id, name, keys, is_unique, multikey FROM indexes WHERE collection = ? ORDER BY id', [
      collection,
    ])
    return rows.map((row) => ({
      name: row.name,
      keys: JSON.parse(row.keys) as IndexKey[],
      unique: row.is_unique === 1,
      table: `entries_${row.id}`,
      multikey: JSON.parse(row.multikey) as boolean[],
    }))
  }
}

/** An index that cannot be kept as CloudBase would keep it is refused. */
function checkSpec({ name, keys, unique }: IndexSpec): void {
  for (const { path, direction } of keys)
    if (direction !== 1 && direction !== -1 && direction !== '2dsphere')
      throw notSupported(`the index ${name}, with ${JSON.stringify(direction)} for ${path}`)
  const spheres = keys.filter((key) => key.direction === '2dsphere').length
  if (spheres > 1) throw notSupported(`the index ${name}, with two geographic fields`)
  if (spheres > 0 && unique) throw notSupported(`the index ${name}, geographic and unique`)
}
