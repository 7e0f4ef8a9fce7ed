import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { atClock } from '../cloudfunctions/kernel/day'
import { openCounty } from '../cloudfunctions/testing/county'
import { fillMonth, storedIn } from '../cloudfunctions/testing/full-month'
import { startTestCloud, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { add } from './figures'
import { insertAll } from './history'

/** Month documents: of a region's 3,500 people about half a year; with `--audit-all` three years. */
const FEW = 20_000
const ALL = 125_000
const BATCH = 5_000
/** Megabytes that an audit of many documents may take beyond an audit of few. */
const BEYOND = 150

interface Audit {
  peakMb: number
  seconds: number
}

/** `npm run audit` as a process of its own; it must find everything as it was sealed. */
async function audit(cloud: TestCloud): Promise<Audit> {
  const root = join(__dirname, '..')
  const command = ['--import', 'tsx', 'scripts/audit.ts', '--url', `${cloud.url}/admin`]
  const started = performance.now()
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  let peakMb = 0
  const look = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid!) ?? 0)), 100)
  const code = await new Promise((ended) => child.once('exit', ended))
  clearInterval(look)
  if (code !== 0) throw new Error(`the audit ended with ${String(code)}: ${output}`)
  return { peakMb, seconds: (performance.now() - started) / 1000 }
}

function peakOf(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes ? Number(kilobytes) / 1024 : null
  } catch {
    return null
  }
}

/** The largest month there is, as many times as asked for, of postings of their own. */
async function layDown(cloud: TestCloud, document: string, count: number): Promise<void> {
  const ledger = JSON.parse(document) as object
  for (let from = 0; from < count; from += BATCH) {
    const length = Math.min(BATCH, count - from)
    const copies = Array.from({ length }, (_, i) =>
      JSON.stringify({ ...ledger, _id: `lgmany${String(from + i).padStart(6, '0')}_2026_12`, wakeAt: null }),
    )
    await insertAll(cloud, 'ledgers', copies)
  }
}

/** The clock's minutes until the night is sealed. */
async function sealed(cloud: TestCloud, id: string): Promise<number> {
  for (let ticks = 1; ; ticks++) {
    await cloud.tick()
    if ((await storedIn(cloud, 'seals', { _id: id })).length > 0) return ticks
  }
}

/** The memory of an audit must not grow with what it reads, and a night with what it seals. */
export async function measureAudit(count = process.argv.includes('--audit-all') ? ALL : FEW): Promise<void> {
  const cloud = await startTestCloud()
  try {
    const county = await openCounty(cloud)
    await fillMonth(cloud, await county.bind('周建平'), '2026-12')
    await cloud.setClock(atClock('2027-01-01', '00:20'))
    await sealed(cloud, 's20261231')
    const few = await audit(cloud)
    const [document = ''] = await storedIn(cloud, 'ledgers', { month: '2026-12' })
    await layDown(cloud, document.replace(/"changedOn":"[\d-]+"/, '"changedOn":"2027-01-01"'), count)
    await cloud.setClock(atClock('2027-01-02', '00:20'))
    const ticks = await sealed(cloud, 's20270101')
    const many = await audit(cloud)
    const what = `peak memory of an audit of ${count} month documents beyond that of one (${Math.round(many.peakMb)} MB, ${Math.round(many.seconds)} s)`
    add('audit.memory', what, Math.max(0, Math.round(many.peakMb - few.peakMb)), 'MB', BEYOND, 1)
    add(
      'seal.minutes',
      `minutes of the clock to seal ${count} documents of one day`,
      ticks,
      'minutes',
      count / 2_000,
      1,
    )
  } finally {
    await cloud.close()
  }
}
