import { environment } from '../../scripts/operator-client'
import type { TestCloud } from './test-cloud'

type Document = Record<string, unknown>

/** The database as somebody sees it who holds the environment's keys and goes past the functions. */
export interface RawDatabase {
  /** In the order of the ids. */
  read(collection: string): Promise<Document[]>
  get(collection: string, id: string): Promise<Document>
  insert(collection: string, document: Document): Promise<void>
  /** The whole document. */
  put(collection: string, document: Document): Promise<void>
  remove(collection: string, id: string): Promise<void>
  empty(collection: string): Promise<void>
}

export function rawDatabase(cloud: TestCloud): RawDatabase {
  const db = environment(`${cloud.url}/admin`).database()
  return {
    read: async (collection) =>
      (await db.collection(collection).orderBy('_id', 'asc').limit(1000).get()).data as Document[],
    get: async (collection, id) =>
      ((await db.collection(collection).where({ _id: id }).get()).data as Document[])[0]!,
    insert: async (collection, document) => void (await db.collection(collection).add(document)),
    put: async (collection, { _id, ...document }) => {
      await db
        .collection(collection)
        .doc(_id as string)
        .set(document)
    },
    remove: async (collection, id) => void (await db.collection(collection).doc(id).remove()),
    empty: async (collection) => {
      await db
        .collection(collection)
        .where({ _id: db.command.gt('') })
        .remove()
    },
  }
}
