import { readdirSync, readFileSync } from 'node:fs'

/** Peaks of resident memory, in megabytes, of the processes below those that this one started: the functions. */
export function functionPeaks(): number[] {
  const parents = new Map<number, number>()
  const peaks = new Map<number, number>()
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]))
      peaks.set(pid, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // It ended while it was looked at.
    }
  }
  const found = [...peaks].filter(([pid]) => parents.get(parents.get(pid) ?? 0) === process.pid)
  if (found.length === 0) throw new Error('no function was found running')
  return found.map(([, peak]) => peak)
}
