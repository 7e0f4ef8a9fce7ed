import { build } from 'esbuild'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { data, openCounty } from '../cloudfunctions/testing/county'
import { startTestCloud } from '../cloudfunctions/testing/test-cloud'
import { localSettings, TEST_SECRETS } from '../scripts/local-settings'
import { add, median, rounded, timed } from './figures'

const dist = resolve(__dirname, '../dist')
/** Decisions that are timed, after some that warm up both functions. */
const TIMES = 100
const WARM = 10

/** The deployed functions, and beside them the one that only reads and updates. */
async function withBare(folder: string): Promise<{ functionsDir: string; config: string }> {
  const functionsDir = join(folder, 'functions')
  cpSync(join(dist, 'cloudfunctions'), functionsDir, { recursive: true })
  await build({
    entryPoints: [join(__dirname, 'bare-function.ts')],
    outfile: join(functionsDir, 'bare/index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  })
  const { cloudbaserc: config } = localSettings(folder, TEST_SECRETS)
  const settings = JSON.parse(readFileSync(config, 'utf8')) as { functions: object[] }
  settings.functions.push({ name: 'bare', timeout: 20, memorySize: 256 })
  writeFileSync(config, JSON.stringify(settings))
  return { functionsDir, config }
}

const at = (times: number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!

/** A leader's yes against a function that reads a book of the same size and updates it, turn by turn in one run. */
export async function measureDecide(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-decide-'))
  const cloud = await startTestCloud(await withBare(folder))
  try {
    const county = await openCounty(cloud)
    const secretary = await county.bind('周建平', 'zhou')
    const leader = await county.bind('马玉兰', 'ma')
    const edge = { day: '2026-12-03', half: 'full' } as const
    const input = { kind: 'personal' as const, from: edge, to: edge, reason: '回家一天。' }
    const deciding: number[] = []
    const bare: number[] = []
    for (let i = 0; i < WARM + TIMES; i++) {
      const { bookId, applicationId } = data(await secretary.call('leave.submit', input))
      const id = `bench${i}`
      await leader.raw('bare', { op: 'make', from: bookId, id })
      const yes = await timed(async () => data(await leader.call('leave.approve', { bookId, applicationId })))
      const change = await timed(() => leader.raw('bare', { op: 'change', from: '', id }))
      if (i >= WARM) {
        deciding.push(yes)
        bare.push(change)
      }
      data(await secretary.call('leave.revoke', { bookId, applicationId }))
    }
    for (const [name, part] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      const [value, reference] = [at(deciding, part), at(bare, part)]
      add(`decide.${name}`, '同意, its deliveries with it', rounded(value), 'ms', rounded(reference), 2)
    }
  } finally {
    await cloud.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Calls of each side, in turn. */
const CALLS = 60

/** The first page against a function that reads as often and does nothing else, turn by turn in one run. */
export async function measureCost(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-cost-'))
  const cloud = await startTestCloud(await withBare(folder))
  try {
    const county = await openCounty(cloud)
    const secretary = await county.bind('周建平', 'zhou')
    const { me } = data(await secretary.call('organization.me', {}))
    const home: number[] = []
    const bare: number[] = []
    for (let i = 0; i < WARM + CALLS; i++) {
      const reads = await timed(() => secretary.raw('bare', { op: 'read', from: '', id: me!.personId }))
      const page = await timed(async () => data(await secretary.call('home.get', {})))
      if (i < WARM) continue
      bare.push(reads)
      home.push(page)
    }
    add('cost.home', '首页，第一书记', rounded(median(home)), 'ms', rounded(median(bare)), 2)
  } finally {
    await cloud.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
