import { readFileSync } from 'node:fs'

/**
 * Megabytes of memory of its own that a process holds: heap, buffers and stacks, without the program text it shares
 * with others. Nothing on a system without /proc; there only what a process says of itself counts.
 */
export function memoryMbOf(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = /^RssAnon:\s+(\d+) kB/m.exec(status)?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** Share of a function's memory that the engine's heap may take, so that it collects before it is killed. */
const HEAP_SHARE = 0.75

export const heapMbFor = (memoryMb: number): number => Math.floor(memoryMb * HEAP_SHARE)

/** What the engine says when its heap is full, before it aborts. */
export const isHeapFull = (stderr: string): boolean => stderr.includes('JavaScript heap out of memory')
