import { existsSync, readFileSync, statSync } from 'node:fs'

export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

export function readText(path: string): string | undefined {
  return isFile(path) ? readFileSync(path, 'utf8') : undefined
}
