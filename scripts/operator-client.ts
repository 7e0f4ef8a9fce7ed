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

/**
 * What time it is for an environment: of a local cloud it is the movable clock's.
 * @param url as of `environment`.
 */
export async function timeAt(url: string | null): Promise<number> {
  if (url === null) return Date.now()
  const reply = await fetch(new URL('/local/clock', url))
  return ((await reply.json()) as { now: number }).now
}

export type Document = { _id: string } & Record<string, unknown>

/** The environment's database with its own keys: for copies of it, never for changing what is in use. */
export interface OperatorDatabase {
  /** Documents after that id, by id. */
  after(collection: string, id: string, limit: number): Promise<Document[]>
  /** false where its id, or a unique field of it, is there already. */
  add(collection: string, document: Document): Promise<boolean>
  find(collection: string, id: string): Promise<Document | null>
  count(collection: string): Promise<number>
}

export function operatorDatabase(url: string | null): OperatorDatabase {
  const db = environment(url).database()
  return {
    after: async (name, id, limit) => {
      const query = db.collection(name).where({ _id: db.command.gt(id) })
      const { data, ...rest } = await query.orderBy('_id', 'asc').limit(limit).get()
      return checked(data as Document[] | undefined, rest)
    },
    add: async (name, document) => {
      try {
        checked(true, await db.collection(name).add(document))
        return true
      } catch (error) {
        if (/E11000|duplicate key|DATABASE_DUPLICATE/i.test(String((error as Error).message))) return false
        throw error
      }
    },
    find: async (name, id) => {
      const { data, ...rest } = await db.collection(name).where({ _id: id }).limit(1).get()
      return checked(data as Document[] | undefined, rest)[0] ?? null
    },
    count: async (name) => {
      const { total, ...rest } = await db.collection(name).count()
      return checked(total, rest)
    },
  }
}

/** The SDK answers some failures as values. */
export function checked<T>(value: T | undefined, reply: object): T {
  const { code, message } = reply as { code?: string; message?: string }
  if (code) throw new Error(`${code}: ${message}`)
  if (value === undefined) throw new Error('the database gave no answer')
  return value
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
