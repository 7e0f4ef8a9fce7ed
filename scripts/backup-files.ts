import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'
import type { Document } from './operator-client'

/** What a copy holds: of each collection how many documents, and the digest of their lines. */
export interface Manifest {
  format: 1
  /** ISO 8601. */
  begun: string
  ended: string
  collections: Record<string, { documents: number; sha256: string }>
}

/** Only whoever made a copy reads it: it holds telephone numbers and accounts. */
const PRIVATE = 0o600
const PRIVATE_FOLDER = 0o700
const MANIFEST = 'manifest.json'

const fileOf = (folder: string, collection: string): string => join(folder, `${collection}.ndjson.gz`)

export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER })
}

/** One collection as lines of JSON, gzipped as they come. */
export class CollectionWriter {
  private readonly gzip: Gzip = createGzip()
  private readonly file: WriteStream
  private readonly hash: Hash = createHash('sha256')
  private documents = 0

  constructor(folder: string, collection: string) {
    this.file = createWriteStream(fileOf(folder, collection), { mode: PRIVATE })
    this.gzip.pipe(this.file)
  }

  /** Answers how many characters it was. */
  async write(document: Document): Promise<number> {
    const line = `${JSON.stringify(document)}\n`
    this.hash.update(line)
    this.documents += 1
    if (!this.gzip.write(line)) await once(this.gzip, 'drain')
    return line.length
  }

  async end(): Promise<Manifest['collections'][string]> {
    this.gzip.end()
    await once(this.file, 'close')
    return { documents: this.documents, sha256: this.hash.digest('hex') }
  }
}

/** The last thing that is written: a folder without it is no copy. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, MANIFEST)
  await writeFile(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: PRIVATE })
  await rename(`${path}.part`, path)
}

export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The documents of one collection, one after the other. */
export async function* documentsIn(folder: string, collection: string): AsyncGenerator<Document> {
  for await (const line of linesIn(folder, collection)) yield JSON.parse(line) as Document
}

/** What is wrong with the file of a collection; null where it is what the manifest says. */
export async function faultOf(
  folder: string,
  collection: string,
  manifest: Manifest,
): Promise<string | null> {
  const told = manifest.collections[collection]
  if (!told) return `${collection} is not in the manifest`
  const hash = createHash('sha256')
  let documents = 0
  try {
    for await (const line of linesIn(folder, collection)) {
      hash.update(`${line}\n`)
      documents += 1
    }
  } catch (error) {
    return `${collection} cannot be read: ${(error as Error).message}`
  }
  if (documents !== told.documents)
    return `${collection} has ${documents} documents instead of ${told.documents}`
  return hash.digest('hex') === told.sha256 ? null : `${collection} was changed`
}

async function* linesIn(folder: string, collection: string): AsyncGenerator<string> {
  const source = createReadStream(fileOf(folder, collection))
  const text = createGunzip()
  source.on('error', (error) => text.destroy(error))
  for await (const line of createInterface({ input: source.pipe(text), crlfDelay: Infinity })) yield line
}
