import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { atClock } from '../cloudfunctions/kernel/day'
import { storedIn } from '../cloudfunctions/testing/full-month'
import { startTestCloud, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { add } from './figures'
import { A_VILLAGE, fullLedger, layLedgers, NOW, openWholeRegion } from './region-data'

/** Villages whose three years are audited: 20,088 month documents. With `--full` the region's 1,162. */
const FEW_VILLAGES = 186
/** Megabytes that an audit of many documents may take beyond an audit of one village's. */
const BEYOND = 150
/** Documents that a minute of the clock seals, at least. */
const A_MINUTE = 2_000
/** Times the budget of minutes after which the night is given up: it is not going to be sealed. */
const PATIENCE = 5

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

/** The clock's minutes until that night is sealed; `documents` are what it has to seal. */
async function sealed(cloud: TestCloud, id: string, documents: number): Promise<number> {
  const most = Math.ceil(documents / A_MINUTE) * PATIENCE
  for (let ticks = 1; ticks <= most; ticks++) {
    await cloud.tick()
    if ((await storedIn(cloud, 'seals', { _id: id })).length > 0) return ticks
  }
  throw new Error(`${documents} documents were not sealed in ${most} minutes of the clock`)
}

/** What an audit takes of a database with the ledgers of one village alone. */
async function auditOfOne(document: string): Promise<Audit> {
  const cloud = await startTestCloud({ startAt: NOW })
  try {
    await layLedgers(cloud, document, ['u970101101201'], '2026-11-24')
    await cloud.setClock(atClock('2026-11-25', '00:20'))
    await sealed(cloud, 's20261124', A_VILLAGE)
    return await audit(cloud)
  } finally {
    await cloud.close()
  }
}

async function auditOf(cloud: TestCloud, one: Audit, count: number, name: string): Promise<void> {
  await cloud.setClock(atClock('2026-11-25', '00:20'))
  const ticks = await sealed(cloud, 's20261124', count)
  const many = await audit(cloud)
  const what = `peak memory of an audit of ${count} month documents beyond that of ${A_VILLAGE} (${Math.round(many.peakMb)} MB, ${Math.round(many.seconds)} s)`
  add(`audit.memory${name}`, what, Math.max(0, Math.round(many.peakMb - one.peakMb)), 'MB', BEYOND, 1)
  const minutes = `minutes of the clock to seal ${count} documents of one day`
  add(`seal.minutes${name}`, minutes, ticks, 'minutes', count / A_MINUTE, 1)
}

/** The memory of an audit must not grow with what it reads, and a night with what it seals. */
export async function measureAudit(): Promise<void> {
  const document = await fullLedger()
  const one = await auditOfOne(document)
  const cloud = await startTestCloud({ startAt: NOW })
  try {
    const villages = Array.from(
      { length: FEW_VILLAGES },
      (_, i) => `u970101${101 + Math.floor(i / 10)}${201 + (i % 10)}`,
    )
    const count = await layLedgers(cloud, document, villages, '2026-11-24')
    await auditOf(cloud, one, count, '')
  } finally {
    await cloud.close()
  }
}

/** The same over everything a region of 1,162 villages has after three years. */
export async function measureWholeAudit(): Promise<void> {
  const one = await auditOfOne(await fullLedger())
  const { cloud, region } = await openWholeRegion()
  try {
    await auditOf(cloud, one, region.villageIds.length * A_VILLAGE, '.whole')
  } finally {
    await cloud.close()
  }
}
