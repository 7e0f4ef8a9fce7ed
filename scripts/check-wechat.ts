import { existsSync } from 'node:fs'
import { dirname, join, posix, relative, resolve } from 'node:path'
// The official wcc and wcsc for Linux, macOS and Windows come with miniprogram-simulate.
import { wxmlToJs, wxssToJs } from 'miniprogram-compiler'
import {
  app,
  filesBelow,
  json,
  limitOf,
  packageSizes,
  read,
  TOTAL_LIMIT,
  unitsOf,
  usedBy,
  type AppJson,
} from './package-sizes'

const root = resolve(__dirname, '..')
const problems: string[] = []

/** A page or component needs its script, template and configuration; what it uses must exist. */
function checkUnit(path: string): void {
  if (!existsSync(join(app, `${path}.wxml`))) problems.push(`${path}.wxml is missing`)
  if (!existsSync(join(app, `${path}.ts`)) && !existsSync(join(app, `${path}.js`)))
    problems.push(`${path} has no script`)
  if (!existsSync(join(app, `${path}.json`))) return void problems.push(`${path}.json is missing`)
  for (const { target, found } of usedBy(path))
    if (!found) problems.push(`${path}.json uses ${target}, which does not exist`)
  checkImports(path)
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

function checkSizes(appJson: AppJson, used: Set<string>): void {
  const sizes = packageSizes(appJson, used)
  for (const [part, bytes] of sizes) {
    const limit = limitOf(part)
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
const used = unitsOf(appJson)
used.forEach(checkUnit)
checkAssets(appJson)
if (problems.length === 0) checkCompilers([...used])
checkSizes(appJson, used)
console.log(
  `${used.size} pages and components compiled from ${relative(root, dirname(join(app, 'app.json')))}`,
)
for (const problem of problems) console.error(`FAIL ${problem}`)
process.exitCode = problems.length === 0 ? 0 : 1
