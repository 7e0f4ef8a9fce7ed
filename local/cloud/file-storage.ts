import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { invalidParam } from './errors'

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Cloud storage as files in a folder. A file's name there is a hash, because a cloud path may be any text. */
export class FileStorage {
  constructor(
    private readonly folder: string,
    private readonly envId: string,
    private readonly url: string,
  ) {
    mkdirSync(folder, { recursive: true })
  }

  fileId(path: string): string {
    return `cloud://${this.envId}.6c6f-${this.envId}/${path}`
  }

  /** The cloud path of a file id, or an error for anything that is none. */
  pathOf(fileId: unknown): string {
    const path = typeof fileId === 'string' ? /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1] : undefined
    if (path === undefined) throw invalidParam(`not a file id: ${String(fileId)}`)
    return path
  }

  urlOf(path: string): string {
    return `${this.url}/cos/${path.split('/').map(encodeURIComponent).join('/')}`
  }

  /** The same link before percent-encoding, for a caller that encodes it itself. */
  plainUrlOf(path: string): string {
    return `${this.url}/cos/${path}`
  }

  write(path: string, data: Buffer): void {
    if (path === '' || path.startsWith('/'))
      throw invalidParam('cloudPath must be a path without a leading slash')
    writeFileSync(this.place(path), data)
  }

  has(path: string): boolean {
    return existsSync(this.place(path))
  }

  read(path: string): Buffer | undefined {
    return this.has(path) ? readFileSync(this.place(path)) : undefined
  }

  remove(path: string): boolean {
    const there = this.has(path)
    rmSync(this.place(path), { force: true })
    return there
  }

  typeOf(path: string): string {
    return TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
  }

  private place(path: string): string {
    return join(this.folder, createHash('sha256').update(path).digest('hex'))
  }
}
