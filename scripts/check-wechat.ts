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
  type AppJson,
} from './package-sizes'
import { unresolvedReferences } from './wechat-references'

const root = resolve(__dirname, '..')
/** The compilers say nothing about what is not there. */
const problems = unresolvedReferences(app, [join(root, 'cloudfunctions')])

/** wcsc finds an imported sheet only if it is on its list. */
function withImports(sheets: string[]): string[] {
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    for (const [, target] of read(file).matchAll(/@import\s+["']([^"']+)["']/g)) {
      const path = target!.startsWith('/') ? target!.slice(1) : posix.join(posix.dirname(file), target!)
      visit(path)
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

const appJson = json<AppJson>('app.json')
const used = unitsOf(appJson)
if (problems.length === 0) checkCompilers([...used])
checkSizes(appJson, used)
console.log(
  `${used.size} pages and components compiled from ${relative(root, dirname(join(app, 'app.json')))}`,
)
for (const problem of problems) console.error(`FAIL ${problem}`)
process.exitCode = problems.length === 0 ? 0 : 1
