import { isDeepStrictEqual, parseArgs } from 'node:util'
import { database } from '../database/collections'
import { CollectionWriter, makeFolder, readManifest, writeManifest, type Manifest } from './backup-files'
import { operatorDatabase, type Document, type OperatorDatabase } from './operator-client'
import { fittingPages } from './page-size'

type Copied = Manifest['collections'][string]

const USAGE = `Copies every document of a CloudBase environment into a folder.

  npm run backup -- --to FOLDER [--url URL]

  --to    a folder that holds no copy yet; what is written there is readable by you alone
  --url   SDK endpoint of a local cloud, e.g. http://127.0.0.1:9000/admin

Environment: for a real environment CLOUDBASE_ENV_ID, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
The copy holds telephone numbers and accounts. Files of the storage and the functions' secrets are not in it: without
the same POLL_SECRET the rounds that are open cannot be counted.`

const SEALS = 'seals'
/** In `seals`, how far the clock is with the night's. */
const PROGRESS = 'progress'
/** A seal is made within minutes, and between two of its steps nothing of it is half there. */
const TRIES = 5

/**
 * Collection by collection, page by page, by id: nothing of it lies in memory but one page. The seals come first: a document
 * may be newer than its last leaf, as after any change, and a leaf never newer than its document. Then the imports: one that
 * ends while it is copied is gone on with, and finds done what is done.
 */
export async function backup(
  db: OperatorDatabase,
  folder: string,
  print: (line: string) => void,
): Promise<Manifest> {
  if (await readManifest(folder)) throw new Error(`there is a copy in ${folder} already`)
  await makeFolder(folder)
  const begun = new Date().toISOString()
  const collections: Manifest['collections'] = { [SEALS]: await copySeals(db, folder) }
  print(`${SEALS}: ${collections[SEALS]!.documents}`)
  const names = database.collections.map((each) => each.name)
  for (const name of new Set(['jobs', ...names.filter((each) => each !== SEALS)])) {
    collections[name] = await copyOne(db, folder, name)
    print(`${name}: ${collections[name].documents}`)
  }
  const manifest: Manifest = { format: 1, begun, ended: new Date().toISOString(), collections }
  await writeManifest(folder, manifest)
  return manifest
}

async function copyOne(db: OperatorDatabase, folder: string, name: string): Promise<Copied> {
  const writer = new CollectionWriter(folder, name)
  const sizes = new WeakMap<Document, number>()
  const read = (last: Document | null, limit: number): Promise<Document[]> =>
    db.after(name, last?._id ?? '', limit)
  for await (const page of fittingPages(read, (document) => sizes.get(document)!))
    for (const document of page) sizes.set(document, await writer.write(document))
  return writer.end()
}

/** Seals, leaves and how far the clock is, of one moment: where it got on meanwhile they are copied once more. */
async function copySeals(db: OperatorDatabase, folder: string): Promise<Copied> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await db.find(SEALS, PROGRESS)
    const copied = await copyOne(db, folder, SEALS)
    if (isDeepStrictEqual(await db.find(SEALS, PROGRESS), before)) return copied
  }
  throw new Error('the day is just being sealed: make the copy some minutes later')
}

async function main(argv: string[]): Promise<number> {
  const string = { type: 'string' } as const
  const { values } = parseArgs({
    args: argv,
    options: { to: string, url: string, help: { type: 'boolean' } },
  })
  if (values.help || !values.to) {
    console.log(USAGE)
    return values.help ? 0 : 1
  }
  try {
    const { collections } = await backup(operatorDatabase(values.url ?? null), values.to, console.log)
    const sum = Object.values(collections).reduce((all, { documents }) => all + documents, 0)
    console.log(`${sum} documents are in ${values.to}`)
    return 0
  } catch (error) {
    console.error((error as Error).message)
    return 1
  }
}

if (require.main === module) {
  // The SDK keeps sockets open; a finished command ends.
  void main(process.argv.slice(2)).then((code) => process.exit(code))
}
