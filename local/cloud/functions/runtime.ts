import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { CloudError } from '../errors'
import { checkEventSize, LIMITS } from '../limits'
import type { Stats } from '../stats'
import type { Outcome } from './instance'
import { Pool } from './pool'
import { readSettings, type FunctionSettings } from './settings'

/** Whom an invocation runs for; empty strings for a timer or an operator. */
export interface Person {
  openid: string
  appid: string
  unionid: string
}

export interface Invocation {
  requestId: string
  function: string
  person: Person
  /** How the call came: `wx_client`, `wx_client,scf`, `wx_trigger`, … */
  source: string
}

export interface RuntimeOptions {
  functionsDir: string
  cloudbaserc?: string
  envId: string
  adminUrl: string
  hotReload: boolean
  /** Instances of each function that run at the same time. */
  instances: number
}

export interface InvocationLog {
  requestId: string
  at: number
  durationMs: number
  outcome: Outcome['kind']
  logs: string[]
}

/** The environment that sends an unmodified SDK to this gateway; TCB_CONTEXT_CNFG is its undocumented redirection. */
export function sdkEnvironment(adminUrl: string, envId: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
  }
}

/** Runs the deployed bundles. */
export class Runtime {
  private settings: Map<string, FunctionSettings>
  private readonly pools = new Map<string, Pool>()
  private readonly tokens = new Map<string, Invocation>()
  private readonly logs = new Map<string, InvocationLog>()

  constructor(
    private readonly options: RuntimeOptions,
    private readonly clock: Clock,
    private readonly stats: Stats,
  ) {
    this.settings = readSettings(options.functionsDir, options.cloudbaserc)
    clock.onMove((offset) => this.pools.forEach((pool) => pool.setClock(offset)))
  }

  functions(): FunctionSettings[] {
    return [...this.settings.values()]
  }

  /** The invocation a gateway request comes from, by the token the SDK carries in each body. */
  invocationOf(token: string | undefined): Invocation | undefined {
    return token ? this.tokens.get(token) : undefined
  }

  lastLogs(name: string): InvocationLog | undefined {
    return this.logs.get(name)
  }

  /** Runs one event to its end. Answers the result as JSON text; throws a CloudError with the platform's code. */
  async invoke(
    name: string,
    event: unknown,
    person: Person,
    source: string,
  ): Promise<{ requestId: string; result: string }> {
    const settings = this.need(name)
    const invocation: Invocation = { requestId: randomUUID(), function: name, person, source }
    const token = randomUUID()
    this.tokens.set(token, invocation)
    this.stats.invocations += 1
    const log: InvocationLog = {
      requestId: invocation.requestId,
      at: this.clock.now(),
      durationMs: 0,
      outcome: 'done',
      logs: [],
    }
    const began = Date.now()
    try {
      const outcome = await this.poolOf(settings).run({
        event,
        context: contextOf(settings, invocation, this.options.envId),
        environment: identity(invocation, token, this.options.envId),
        timeoutMs: settings.timeoutMs,
        onLog: (text) => log.logs.push(text),
      })
      log.outcome = outcome.kind
      return { requestId: invocation.requestId, result: resultOf(outcome, settings) }
    } finally {
      log.durationMs = Date.now() - began
      this.logs.set(name, log)
      this.tokens.delete(token)
    }
  }

  close(): void {
    this.pools.forEach((pool) => pool.close())
  }

  private need(name: string): FunctionSettings {
    const known = this.settings.get(name)
    if (known) return known
    this.settings = readSettings(this.options.functionsDir, this.options.cloudbaserc)
    const found = this.settings.get(name)
    if (!found)
      throw new CloudError(
        'FUNCTION_NOT_FOUND',
        `[ResourceNotFound.FunctionName] FUNCTION_NOT_FOUND: ${name}`,
      )
    return found
  }

  private poolOf(settings: FunctionSettings): Pool {
    let pool = this.pools.get(settings.name)
    if (!pool) {
      const { adminUrl, envId, instances, hotReload } = this.options
      pool = new Pool(settings, {
        size: instances,
        hotReload,
        environment: { PATH: process.env.PATH ?? '', ...sdkEnvironment(adminUrl, envId) },
        clockOffset: () => this.clock.offset,
      })
      this.pools.set(settings.name, pool)
    }
    return pool
  }
}

/** Everything getWXContext reads: it knows nothing but the environment of its process. */
function identity(
  { requestId, person, source }: Invocation,
  token: string,
  envId: string,
): Record<string, string> {
  const wx: Record<string, string> = {
    WX_OPENID: person.openid,
    WX_APPID: person.appid,
    WX_UNIONID: person.unionid,
    WX_API_TOKEN: token,
  }
  const present = Object.fromEntries(Object.entries(wx).filter(([, value]) => value !== ''))
  return {
    ...present,
    WX_CONTEXT_KEYS: Object.keys(present).join(','),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE',
    TCB_ENV: envId,
    TCB_SEQID: requestId,
    TCB_SOURCE: source,
  }
}

function contextOf(
  settings: FunctionSettings,
  { requestId }: Invocation,
  envId: string,
): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: settings.memoryMb,
    time_limit_in_ms: settings.timeoutMs,
    request_id: requestId,
    function_name: settings.name,
    function_version: '$LATEST',
    namespace: envId,
  }
}

function resultOf(outcome: Outcome, settings: FunctionSettings): string {
  switch (outcome.kind) {
    case 'done':
      checkEventSize(outcome.result, LIMITS.resultBytes)
      return outcome.result
    case 'timeout':
      throw new CloudError(
        'FUNCTIONS_TIME_LIMIT_EXCEEDED',
        `Invoking task timed out after ${settings.timeoutMs / 1000} seconds`,
      )
    case 'failed': {
      const { message, stack } = outcome.error
      const shown = {
        errorCode: 1,
        errorMessage: `user code exception caught: ${message}`,
        stackTrace: stack,
      }
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', JSON.stringify(shown))
    }
    case 'exited':
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', `function process exited: ${outcome.reason}`)
  }
}
