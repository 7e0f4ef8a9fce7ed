import type { FunctionSettings } from './settings'

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
  /** The invocation that called, where one function called another. */
  caller?: Invocation
  /** Whether it has ended; nobody waits then for what it has called. */
  over: boolean
}

/** Whether anybody still waits for an invocation: it and all that called one another down to it go on. */
export function isAwaited({ over, caller }: Invocation): boolean {
  return !over && (caller === undefined || isAwaited(caller))
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

/** Everything getWXContext reads: it knows nothing but the environment of its process. */
export function identityOf(
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

/** The second argument of a handler. */
export function contextOf(
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
