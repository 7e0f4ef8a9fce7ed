import { dirname, join, resolve } from 'node:path'
import type { ImportKind, PluginBuild } from 'esbuild'
import type { AppSource } from './app-source'
import { isFile } from './files'

/** What one script asks for. */
export interface Wanted {
  /** Absolute path of the script. */
  importer: string
  /** As it is written. */
  path: string
  kind: ImportKind
}

const SUFFIXES = ['', '.ts', '.js', '/index.ts', '/index.js']

/** Finds a file the way a mini-program does: relative, from the root, then in the npm packages that are made for it. */
export function resolveScript(source: AppSource, importer: string, written: string): string | undefined {
  const specifier = source.withoutAlias(written)
  const at = (base: string) => SUFFIXES.map((suffix) => base + suffix).find(isFile)
  if (specifier.startsWith('/')) return at(join(source.appDir, specifier))
  const relative = source.isInstalled(importer) ? undefined : at(resolve(dirname(importer), specifier))
  if (specifier.startsWith('.') || relative) return relative
  const { packages } = source
  const ids = packages.idsFor(source.nameOf(importer), specifier)
  return ids.map((id) => at(packages.pathOf(id))).find((file) => file !== undefined)
}

/**
 * The absolute path of what a script of the app or of one of its packages wants; empty for what a package says it does
 * without in a browser. Packages that know nothing of mini-programs are found as npm finds them.
 */
export async function findScript(
  build: PluginBuild,
  source: AppSource,
  { importer, path, kind }: Wanted,
): Promise<string | undefined> {
  const own = resolveScript(source, importer, path)
  if (own !== undefined) return own
  const isInstalled = source.isInstalled(importer)
  if (!isInstalled && /^[./]/.test(path)) return undefined
  const folders = isInstalled
    ? [dirname(importer)]
    : source.packages.moduleHoldersFor(source.nameOf(importer))
  for (const resolveDir of folders) {
    const found = await build.resolve(path, { kind, importer, resolveDir, namespace: 'file' })
    if (found.errors.length === 0) return found.namespace === 'file' ? found.path : ''
  }
  return undefined
}
