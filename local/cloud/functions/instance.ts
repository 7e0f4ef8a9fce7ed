import { spawn, type ChildProcess } from 'node:child_process'
import { INSTANCE_SOURCE } from './instance-source'
import { heapMbFor, isHeapFull, memoryMbOf } from './memory'
import type { Outcome, ThrownError } from './outcome'

export interface InstanceOptions {
  folder: string
  handler: string
  memoryMb: number
  environment: Record<string, string>
  clockOffset: number
  /** Characters of output of one invocation that are told; the rest is cut. */
  logCharacters: number
}

export interface Call {
  event: unknown
  context: Record<string, unknown>
  environment: Record<string, string>
  timeoutMs: number
  onLog: (text: string) => void
}

type Message =
  | { kind: 'ready' }
  | { kind: 'broken'; error: ThrownError }
  | { kind: 'log'; id: number; text: string }
  | { kind: 'worn' }
  | { kind: 'done'; id: number; result: string; memoryMb: number }
  | { kind: 'failed'; id: number; error: ThrownError; memoryMb: number }

/** Milliseconds an instance has to load its code; generous, because this machine may be busy. */
const START_MS = 30_000
/** Milliseconds between two looks at how much memory a running invocation holds. */
const MEMORY_LOOK_MS = 20
/** Milliseconds the last words of a process may take to arrive when something it started keeps its output open. */
const LAST_WORDS_MS = 1000
/** Characters of what the engine itself prints that are kept for an error. */
const STDERR_CHARACTERS = 4000
/** Invocations back that what is printed late still counts for. */
const LATE_LOGS = 10

/** One process that runs one function, one invocation at a time. */
export class Instance {
  private readonly child: ChildProcess
  private readonly started: Promise<Outcome | null>
  private settle: ((outcome: Outcome) => void) | null = null
  private readonly onLog = new Map<number, (text: string) => void>()
  private calls = 0
  private stderr = ''
  private memory: NodeJS.Timeout | undefined
  alive = true
  /** Whether something of an earlier invocation broke in it, so that no other one may start there. */
  worn = false

  constructor(private readonly options: InstanceOptions) {
    const { folder, handler, memoryMb, clockOffset, environment, logCharacters } = options
    const heap = `--max-old-space-size=${heapMbFor(memoryMb)}`
    this.child = spawn(process.execPath, [heap, '-e', INSTANCE_SOURCE], {
      cwd: folder,
      env: { TZ: 'UTC', ...environment },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.child.stderr?.on('data', (chunk: Buffer) => this.hear(chunk.toString()))
    this.child.on('message', (message) => this.receive(message as Message))
    this.child.on('error', (error) => this.finish({ kind: 'exited', reason: error.message }))
    this.child.on('exit', (code, signal) => this.gone(code, signal))
    this.started = this.await(START_MS).then((outcome) => (outcome.kind === 'done' ? null : outcome))
    this.send({ kind: 'start', folder, handler, offset: clockOffset, logCharacters })
  }

  /** Runs one event. After a time-out the process is killed, whatever it was doing. */
  async invoke(call: Call): Promise<Outcome> {
    const broken = await this.started
    this.calls += 1
    this.onLog.set(this.calls, call.onLog)
    this.onLog.delete(this.calls - LATE_LOGS)
    if (broken) {
      call.onLog(this.stderr)
      return broken
    }
    const { event, context, environment } = call
    const outcome = this.await(call.timeoutMs)
    this.memory = setInterval(() => this.checkMemory(), MEMORY_LOOK_MS)
    this.send({ kind: 'invoke', id: this.calls, event, context, environment })
    return outcome
  }

  setClock(offset: number): void {
    this.send({ kind: 'clock', offset })
  }

  kill(): void {
    this.alive = false
    this.child.kill('SIGKILL')
  }

  private send(message: object): void {
    if (this.child.connected) this.child.send(message, () => undefined)
  }

  private await(ms: number): Promise<Outcome> {
    if (!this.alive) return Promise.resolve({ kind: 'exited', reason: 'the instance is gone' })
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.kill()
        this.finish({ kind: 'timeout' })
      }, ms)
      this.settle = (outcome) => {
        clearTimeout(timer)
        resolve(outcome)
      }
    })
  }

  private finish(outcome: Outcome): void {
    clearInterval(this.memory)
    const settle = this.settle
    this.settle = null
    settle?.(outcome)
  }

  /** The platform's container ends the process in the middle; so does this. */
  private checkMemory(said = 0): boolean {
    const used = memoryMbOf(this.child.pid) ?? said
    if (used <= this.options.memoryMb) return false
    this.kill()
    this.finish({ kind: 'memory' })
    return true
  }

  private receive(message: Message): void {
    if (message.kind === 'log') this.onLog.get(message.id)?.(message.text)
    else if (message.kind === 'worn') this.worn = true
    else if (message.kind === 'ready') this.finish({ kind: 'done', result: '' })
    else if (message.kind === 'broken') {
      this.kill()
      this.finish({ kind: 'failed', error: message.error })
    } else if (message.id === this.calls && !this.checkMemory(message.memoryMb)) this.finish(message)
  }

  /** What the engine itself prints, such as an uncaught error or running out of memory. */
  private hear(text: string): void {
    this.stderr = (this.stderr + text).slice(-STDERR_CHARACTERS)
    this.onLog.get(this.calls)?.(text)
  }

  /** The process has ended; its last words may still be on their way. */
  private gone(code: number | null, signal: string | null): void {
    this.alive = false
    const end = () => {
      clearTimeout(late)
      const reason = `${signal ?? `exit code ${code}`} ${this.stderr}`.trim()
      this.finish(isHeapFull(this.stderr) ? { kind: 'memory' } : { kind: 'exited', reason })
    }
    const late = setTimeout(end, LAST_WORDS_MS)
    this.child.once('close', end)
  }
}
