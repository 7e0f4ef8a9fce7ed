import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { init } from '@cloudbase/node-sdk'
import Database from 'libsql'
import { Stats } from '../local/cloud/stats'
import { Store } from '../local/cloud/store/store'
import { add, median, rounded } from './figures'

const bundle = resolve(__dirname, '../dist/local/cloud.cjs')
const index = { name: 'by_k', keys: [{ path: 'k', direction: 1 as const }], unique: false }
/** Documents of one value of the indexed field. */
const GROUP = 50

interface Running {
  child: ChildProcess
  url: string
  env: Record<string, string>
  /** Milliseconds from the start of the process to its ready line. */
  readyMs: number
}

/** The bundled command line as a process of its own, so that its start and its memory are its own. */
function start(dataDir: string): Promise<Running> {
  const started = performance.now()
  const child = spawn(process.execPath, [bundle, '--data', dataDir, '--functions', dataDir, '--no-timers'], {
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((ready, fail) => {
    child.once('exit', (code) => fail(new Error(`the local cloud ended with ${code}`)))
    createInterface({ input: child.stdout }).once('line', (line) => {
      const { url, env } = JSON.parse(line) as { url: string; env: Record<string, string> }
      ready({ child, url, env, readyMs: performance.now() - started })
    })
  })
}

function stop({ child }: Running): Promise<void> {
  child.removeAllListeners('exit')
  return new Promise((ended) => {
    child.once('exit', () => ended())
    child.kill('SIGTERM')
  })
}

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-cloud-'))
  folders.push(folder)
  return folder
}

/** A data folder with so many small documents, written by the store itself. */
function filled(count: number): string {
  const folder = newFolder()
  const store = new Store(join(folder, 'database.sqlite'), new Stats())
  store.prepare([{ name: 'things', indexes: [index] }])
  for (let from = 0; from < count; from += 10_000) {
    const length = Math.min(10_000, count - from)
    const documents = Array.from({ length }, (_, i) => {
      const n = from + i
      return { _id: `d${n}`, n, k: Math.floor(n / GROUP), name: `small document ${n}` }
    })
    store.insert('things', documents)
  }
  store.close()
  return folder
}

/** Milliseconds. What is measured here is memory and counts: a busy machine must not end a call that works through a million. */
const PATIENCE = 300_000

/** The SDK of an operator’s process, sent to a cloud. */
function databaseOf({ env }: Running) {
  Object.assign(process.env, env)
  return init({ env: env.TCB_ENV, timeout: PATIENCE }).database()
}
type Sdk = ReturnType<typeof databaseOf>

async function measureStart(folder: string): Promise<void> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const running = await start(folder)
    times.push(running.readyMs)
    await stop(running)
  }
  add('cloud.start', 'start to ready on an existing database', Math.round(median(times)), 'ms', 500, 1)
}

/** Median over several runs of the mean time of one of many operations, in milliseconds. */
async function timeOf(runs: number, times: number, act: (n: number) => unknown): Promise<number> {
  const means: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    for (let i = 0; i < times; i++) await act(run * times + i)
    means.push((performance.now() - started) / times)
  }
  return median(means)
}

/** What the SDK, the protocol and the gateway cost beside SQLite with the same promises on the same disk. */
async function measureSpeed(db: Sdk): Promise<void> {
  const sqlite = new Database(join(newFolder(), 'plain.sqlite'))
  sqlite.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t(id TEXT PRIMARY KEY, doc TEXT)',
  )
  const insert = sqlite.prepare('INSERT INTO t(id, doc) VALUES(?, ?)')
  const select = sqlite.prepare('SELECT doc FROM t WHERE id = ?')
  const document = (n: number) => ({ n, k: -1, name: `small document ${n}` })
  const plainAdd = await timeOf(5, 200, (n) => insert.run([`a${n}`, JSON.stringify(document(n))]))
  const plainGet = await timeOf(5, 200, (n) => JSON.parse((select.get([`a${n}`]) as { doc: string }).doc))
  sqlite.close()
  const things = db.collection('things')
  const sdkAdd = await timeOf(5, 200, (n) => things.add({ _id: `a${n}`, ...document(n) }))
  const sdkGet = await timeOf(5, 200, (n) => things.doc(`a${n}`).get())
  add(
    'cloud.add',
    'a durable add through the SDK over one in SQLite',
    rounded(sdkAdd, 3),
    'ms',
    rounded(plainAdd, 4),
    40,
  )
  add(
    'cloud.get',
    'doc().get() through the SDK over one in SQLite',
    rounded(sdkGet, 3),
    'ms',
    rounded(plainGet, 4),
    400,
  )
}

