import { spawn, type ChildProcess } from 'node:child_process'
import { INSTANCE_SOURCE } from './instance-source'

export interface ThrownError {
  name: string
  message: string
  stack: string
}

/** How an invocation ended. */
export type Outcome =
  | { kind: 'done'; result: string }
  | { kind: 'failed'; error: ThrownError }
  | { kind: 'timeout' }
  | { kind: 'exited'; reason: string }

export interface InstanceOptions {
  folder: string
  handler: string
  memoryMb: number
  environment: Record<string, string>
  clockOffset: number
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
  | { kind: 'log'; stream: string; text: string }
  | { kind: 'done'; id: number; result: string }
  | { kind: 'failed'; id: number; error: ThrownError }

/** Milliseconds an instance has to load its code; generous, because this machine may be busy. */
const START_MS = 30_000

/** One process that runs one function, one invocation at a time. */
export class Instance {
  private readonly child: ChildProcess
  private readonly started: Promise<Outcome | null>
  private settle: ((outcome: Outcome) => void) | null = null
  private onLog: (text: string) => void = () => undefined
  private calls = 0
  private stderr = ''
  alive = true

  constructor(options: InstanceOptions) {
    const { folder, handler, memoryMb, clockOffset } = options
    this.child = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, '-e', INSTANCE_SOURCE], {
      cwd: folder,
      env: { ...options.environment, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.child.stderr?.on('data', (chunk: Buffer) => this.hear(chunk.toString()))
    this.child.on('message', (message) => this.receive(message as Message))
    this.child.on('error', (error) => this.finish({ kind: 'exited', reason: error.message }))
    this.child.on('exit', (code, signal) => {
      this.alive = false
      setImmediate(() =>
        this.finish({ kind: 'exited', reason: `${signal ?? `exit code ${code}`} ${this.stderr}`.trim() }),
      )
    })
    this.started = this.await(START_MS).then((outcome) => (outcome.kind === 'done' ? null : outcome))
    this.send({ kind: 'start', folder, handler, offset: clockOffset })
  }

  /** Runs one event. After a time-out the process is killed, whatever it was doing. */
  async invoke(call: Call): Promise<Outcome> {
    this.onLog = call.onLog
    const broken = await this.started
    if (broken) return broken
    this.calls += 1
    const { event, context, environment } = call
    const outcome = this.await(call.timeoutMs)
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
    const settle = this.settle
    this.settle = null
    settle?.(outcome)
  }

  private receive(message: Message): void {
    if (message.kind === 'log') this.onLog(message.text)
    else if (message.kind === 'ready') this.finish({ kind: 'done', result: '' })
    else if (message.kind === 'broken') {
      this.kill()
      this.finish({ kind: 'failed', error: message.error })
    } else if (message.id === this.calls) this.finish(message)
  }

  /** What the engine itself prints, such as an uncaught error or running out of memory. */
  private hear(text: string): void {
    this.stderr = (this.stderr + text).slice(-4000)
    this.onLog(text)
  }
}
