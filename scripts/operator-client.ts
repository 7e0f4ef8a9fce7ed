import { randomUUID } from 'node:crypto'
import { init } from '@cloudbase/node-sdk'
import type { ApiActions, ApiReply } from '../typings/api'

/** Calls of the function `reports` with the environment's own keys. */
export interface OperatorClient {
  call<A extends keyof ApiActions>(
    action: A,
    input: ApiActions[A]['input'],
  ): Promise<ApiReply<ApiActions[A]['view']>>
}

/** Milliseconds: as long as the function itself may run. */
const PATIENCE = 65_000

/**
 * The environment itself, for those who hold its keys.
 * @param url SDK endpoint of a local cloud; null for the real environment that the process environment names.
 */
export function environment(url: string | null): ReturnType<typeof init> {
  if (url !== null) pointAtLocalCloud(url)
  return init({
    env: process.env['CLOUDBASE_ENV_ID'] ?? process.env['TCB_ENV'] ?? 'local',
    secretId: process.env['TENCENTCLOUD_SECRETID'],
    secretKey: process.env['TENCENTCLOUD_SECRETKEY'],
    timeout: PATIENCE,
  })
}

/** @param url as of `environment`. */
export function operatorClient(url: string | null): OperatorClient {
  const app = environment(url)
  const operatorToken = process.env['OPERATOR_TOKEN'] ?? ''
  return {
    call: async (action, input) => {
      const data = { v: 1, action, input, requestId: randomUUID(), operatorToken }
      const { result } = (await app.callFunction({ name: 'reports', data })) as { result: unknown }
      return result as never
    },
  }
}

/** The same variables that the local cloud prints in its ready line; the keys are checked by nobody there. */
function pointAtLocalCloud(url: string): void {
  process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: url })
  process.env['TENCENTCLOUD_RUNENV'] ??= 'SCF'
  // Without these two the SDK complains of every call.
  process.env['TENCENTCLOUD_REGION'] ??= 'local'
  process.env['SCF_NAMESPACE'] ??= 'local'
  process.env['TENCENTCLOUD_SECRETID'] ??= 'local'
  process.env['TENCENTCLOUD_SECRETKEY'] ??= 'local'
  process.env['TENCENTCLOUD_SESSIONTOKEN'] ??= 'local'
}
