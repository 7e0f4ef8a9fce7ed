import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { localSettings, TEST_SECRETS, type LocalSecrets } from '../../scripts/local-settings'
import type { ApiActions, ApiReply } from '../../typings/api'

const root = resolve(__dirname, '..', '..')

export interface Stats {
  /** Gateway requests by wire action. */
  requests: Record<string, number>
  documentsRead: number
  documentsScanned: number
}

export interface Fault {
  match: { action?: string; collection?: string; function?: string; api?: string }
  nth: number
  kind: 'fail' | 'delay' | 'dropReply'
  /** How many matching requests one after another it happens at; 1 unless given. */
  times?: number | 'every'
  ms?: number
}

/** One WeChat account, calling the deployed functions as its phone would. */
export interface Phone {
  openid: string
  call<A extends keyof ApiActions>(
    action: A,
    input: ApiActions[A]['input'],
    requestId?: string,
  ): Promise<ApiReply<ApiActions[A]['view']>>
  /** The same without types, for forged and malformed events. */
  raw(functionName: string, event: unknown): Promise<unknown>
  messages(): Promise<Array<{ title: string; page: string; data: Record<string, { value: string }> }>>
}

export interface TestCloud {
  url: string
  dataDir: string
  as(openid: string): Phone
  /** A call with the environment's own keys. */
  operator<A extends keyof ApiActions>(
    action: A,
    input: ApiActions[A]['input'],
  ): Promise<ApiReply<ApiActions[A]['view']>>
  setClock(to: number): Promise<void>
  /** Runs the minute timer once, now. */
  tick(): Promise<void>
  stats(): Promise<Stats>
  resetStats(): Promise<void>
  fault(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  /** Stops the process the hard way and starts it again on the same data, if asked with other secrets. */
  restart(signal?: 'SIGKILL' | 'SIGTERM', secrets?: Partial<LocalSecrets>): Promise<void>
  /** Does something with the data folder while no process has it open. */
  stopped(work: (dataDir: string) => void): Promise<void>
  close(): Promise<void>
}

export interface TestCloudOptions {
  /** Epoch ms of the movable clock; 23 November 2026 18:20 at UTC+8 unless given. */
  startAt?: number
  /** Folder of function bundles, cloudbaserc.json and database.json; what `npm run build` made unless given. */
  functionsDir?: string
  config?: string
  database?: string
  /** Folder of a cloud that was stopped: the new one begins with a copy of what lies in it. */
  data?: string
  /** Seconds after which a call of `api` is given up, where a test waits for that; the deployment's own unless given. */
  apiTimeout?: number
  /** The same of a run of the clock, which it shares among its duties. */
  clockTimeout?: number
}

const DEMO_EVENING = Date.UTC(2026, 10, 23, 10, 20)

/** Starts the local cloud on the deployed bundles and security rules with a durable database, empty unless `data` is given. */
export async function startTestCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhucun-'))
  if (options.data) cpSync(options.data, join(dataDir, 'cloud'), { recursive: true })
  let running = await launch(dataDir, options)
  const post = async (
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<unknown> => {
    const reply = await fetch(running.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return reply.json()
  }
  const get = async (path: string): Promise<unknown> => (await fetch(running.url + path)).json()

  await post('/local/clock', { to: options.startAt ?? DEMO_EVENING })

  return {
    get url() {
      return running.url
    },
    dataDir,
    as: (openid) => phone(openid, post, get),
    operator: async (action, input) => {
      const event = { ...envelope(action, input), operatorToken: TEST_SECRETS.operatorToken }
      const reply = (await post('/admin', {
        action: 'functions.invokeFunction',
        function_name: functionOf(action),
        request_data: JSON.stringify(event),
      })) as { data?: { response_data: string }; message?: string }
      if (!reply.data) throw new Error(reply.message)
      return JSON.parse(reply.data.response_data) as never
    },
    setClock: async (to) => void (await post('/local/clock', { to })),
    tick: async () => void (await post('/local/timers/run', { function: 'clock' })),
    stats: async () => (await get('/local/stats')) as Stats,
    resetStats: async () => void (await post('/local/stats/reset', {})),
    fault: async (fault) => void (await post('/local/faults', fault)),
    clearFaults: async () => void (await fetch(`${running.url}/local/faults`, { method: 'DELETE' })),
    restart: async (signal = 'SIGKILL', secrets = {}) => {
      await stop(running.process, signal)
      running = await launch(dataDir, options, secrets)
    },
    stopped: async (work) => {
      await stop(running.process, 'SIGTERM')
      work(dataDir)
      running = await launch(dataDir, options)
    },
    close: async () => {
      await stop(running.process, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

type Post = (path: string, body: unknown, headers?: Record<string, string>) => Promise<unknown>

function phone(openid: string, post: Post, get: (path: string) => Promise<unknown>): Phone {
  const raw = async (name: string, data: unknown): Promise<unknown> => {
    const reply = (await post('/client/callFunction', { name, data }, { 'x-local-openid': openid })) as {
      result?: unknown
      errMsg: string
    }
    if (!('result' in reply)) throw new Error(reply.errMsg)
    return reply.result
  }
  return {
    openid,
    raw,
    call: async (action, input, requestId) =>
      (await raw(functionOf(action), envelope(action, input, requestId))) as never,
    messages: async () => (await get(`/local/messages?openid=${encodeURIComponent(openid)}`)) as never,
  }
}

export function envelope(
  action: string,
  input: unknown,
  requestId = newRequestId(),
): Record<string, unknown> {
  return { v: 1, action, input, requestId }
}

export function newRequestId(): string {
  return randomUUID()
}

function functionOf(action: string): string {
  if (action.startsWith('poll.')) return 'poll'
  return action.startsWith('report.') ? 'reports' : 'api'
}

interface Running {
  process: ChildProcess
  url: string
}

function launch(
  dataDir: string,
  options: TestCloudOptions,
  secrets: Partial<LocalSecrets> = {},
): Promise<Running> {
  const settings = localSettings(join(dataDir, 'settings'), { ...TEST_SECRETS, ...secrets })
  if (options.apiTimeout) limit(settings.cloudbaserc, 'api', options.apiTimeout)
  if (options.clockTimeout) limit(settings.cloudbaserc, 'clock', options.clockTimeout)
  const args = [
    join(root, 'dist/local/cloud.cjs'),
    ...['--port', '0', '--data', join(dataDir, 'cloud')],
    ...['--functions', options.functionsDir ?? settings.functionsDir],
    ...['--config', options.config ?? settings.cloudbaserc],
    ...['--database', options.database ?? join(root, 'dist/database.json')],
    ...['--rules', join(root, 'database/security-rules.json')],
    ...['--templates', settings.templatesFile, '--quota', 'longTerm', '--no-timers'],
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the local cloud stopped with ${code} before it was ready`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{"ready"')) return
      done({ process: child, url: (JSON.parse(line) as { url: string }).url })
    })
  })
}

function limit(path: string, name: string, seconds: number): void {
  const config = JSON.parse(readFileSync(path, 'utf8')) as {
    functions: Array<{ name: string; timeout: number }>
  }
  for (const each of config.functions) if (each.name === name) each.timeout = seconds
  writeFileSync(path, JSON.stringify(config))
}

function stop(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done()
    child.once('exit', () => done())
    child.kill(signal)
  })
}
