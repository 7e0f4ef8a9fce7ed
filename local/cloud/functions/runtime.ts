import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { CloudError } from '../errors'
import type { Stats } from '../stats'
import { contextOf, identityOf, isAwaited, sdkEnvironment, type Invocation, type Person } from './identity'
import { appendTo, LOG_CHARACTERS, Logs, type InvocationLog } from './logs'
import { resultOf, type Outcome } from './outcome'
import { Pool } from './pool'
import { readSettings, type FunctionSettings } from './settings'

export { sdkEnvironment, type Invocation, type Person } from './identity'

export interface RuntimeOptions {
  functionsDir: string
  cloudbaserc?: string
  envId: string
  adminUrl: string
  hotReload: boolean
  /** Instances of each function that run at the same time. */
  instances: number
}

/** Runs the deployed bundles. */
export class Runtime {
  private settings: Map<string, FunctionSettings>
  private readonly pools = new Map<string, Pool>()
  private readonly tokens = new Map<string, Invocation>()
  readonly logs = new Logs()

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

  /**
   * Runs one event to its end. Answers the result as JSON text; throws a CloudError with the platform's code.
   * `caller` is the invocation that calls, where one does; when it ends first, a call that still waits is dropped.
   */
  async invoke(
    name: string,
    event: unknown,
    person: Person,
    source: string,
    caller?: Invocation,
  ): Promise<{ requestId: string; result: string }> {
    const settings = this.need(name)
    const requestId = randomUUID()
    const invocation: Invocation = { requestId, function: name, person, source, caller, over: false }
    this.stats.invocations += 1
    const outcome = await this.run(settings, invocation, event)
    return { requestId, result: resultOf(outcome, settings) }
  }

  close(): void {
    this.pools.forEach((pool) => pool.close())
  }

  private run(settings: FunctionSettings, invocation: Invocation, event: unknown): Promise<Outcome> {
    const token = randomUUID()
    this.tokens.set(token, invocation)
    const logs: string[] = []
    const [at, began] = [this.clock.now(), Date.now()]
    const onEnd = (outcome: Outcome): void => {
      invocation.over = true
      this.tokens.delete(token)
      this.keepLog(invocation, { at, durationMs: Date.now() - began, outcome: outcome.kind, logs })
    }
    const call = {
      event,
      context: contextOf(settings, invocation, this.options.envId),
      environment: identityOf(invocation, token, this.options.envId),
      timeoutMs: settings.timeoutMs,
      onLog: appendTo(logs),
    }
    return this.poolOf(settings).run(call, { isWanted: () => isAwaited(invocation), onEnd })
  }

  private keepLog(
    invocation: Invocation,
    ended: Pick<InvocationLog, 'at' | 'durationMs' | 'outcome' | 'logs'>,
  ): void {
    const { requestId, function: name, source, person } = invocation
    this.logs.add({ requestId, function: name, source, openid: person.openid, ...ended })
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
        logCharacters: LOG_CHARACTERS,
      })
      this.pools.set(settings.name, pool)
    }
    return pool
  }
}