async function statsOf({ url }: Running): Promise<{ documentsRead: number; documentsScanned: number }> {
  return (await (await fetch(`${url}/local/stats`)).json()) as {
    documentsRead: number
    documentsScanned: number
  }
}

/** An indexed search reads what it returns, however many documents there are. */
async function measureScan(running: Running, db: Sdk): Promise<void> {
  await fetch(`${running.url}/local/stats/reset`, { method: 'POST' })
  await db.collection('things').where({ k: 1000 }).get()
  const { documentsRead, documentsScanned } = await statsOf(running)
  add(
    'cloud.where',
    'documents scanned over returned, an indexed where among 100,000',
    documentsScanned,
    'documents',
    documentsRead,
    1,
  )
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** So many writers of one document, each with one conditional update that must succeed exactly once. */
async function measureContention(db: Sdk): Promise<void> {
  const WRITERS = 1000
  const counter = db.collection('things').doc('counter')
  await db.collection('things').add({ _id: 'counter', version: 0, by: [] })
  let calls = 0
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let span = 4000; ; span = Math.min(span * 1.5, 15_000)) {
        await wait(Math.random() * span)
        const [{ version }] = (await counter.field({ version: true }).get()).data as [{ version: number }]
        const { updated } = await db
          .collection('things')
          .where({ _id: 'counter', version })
          .update({ version: version + 1, by: db.command.push([writer]) })
        calls += 2
        if (updated === 1) return
      }
    }),
  )
  const [{ version, by }] = (await counter.get()).data as [{ version: number; by: number[] }]
  if (version !== WRITERS || new Set(by).size !== WRITERS)
    throw new Error(`${version} of ${WRITERS} conditional updates were made, by ${new Set(by).size} writers`)
  add(
    'cloud.contention',
    'calls for each of 1,000 concurrent conditional updates',
    rounded(calls / WRITERS),
    'calls',
    55,
    1,
  )
}

/** Forty people want ten places. */
async function measureBookings(db: Sdk): Promise<void> {
  await db.collection('things').add({ _id: 'trip', left: 10 })
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () =>
      db
        .collection('things')
        .where({ _id: 'trip', left: db.command.gt(0) })
        .update({ left: db.command.inc(-1) }),
    ),
  )
  const booked = outcomes.filter(({ updated }) => updated === 1).length
  if (booked !== 10) throw new Error(`${booked} of 10 places were booked`)
  add('cloud.bookings', 'bookings by 40 people at once of 10 places', booked, 'places', 10, 1)
}

const memoryMb = ({ child }: Running): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024

/** What a cloud takes after a count, an indexed search, a read of many pages and an update of many documents. */
async function memoryAfterWork(folder: string): Promise<number> {
  const running = await start(folder)
  const db = databaseOf(running)
  const things = db.collection('things')
  await things.count()
  await things.where({ k: 3 }).get()
  for (let page = 0; page < 10; page++)
    await things
      .orderBy('_id', 'asc')
      .skip(page * 1000)
      .limit(1000)
      .get()
  await things.where({ k: db.command.lt(2000) }).update({ touched: true })
  const megabytes = memoryMb(running)
  await stop(running)
  return megabytes
}

/** On a database of 100,000 documents: its start, its searches, and single operations. */
export async function measureLocalCloud(): Promise<void> {
  await withFolders(async () => {
    const folder = filled(100_000)
    await measureStart(folder)
    await withCloud(folder, async (running, db) => {
      await measureScan(running, db)
      await measureSpeed(db)
    })
  })
}

/** Many writers of one document. */
export async function measureRaces(): Promise<void> {
  await withFolders(() =>
    withCloud(filled(10), async (_, db) => {
      await measureBookings(db)
      await measureContention(db)
    }),
  )
}

export async function measureMemory(): Promise<void> {
  await withFolders(async () => {
    const few = await memoryAfterWork(filled(10))
    const many = await memoryAfterWork(filled(1_000_000))
    const what = 'resident memory with 1,000,000 documents beyond that with 10'
    add('cloud.memory', what, Math.max(0, Math.round(many - few)), 'MB', 100, 1)
  })
}

async function withCloud(folder: string, work: (running: Running, db: Sdk) => Promise<void>): Promise<void> {
  const running = await start(folder)
  try {
    await work(running, databaseOf(running))
  } finally {
    await stop(running)
  }
}

async function withFolders(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}
