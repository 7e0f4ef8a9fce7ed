import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen, type Figure } from './figures'

/** 一部分: what is measured together, in a process and a folder of its own. */
export interface Part {
  name: string
  what: string
  /** Minutes after which it is given up; ten times what it takes on a quiet machine: a busy one is slow and not wrong. */
  minutes: number
  /** It takes long and runs with `--full` or `--only` alone. */
  full?: true
  measure: () => Promise<void> | void
}

/** A figure with the part it comes from; a part that failed has a row that says why and has no numbers. */
export type Row = (Figure & { part: string }) | FailedRow

export interface FailedRow {
  id: string
  part: string
  what: string
  ok: false
  failed: string
}

/** How the process of a part is told which one it is. */
const NAME = 'ZHUCUN_BENCH_PART'
/** The last word of a part that measured everything. */
const DONE = 'done'
/** Characters of what a part complained of that its row keeps. */
const WORDS = 300

export function partOfThisProcess(): string | undefined {
  return process.env[NAME]
}

/** In the part's own process: every figure goes to the one that waits for it. */
export async function measurePart({ measure }: Part): Promise<void> {
  listen((figure) => process.send!(figure))
  await measure()
  // The last word goes out after all figures; sockets that an SDK keeps open must not keep the part.
  process.send!(DONE, () => process.exit(0))
}

/** Runs a part in a process of its own. Whatever becomes of it, nothing of it goes on or stays on the disk. */
export async function runPart(part: Part, heard: (row: Row) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const child = fork(join(__dirname, 'run.ts'), process.argv.slice(2), {
    env: { ...process.env, [NAME]: part.name, TMPDIR: folder },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const stop = (): void => {
    endGroup(child)
    // What was ended may still be writing its last.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  process.once('exit', stop)
  try {
    const failed = await outcome(child, part, (figure) => heard({ part: part.name, ...figure }))
    if (failed) heard({ id: part.name, part: part.name, what: part.what, ok: false, failed })
  } finally {
    stop()
    process.off('exit', stop)
  }
}

/** Why it failed; null when all was measured. */
function outcome(child: ChildProcess, part: Part, heard: (figure: Figure) => void): Promise<string | null> {
  let complaint = ''
  child.stderr!.on('data', (data: Buffer) => (complaint = (complaint + data.toString()).slice(-10_000)))
  child.on('message', (figure) => figure !== DONE && heard(figure as Figure))
  return new Promise((done) => {
    const late = setTimeout(
      () => done(`it was not done after ${part.minutes} minutes`),
      part.minutes * 60_000,
    )
    // A cloud that outlives the part which failed would hold its pipe open until the part is late.
    child.once('exit', () => endGroup(child))
    child.once('close', (code, signal) => {
      clearTimeout(late)
      if (code !== 0) process.stderr.write(complaint)
      done(code === 0 ? null : reasonIn(complaint) || `it ended with ${String(signal ?? code)}`)
    })
  })
}

/** The line of a complaint that says what is wrong. */
function reasonIn(complaint: string): string | undefined {
  const lines = complaint.split('\n')
  return (lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.find(Boolean))?.slice(0, WORDS)
}

/** The part with the clouds that it started: they are one group. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing is left of it.
  }
}
