import { existsSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import type { AppConfig } from '../runtime/bundle'
import { isFile, readText } from './files'
import { isOfPackage, Packages } from './npm'
import { jsonProblem, lineOf, UnreadableApp } from './report'

export interface Subpackage {
  root: string
  pages: string[]
  independent?: boolean
}

export interface AppJson extends AppConfig {
  subPackages?: Subpackage[]
  subpackages?: Subpackage[]
  usingComponents?: Record<string, string>
  themeLocation?: string
  entryPagePath?: string
  renderer?: string
  plugins?: object
  useExtendedLib?: Record<string, boolean>
  resolveAlias?: Record<string, string>
}

/** Where DevTools looks for the mini-program when the folder is a project. */
const PROJECT_FILES = ['project.config.json', 'project.private.config.json']

/** The folder with app.json: the given one, or what its project.config.json calls `miniprogramRoot`. */
export function miniprogramRoot(dir: string): string {
  if (isFile(join(dir, 'app.json'))) return resolve(dir)
  for (const name of PROJECT_FILES) {
    const root = /"miniprogramRoot"\s*:\s*"([^"]*)"/.exec(readText(join(dir, name)) ?? '')?.[1]
    if (root !== undefined && isFile(join(dir, root, 'app.json'))) return resolve(dir, root)
  }
  throw new Error(
    `no app.json in ${resolve(dir)}. Name the folder that has it, or a project whose project.config.json names it as "miniprogramRoot".`,
  )
}

/** The node_modules that an app's own tools would find: in its folder or the nearest one above it; else those of the current folder. */
export function nearestModules(appDir: string): string {
  for (let dir = resolve(appDir); ; dir = dirname(dir)) {
    const found = join(dir, 'node_modules')
    if (existsSync(found)) return found
    if (dir === dirname(dir)) return resolve('node_modules')
  }
}

/**
 * A mini-program's source folder. Files are named by id: their path inside the app without suffix,
 * `miniprogram_npm/PACKAGE/…`, in the folder that has it, for what comes from npm, whether or not DevTools' npm build has run.
 */
export class AppSource {
  readonly appDir: string
  readonly nodeModules: string
  readonly json: AppJson
  /** app.json as written, to say where in it something stands. */
  readonly jsonText: string
  readonly subpackages: Subpackage[]
  readonly pages: string[]
  /** Folders of independent subpackages, each with a trailing slash. */
  readonly independentRoots: string[]
  readonly packages: Packages
  private readonly aliases: [string, string][]

  constructor(appDir: string, nodeModules: string) {
    this.appDir = miniprogramRoot(appDir)
    this.nodeModules = nodeModules
    this.packages = new Packages(this.appDir, nodeModules)
    this.jsonText = readText(join(this.appDir, 'app.json')) ?? ''
    this.json = parseAppJson(this.jsonText)
    const declared = this.json.subPackages ?? this.json.subpackages ?? []
    this.subpackages = declared.map((item) => ({ ...item, root: item.root.replace(/^\/|\/$/g, '') }))
    this.pages = [
      ...this.json.pages,
      ...this.subpackages.flatMap((item) => item.pages.map((page) => posix.join(item.root, page))),
    ].map((page) => page.replace(/^\//, ''))
    this.independentRoots = this.subpackages.filter((item) => item.independent).map((item) => `${item.root}/`)
    this.aliases = Object.entries(this.json.resolveAlias ?? {}).map(([from, to]) => [
      from.replace(/\*$/, ''),
      to.replace(/\*$/, ''),
    ])
  }

  /** The independent subpackage an id lives in, with a trailing slash. */
  independentRootOf(id: string): string | undefined {
    return this.independentRoots.find((root) => id.startsWith(root))
  }

  /** Absolute path of an id, without suffix. */
  pathOf(id: string): string {
    return isOfPackage(id) ? this.packages.pathOf(id) : join(this.appDir, id)
  }

  /** What `resolveAlias` in app.json makes of a path; paths without an alias stay as they are. */
  withoutAlias(path: string): string {
    for (const [from, to] of this.aliases) {
      if (path.startsWith(from)) return `/${posix.join(to, path.slice(from.length)).replace(/^\//, '')}`
    }
    return path
  }

  /** Resolves a `usingComponents` path written in component `from`; undefined when there is no such component. */
  resolveComponent(from: string, written: string): string | undefined {
    const to = this.withoutAlias(written)
    const candidates = to.startsWith('/')
      ? [to.slice(1)]
      : to.startsWith('.')
        ? [posix.join(posix.dirname(from), to)]
        : [posix.join(posix.dirname(from), to), ...this.packages.idsFor(from, to), to]
    return candidates
      .flatMap((id) => [id, `${id}/index`])
      .find((id) => isFile(`${this.pathOf(id)}.json`) || isFile(`${this.pathOf(id)}.wxml`))
  }

  /** The script of a component, page or the app. */
  scriptOf(id: string): string | undefined {
    return ['.ts', '.js'].map((suffix) => this.pathOf(id) + suffix).find(isFile)
  }

  /** Whether an absolute file lies in a package as npm installs them, inside the app's folder or outside. */
  isInstalled(file: string): boolean {
    return !file.startsWith(`${this.appDir}/`) || this.nameOf(file).includes('node_modules/')
  }

  /** An absolute file as it is named inside the app, for messages. */
  nameOf(file: string): string {
    return file.startsWith(`${this.appDir}/`)
      ? file.slice(this.appDir.length + 1)
      : file.replace(/^.*node_modules\//, '')
  }
}

/** Without a readable app.json there is no app at all, so this throws where other problems are collected. */
function parseAppJson(text: string): AppJson {
  const refuse = (line: number, message: string, cure: string) =>
    new UnreadableApp({ file: 'app.json', line, message, cure })
  let json: AppJson | null
  try {
    json = JSON.parse(text) as AppJson | null
  } catch (error) {
    const { line, message } = jsonProblem(text, error as Error)
    throw refuse(line, message, 'Mend it: JSON has no comments and no comma before a bracket')
  }
  const isPath = (page: unknown) => typeof page === 'string' && page !== ''
  const written = (name: string) => lineOf(text, `"${name}"`) ?? 1
  if (!Array.isArray(json?.pages) || json.pages.length === 0 || !json.pages.every(isPath)) {
    throw refuse(written('pages'), 'there is no list of "pages"', 'Add "pages": ["pages/index/index"]')
  }
  const subpackages: unknown = json.subPackages ?? json.subpackages ?? []
  const isSubpackage = (one: Partial<Subpackage> | null) =>
    isPath(one?.root) && Array.isArray(one?.pages) && one.pages.every(isPath)
  if (!Array.isArray(subpackages) || !subpackages.every(isSubpackage)) {
    const name = json.subPackages ? 'subPackages' : 'subpackages'
    const cure = 'Write it as [{ "root": "packages/more", "pages": ["pages/deep/index"] }]'
    throw refuse(written(name), `"${name}" is not a list of roots with their pages`, cure)
  }
  return json
}
