import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { functionBundle } from '../scripts/build'
import { json, limitOf, MAIN, packageSizes, unitsOf, type AppJson } from '../scripts/package-sizes'
import { add, median, rounded } from './figures'

const functions = resolve(__dirname, '../dist/cloudfunctions')
/** Starts of each bundle, in turn. */
const STARTS = 25

export function measureSizes(): void {
  const appJson = json<AppJson>('app.json')
  for (const [part, bytes] of packageSizes(appJson, unitsOf(appJson))) {
    const limit = limitOf(part)
    const id = part === MAIN ? 'main' : part.replace('packages/', '')
    add(`size.package.${id}`, `what is uploaded of ${part}, and what it may have`, bytes, 'bytes', limit, 1)
  }
}

/** What a cold start pays for our code: the api's bundle beside one of the SDK alone, made with the same options. */
export async function measureRequire(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-require-'))
  try {
    const source = join(folder, 'bare.ts')
    const sdk = JSON.stringify(require.resolve('wx-server-sdk'))
    writeFileSync(
      source,
      `import cloud from ${sdk}\ncloud.init()\nexport const main = () => cloud.database()\n`,
    )
    const bare = join(folder, 'index.js')
    await build({ ...functionBundle('bare'), entryPoints: [source], outfile: bare })
    const api = join(functions, 'api', 'index.js')
    const bytes = (file: string): number => statSync(file).size
    add('size.api', 'the api bundle over one of the SDK alone', bytes(api), 'bytes', bytes(bare), 1.5)
    const times: Record<'api' | 'bare', number[]> = { api: [], bare: [] }
    for (let i = 0; i < STARTS; i++) {
      times.api.push(timeToRequire(api))
      times.bare.push(timeToRequire(bare))
    }
    const [ours, alone] = [median(times.api), median(times.bare)]
    const what = 'require of the api bundle over one of the SDK alone, in processes of their own'
    add('require.api', what, rounded(ours), 'ms', rounded(alone), 1.5)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds, in a process that has loaded nothing before. */
function timeToRequire(file: string): number {
  const code = `const t = process.hrtime.bigint(); require(${JSON.stringify(file)}); console.log(Number(process.hrtime.bigint() - t) / 1e6); process.exit(0)`
  // What the function finds in its environment when it is deployed.
  const env = {
    ...process.env,
    MESSAGE_TEMPLATES: '{}',
    CHECK_IN_SECRET: 'a secret of the bench, long enough',
  }
  const lines = execFileSync(process.execPath, ['-e', code], { encoding: 'utf8', env }).trim().split('\n')
  return Number(lines.at(-1))
}
