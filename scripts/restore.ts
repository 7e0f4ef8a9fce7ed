import { isDeepStrictEqual, parseArgs } from 'node:util'
import { database } from '../database/collections'
import { documentsIn, faultOf, readManifest, type Manifest } from './backup-files'
import { operatorDatabase, type Document, type OperatorDatabase } from './operator-client'

const USAGE = `Puts a copy that \`npm run backup\` made into an empty CloudBase environment.

  npm run restore -- --from FOLDER [--go-on] [--url URL]

  --from    the folder of the copy; it is checked whole before anything is written
  --go-on   after a restore that stopped midway: documents that are there already and equal are passed over
  --url     SDK endpoint of a local cloud, e.g. http://127.0.0.1:9000/admin

Environment: for a real environment CLOUDBASE_ENV_ID, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
The collections and their indexes must be there, and the functions not yet: the clock writes within its first minute, and
nothing that is there is ever overwritten. Deploy them last: what the clock owes by then it does at its first runs, and
what was to be deleted meanwhile goes.`

/** Writes on their way at the same time. */
const LANES = 8

interface Choice {
  goOn: boolean
}

/** What the copy holds and the environment does not, document by document; answers how many were written. */
export async function restore(
  db: OperatorDatabase,
  folder: string,
  { goOn }: Choice,
  print: (line: string) => void,
): Promise<number> {
  const manifest = await sound(folder)
  if (!goOn) await mustBeEmpty(db)
  let sum = 0
  for (const { name } of database.collections) {
    const written = await restoreOne(db, folder, name)
    print(`${name}: ${written}`)
    sum += written
    const there = await db.count(name)
    const wanted = manifest.collections[name]!.documents
    if (there !== wanted) throw new Error(`${name} holds ${there} documents, and the copy ${wanted}`)
  }
  return sum
}

/** The manifest of a copy that is whole. */
async function sound(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  if (!manifest) throw new Error(`there is no copy in ${folder}, or it was never finished`)
  for (const { name } of database.collections) {
    const fault = await faultOf(folder, name, manifest)
    if (fault) throw new Error(fault)
  }
  return manifest
}

/** What the clock writes by itself where there is nothing else. */
const CLOCK_WRITES = ['heartbeats', 'seals', 'figures']

async function mustBeEmpty(db: OperatorDatabase): Promise<void> {
  const full: string[] = []
  for (const { name } of database.collections) if ((await db.count(name)) > 0) full.push(name)
  if (full.length === 0) return
  const isClock = full.every((name) => CLOCK_WRITES.includes(name))
  throw new Error(
    isClock
      ? `the clock has run here: take its trigger off, empty ${full.join(', ')}, and begin again`
      : `${full.join(', ')} is not empty: a copy goes into an empty environment`,
  )
}

async function restoreOne(db: OperatorDatabase, folder: string, name: string): Promise<number> {
  let written = 0
  let lanes: Array<Promise<void>> = []
  const put = async (document: Document): Promise<void> => {
    if (await db.add(name, document)) written += 1
    else await mustBeEqual(db, name, document)
  }
  for await (const document of documentsIn(folder, name)) {
    lanes.push(put(document))
    if (lanes.length < LANES) continue
    await Promise.all(lanes)
    lanes = []
  }
  await Promise.all(lanes)
  return written
}

/** A reply that was lost after the write, or a restore that goes on. */
async function mustBeEqual(db: OperatorDatabase, name: string, document: Document): Promise<void> {
  const there = await db.find(name, document._id)
  if (!isDeepStrictEqual(there, document))
    throw new Error(`${name} holds another ${document._id}; nothing that is there is overwritten`)
}

async function main(argv: string[]): Promise<number> {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  const options = { from: string, url: string, 'go-on': boolean, help: boolean }
  const { values } = parseArgs({ args: argv, options })
  if (values.help || !values.from) {
    console.log(USAGE)
    return values.help ? 0 : 1
  }
  try {
    const db = operatorDatabase(values.url ?? null)
    const written = await restore(db, values.from, { goOn: values['go-on'] ?? false }, console.log)
    console.log(`${written} documents were written`)
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
