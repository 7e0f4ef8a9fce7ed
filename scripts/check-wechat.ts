import { transformSync } from 'esbuild'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, resolve } from 'node:path'
// The official wcc and wcsc for Linux, macOS and Windows come with miniprogram-simulate.
import { wxmlToJs, wxssToJs } from 'miniprogram-compiler'

const root = resolve(__dirname, '..')
const app = join(root, 'miniprogram')

/** Bytes. Source: WeChat's documentation of subpackages, 2 MB for the main package and each subpackage, 30 MB together. */
const PACKAGE_LIMIT = 2 * 1024 * 1024
const TOTAL_LIMIT = 30 * 1024 * 1024
/** Bytes. The poll opens from a paper slip on a village's network: our own limit. */
const POLL_LIMIT = 150 * 1024

interface AppJson {
  pages: string[]
  subPackages: Array<{ root: string; pages: string[] }>
  tabBar: { list: Array<{ iconPath: string; selectedIconPath: string }> }
  themeLocation: string
}

const read = (file: string): string => readFileSync(join(app, file), 'utf8')
const json = <T>(file: string): T => JSON.parse(read(file)) as T
const problems: string[] = []

/** Every file of the mini-program that is uploaded, as paths from its root. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(app, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path)
    return /\.test\.ts$|\.d\.ts$|\.md$|tsconfig(\.tests)?\.json$|\.tsbuildinfo$/.test(entry.name)
      ? []
      : [path]
  })
}

/** A page or component needs its script, template and configuration; what it uses must exist. */
function checkUnit(path: string, seen: Set<string>): void {
  if (seen.has(path)) return
  seen.add(path)
  if (!existsSync(join(app, `${path}.wxml`))) problems.push(`${path}.wxml is missing`)
  if (!existsSync(join(app, `${path}.ts`)) && !existsSync(join(app, `${path}.js`)))
    problems.push(`${path} has no script`)
  if (!existsSync(join(app, `${path}.json`))) return void problems.push(`${path}.json is missing`)
  const using = json<{ usingComponents?: Record<string, string> }>(`${path}.json`).usingComponents ?? {}
  for (const target of Object.values(using)) {
    const found = locate(path, target)
    if (found) checkUnit(found, seen)
    else problems.push(`${path}.json uses ${target}, which does not exist`)
  }
  checkImports(path)
}

function locate(from: string, target: string): string | undefined {
  const candidates = target.startsWith('/')
    ? [target.slice(1)]
    : [posix.join(posix.dirname(from), target), posix.join('miniprogram_npm', target)]
  return candidates.find((path) => existsSync(join(app, `${path}.json`)))
}

/** wcc says nothing about an `<import>` or `<wxs>` whose file is missing. */
function checkImports(path: string): void {
  for (const [, source] of read(`${path}.wxml`).matchAll(/<(?:import|include|wxs)\b[^>]*\bsrc="([^"]+)"/g)) {
    const file = source!.startsWith('/') ? source!.slice(1) : posix.join(posix.dirname(path), source!)
    if (!existsSync(join(app, file))) problems.push(`${path}.wxml refers to ${source}, which does not exist`)
  }
}

/** wcsc finds an imported sheet only if it is on its list. */
function withImports(sheets: string[]): string[] {
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    for (const [, target] of read(file).matchAll(/@import\s+["']([^"']+)["']/g)) {
      const path = target!.startsWith('/') ? target!.slice(1) : posix.join(posix.dirname(file), target!)
      if (existsSync(join(app, path))) visit(path)
      else problems.push(`${file} imports ${target}, which does not exist`)
    }
  }
  sheets.forEach(visit)
  return [...found]
}

function checkCompilers(units: string[]): void {
  const own = units.filter((unit) => !unit.startsWith('miniprogram_npm/'))
  const maxBuffer = 64 * 1024 * 1024
  try {
    wxmlToJs(app, {
      maxBuffer,
      wxmlList: own.map((unit) => `${unit}.wxml`),
      wxsList: filesBelow('').filter((file) => file.endsWith('.wxs')),
    })
  } catch (error) {
    problems.push(String((error as Error).message))
  }
  const sheets = ['app', ...units].map((unit) => `${unit}.wxss`)
  const wxssList = withImports(sheets.filter((file) => existsSync(join(app, file))))
  try {
    wxssToJs(app, { maxBuffer, wxssList })
  } catch (error) {
    problems.push(String((error as Error).message))
  }
}

/** About what is uploaded: scripts transpiled and minified, everything else as it lies. */
function uploadedBytes(file: string): number {
  if (!file.endsWith('.ts')) return statSync(join(app, file)).size
  return Buffer.byteLength(transformSync(read(file), { loader: 'ts', minify: true, format: 'cjs' }).code)
}

function checkSizes(appJson: AppJson, used: Set<string>): void {
  const npmUsed = (file: string): boolean =>
    !file.startsWith('miniprogram_npm/') ||
    used.has(file.replace(/\.\w+$/, '')) ||
    /\/(common|mixins|wxs)\//.test(file)
  const sizes = new Map<string, number>()
  for (const file of filesBelow('').filter(npmUsed)) {
    const part = appJson.subPackages.find((item) => file.startsWith(`${item.root}/`))?.root ?? 'main package'
    sizes.set(part, (sizes.get(part) ?? 0) + uploadedBytes(file))
  }
  for (const [part, bytes] of sizes) {
    const limit = part === 'packages/poll' ? POLL_LIMIT : PACKAGE_LIMIT
    console.log(`${part}: ${Math.round(bytes / 1024)} KB of ${limit / 1024}`)
    if (bytes > limit) problems.push(`${part} is over its limit`)
  }
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  if (total > TOTAL_LIMIT) problems.push('the packages together are over the limit')
}

function checkAssets(appJson: AppJson): void {
  const theme = json<Record<string, Record<string, string>>>(appJson.themeLocation)
  for (const item of appJson.tabBar.list) {
    for (const icon of [item.iconPath, item.selectedIconPath]) {
      const paths = icon.startsWith('@') ? Object.values(theme).map((mode) => mode[icon.slice(1)]) : [icon]
      for (const path of paths)
        if (!path || !existsSync(join(app, path)))
          problems.push(`tab bar icon ${icon} (${path}) does not exist`)
    }
  }
}

const appJson = json<AppJson>('app.json')
const used = new Set<string>()
for (const page of appJson.pages) checkUnit(page, used)
for (const part of appJson.subPackages)
  for (const page of part.pages) checkUnit(posix.join(part.root, page), used)
checkAssets(appJson)
if (problems.length === 0) checkCompilers([...used])
checkSizes(appJson, used)
console.log(
  `${used.size} pages and components compiled from ${relative(root, dirname(join(app, 'app.json')))}`,
)
for (const problem of problems) console.error(`FAIL ${problem}`)
process.exitCode = problems.length === 0 ? 0 : 1
