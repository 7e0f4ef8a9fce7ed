import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { invalidParam } from '../errors'
import { checkCloudPath } from './cloud-path'
import type { Signer } from './signer'

/** The account a bucket's name ends with: a number of ten digits on the platform. */
const ACCOUNT = '1300000000'
/** An upload in progress; one that a crash has left behind is swept at the next start. */
const PART = '.part'

/** Where file ids and links of one environment point to. */
export interface StoragePlace {
  folder: string
  envId: string
  /** The gateway's own address. */
  url: string
}

/**
 * Cloud storage as files in a folder. A file's name there is a hash, because a cloud path may be any text; so no
 * path leads outside. A file is written beside and moved into place when it is on disk, whole.
 */
export class FileStorage {
  private readonly bucket: string

  constructor(
    private readonly place: StoragePlace,
    readonly signer: Signer,
  ) {
    mkdirSync(place.folder, { recursive: true })
    for (const name of readdirSync(place.folder))
      if (name.endsWith(PART)) rmSync(join(place.folder, name), { force: true })
    this.bucket = `${Buffer.from(place.envId.slice(0, 2)).toString('hex')}-${place.envId}-${ACCOUNT}`
  }

  /** `cloud://<environment>.<bucket>/<path>`, as the platform spells it. */
  fileId(path: string): string {
    return `cloud://${this.place.envId}.${this.bucket}/${path}`
  }

  /**
   * The path a file id names, or nothing when it names a file of another environment. Throws INVALID_PARAM for what
   * is no file id.
   */
  pathOf(fileId: unknown): string | undefined {
    const match = typeof fileId === 'string' ? /^cloud:\/\/([^/]+)\/(.+)$/s.exec(fileId) : null
    if (!match) throw invalidParam(`not a file id: ${String(fileId).slice(0, 200)}`)
    return match[1] === `${this.place.envId}.${this.bucket}` ? match[2] : undefined
  }

  /** Where a path's file is uploaded to. */
  uploadUrl(path: string): string {
    return `${this.place.url}/cos/${path.split('/').map(encodeURIComponent).join('/')}`
  }

  /** A link that can be read as it is, for `maxAge` seconds. */
  link(path: string, maxAge: number): string {
    return `${this.uploadUrl(path)}?${this.signer.linkQuery(path, maxAge)}`
  }

  /**
   * The same for the SDK, which percent-encodes the link it gets. Only what that would leave alone is encoded
   * beforehand, and then twice in the end; the signature tells the two readings apart.
   */
  sdkLink(path: string, maxAge: number): string {
    const target = /[%#?]/.test(path) ? this.uploadUrl(path) : `${this.place.url}/cos/${path}`
    return `${target}?${this.signer.linkQuery(path, maxAge)}`
  }

  /** Stores a file in place of what was there. Until it is on disk as a whole, and if it fails, the old one stays. */
  async save(path: string, content: AsyncIterable<Buffer>): Promise<void> {
    checkCloudPath(path)
    const part = join(this.place.folder, `${randomUUID()}${PART}`)
    try {
      await writeDurably(part, content)
      await rename(part, this.fileOf(path))
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    await this.syncFolder()
  }

  async has(path: string): Promise<boolean> {
    return (await stat(this.fileOf(path)).catch(missing)) !== undefined
  }

  /** The file for reading, or nothing; whoever opens it closes it. It stays whole when it is replaced meanwhile. */
  open(path: string): Promise<FileHandle | undefined> {
    return open(this.fileOf(path)).catch(missing)
  }

  /** Whether there was a file to remove. */
  async remove(path: string): Promise<boolean> {
    const there = await rm(this.fileOf(path)).then(() => true, missing)
    if (there) await this.syncFolder()
    return there ?? false
  }

  private fileOf(path: string): string {
    return join(this.place.folder, createHash('sha256').update(path).digest('hex'))
  }

  /** A name in a folder is on disk when the folder is. */
  private async syncFolder(): Promise<void> {
    const folder = await open(this.place.folder)
    await folder.sync().finally(() => folder.close())
  }
}

async function writeDurably(name: string, content: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(name, 'wx')
  try {
    for await (const chunk of content) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
