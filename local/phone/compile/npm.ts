import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readText } from './files'
import { jsonProblem, UnreadableApp } from './report'

const NPM = 'miniprogram_npm/'

/** Splits `@scope/name/rest` into the package and the rest. */
export function splitPackage(specifier: string): [string, string] {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  return [parts.slice(0, length).join('/'), parts.slice(length).join('/')]
}

/** Whether an id names a file of an npm package. */
export function isOfPackage(id: string): boolean {
  return `/${id}`.includes(`/${NPM}`)
}

/** The folders from that of a file up to the app's, each with a trailing slash; the app's is empty. */
function foldersOf(id: string): string[] {
  const parts = id.split('/').slice(0, -1)
  return Array.from({ length: parts.length + 1 }, (_unused, up) =>
    parts
      .slice(0, parts.length - up)
      .map((part) => `${part}/`)
      .join(''),
  )
}

/**
 * The npm packages of an app, found as WeChat finds them: in the `miniprogram_npm` of the folder of the file that asks,
 * then of every folder above it, up to the app's. Where DevTools has not built one, the `node_modules` beside it count.
 */
export class Packages {
  constructor(
    private readonly appDir: string,
    private readonly nodeModules: string,
  ) {}

  /** The ids that a package's file may have for the file `from`, nearest first; whether there is one or not. */
  idsFor(from: string, specifier: string): string[] {
    return foldersOf(from).map((folder) => folder + NPM + specifier)
  }

  /** The folders with `node_modules` that a file of the app may take packages from, nearest first. */
  moduleHoldersFor(from: string): string[] {
    const own = foldersOf(from).map((folder) => join(this.appDir, folder))
    const holders = own.filter((folder) => existsSync(join(folder, 'node_modules')))
    return [...holders, dirname(this.nodeModules)]
  }

  /** Absolute path of an id in a package, without suffix. */
  pathOf(id: string): string {
    const at = id.lastIndexOf(NPM)
    const [holder, specifier] = [id.slice(0, at), id.slice(at + NPM.length)]
    const folder = isOfPackage(holder) ? this.pathOf(holder) : join(this.appDir, holder)
    const [pkg, rest] = splitPackage(specifier)
    const built = join(folder, NPM, pkg)
    const modules = holder === '' ? this.nodeModules : join(folder, 'node_modules')
    const root = existsSync(built) ? built : miniprogramFilesOf(join(modules, pkg), pkg)
    return join(root ?? built, rest)
  }
}

/** Where an installed package keeps its mini-program files. */
function miniprogramFilesOf(dir: string, pkg: string): string | undefined {
  const text = readText(join(dir, 'package.json'))
  if (text === undefined) return undefined
  const root = join(dir, readPackage(pkg, text).miniprogram ?? 'miniprogram_dist')
  return existsSync(root) ? root : undefined
}

function readPackage(pkg: string, text: string): { miniprogram?: string } {
  try {
    return JSON.parse(text) as { miniprogram?: string }
  } catch (error) {
    const file = `node_modules/${pkg}/package.json`
    throw new UnreadableApp({ file, ...jsonProblem(text, error as Error), cure: 'Run npm install again' })
  }
}
