import type { ApiActions, ApiRefusal, ApiReply } from '../../../../typings/api'
import { newRequestId } from './request-id'
import { offerUpdate } from './update'
import { failed, offline } from './words'

export type Reply<View> = ApiReply<View>
/** A reply that says no: `text.what` happened, `text.next` is the next step. Shown as it is, never reworded. */
export type Refusal = ApiRefusal
/** The finished data that an action answers with. */
export type ViewOf<A extends keyof ApiActions> = ApiActions[A]['view']
export type InputOf<A extends keyof ApiActions> = ApiActions[A]['input']

interface CallOptions {
  /** Given by a page that repeats the same intention after a failure, so that the cloud does it only once. */
  requestId?: string
}

/** A call that failed, without a word of what was asked or answered. */
export interface Failure {
  action: string
  code: string
  requestId: string
  milliseconds: number
}

/** Codes that tell of a fault and not of a rule. */
const FAULTS = /^(network|server|client|request)\./

let heard: (failure: Failure) => void = () => undefined

/** Who writes down what failed; the poll, which stands alone, has nobody. */
export function hearFailures(listener: (failure: Failure) => void): void {
  heard = listener
}

/** The version of inputs this phone speaks. */
const VERSION = 1
/** Milliseconds to wait for an answer; reports may take as long as a function may run. */
const PATIENCE = { api: 15_000, poll: 15_000, reports: 60_000 }

type FunctionName = keyof typeof PATIENCE

/** Which deployed function answers an action. */
export function functionOf(action: string): FunctionName {
  if (action.startsWith('poll.')) return 'poll'
  if (action.startsWith('report.')) return 'reports'
  return 'api'
}

/**
 * Asks the cloud to do one thing. Never throws: a refusal and a lost network are values with their Chinese sentences.
 * After a lost network the same request is sent once more under the same id.
 * Codes of its own: `network.offline` (nothing is known about the outcome), `server.failed`.
 */
export async function call<A extends keyof ApiActions>(
  action: A,
  input: InputOf<A>,
  options: CallOptions = {},
): Promise<Reply<ViewOf<A>>> {
  const requestId = options.requestId ?? (await newRequestId())
  const name = functionOf(action)
  const data = { v: VERSION, action, input, requestId }
  const started = Date.now()
  let reply = await attempt(name, data)
  if (isOffline(reply)) reply = await attempt(name, data)
  if (!reply.ok && reply.code === 'client.tooOld') offerUpdate()
  if (!reply.ok && FAULTS.test(reply.code))
    heard({ action, code: reply.code, requestId, milliseconds: Date.now() - started })
  return reply as Reply<ViewOf<A>>
}

function isOffline(reply: Reply<unknown>): boolean {
  return !reply.ok && reply.code === 'network.offline'
}

async function attempt(name: FunctionName, data: { requestId: string }): Promise<Reply<unknown>> {
  try {
    const { result } = await within(PATIENCE[name], wx.cloud.callFunction({ name, data }))
    return isReply(result) ? result : localRefusal('server.failed', failed, data.requestId)
  } catch (error) {
    return isCloudError(error)
      ? localRefusal('server.failed', failed, data.requestId)
      : localRefusal('network.offline', offline, data.requestId)
  }
}

function isReply(value: unknown): value is Reply<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'
}

/** CloudBase's own errors are six digits (-404011, -501000, -504002 …); anything else never got that far. */
function isCloudError(error: unknown): boolean {
  const code = (error as { errCode?: unknown } | null)?.errCode
  return typeof code === 'number' && code <= -100_000
}

function localRefusal(code: string, text: Refusal['text'], requestId: string): Refusal {
  return { ok: false, code, params: {}, text, requestId }
}

/** A phone between two hills gets no error, only silence: after `milliseconds` that counts as a lost network. */
function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), milliseconds)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
