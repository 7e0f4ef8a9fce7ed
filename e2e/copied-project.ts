import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

const root = resolve(__dirname, '..')

/** What is installed, built or kept beside the sources. */
const NOT_SOURCES = ['node_modules', '.git', '.cache', '.data', 'dist', 'build', 'results', 'miniprogram_npm']

/** The project's sources in a folder of their own, where a check may change them. */
export interface CopiedProject {
  dir: string
  /** Changes a source; answers a function that puts back what was there. */
  change(file: string, from: string, to: string): () => void
  remove(): void
}

export function copyProject(): CopiedProject {
  const dir = mkdtempSync(join(tmpdir(), 'zhucun-copy-'))
  cpSync(root, dir, { recursive: true, filter: (path) => !NOT_SOURCES.includes(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  return {
    dir,
    change: (file, from, to) => {
      const path = join(dir, file)
      const before = readFileSync(path, 'utf8')
      if (!before.includes(from)) throw new Error(`${file} has no ${from}`)
      writeFileSync(path, before.replace(from, to))
      return () => writeFileSync(path, before)
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}
