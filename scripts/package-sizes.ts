import { transformSync } from 'esbuild'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'

export const app = join(resolve(__dirname, '..'), 'miniprogram')

/** Bytes. Source: WeChat's documentation of subpackages, 2 MB for the main package and each subpackage, 30 MB together. */
const PACKAGE_LIMIT = 2 * 1024 * 1024
export const TOTAL_LIMIT = 30 * 1024 * 1024
/** Bytes. The first page opens on a cheap phone: our own limit, a fifth of WeChat's. */
const MAIN_LIMIT = 400 * 1024
/** Bytes. The poll opens from a paper slip on a village's network: our own limit. */
const POLL_LIMIT = 150 * 1024
export const POLL = 'packages/poll'
export const MAIN = 'main package'

export interface AppJson {
  pages: string[]
  subPackages: Array<{ root: string; pages: string[] }>
}

export const read = (file: string): string => readFileSync(join(app, file), 'utf8')
export const json = <T>(file: string): T => JSON.parse(read(file)) as T

/** What the tests need; `packOptions` in project.config.json keeps it from the phones. */
const TESTING = 'testing'

/** Every file of the mini-program that is uploaded, as paths from its root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(app, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' || path === TESTING ? [] : filesBelow(path)
    return /\.test\.ts$|\.d\.ts$|\.md$|tsconfig(\.tests)?\.json$|\.tsbuildinfo$/.test(entry.name)
      ? []
      : [path]
  })
}

/** The components a page or component uses, by the path written there, each with where it lies if it is there. */
export function usedBy(path: string): Array<{ target: string; found: string | undefined }> {
  const file = `${path}.json`
  if (!existsSync(join(app, file))) return []
  const using = json<{ usingComponents?: Record<string, string> }>(file).usingComponents ?? {}
  return Object.values(using).map((target) => ({ target, found: locate(path, target) }))
}

function locate(from: string, target: string): string | undefined {
  const candidates = target.startsWith('/')
    ? [target.slice(1)]
    : [posix.join(posix.dirname(from), target), posix.join('miniprogram_npm', target)]
  return candidates.find((path) => existsSync(join(app, `${path}.json`)))
}

/** All pages, and every component that one of them uses, itself or through others. */
export function unitsOf({ pages, subPackages }: AppJson): Set<string> {
  const units = new Set<string>()
  const visit = (path: string): void => {
    if (units.has(path)) return
    units.add(path)
    for (const { found } of usedBy(path)) if (found) visit(found)
  }
  pages.forEach(visit)
  for (const part of subPackages) for (const page of part.pages) visit(posix.join(part.root, page))
  return units
}

/** About what is uploaded: scripts transpiled and minified, everything else as it lies. */
function uploadedBytes(file: string): number {
  if (!file.endsWith('.ts')) return statSync(join(app, file)).size
  return Buffer.byteLength(transformSync(read(file), { loader: 'ts', minify: true, format: 'cjs' }).code)
}

/** Bytes of the main package and of every subpackage. */
export function packageSizes(appJson: AppJson, units: Set<string>): Map<string, number> {
  const npmUsed = (file: string): boolean =>
    !file.startsWith('miniprogram_npm/') ||
    units.has(file.replace(/\.\w+$/, '')) ||
    /\/(common|mixins|wxs)\//.test(file)
  const sizes = new Map<string, number>()
  for (const file of filesBelow('').filter(npmUsed)) {
    const part = appJson.subPackages.find((item) => file.startsWith(`${item.root}/`))?.root ?? MAIN
    sizes.set(part, (sizes.get(part) ?? 0) + uploadedBytes(file))
  }
  return sizes
}

/** Bytes that a package may have. */
export function limitOf(part: string): number {
  if (part === MAIN) return MAIN_LIMIT
  return part === POLL ? POLL_LIMIT : PACKAGE_LIMIT
}
