import type { IncomingMessage } from 'node:http'
import { invalidParam } from '../errors'
import type { Gateway } from '../gateway'
import { LIMIT_TABLE } from '../limits'
import type { Timers } from '../timers'
import { optionalFields, textParam, wholeParam } from './params'
import { readJson } from './requests'

export type Control = (
  gateway: Gateway,
  timers: Timers,
  query: URLSearchParams,
  body: Record<string, unknown>,
) => unknown

const text = (value: unknown, name: string): string => {
  if (typeof value !== 'string' || value === '') throw invalidParam(`${name} is required`)
  return value
}

const wholeNumber = (value: unknown, name: string): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw invalidParam(`${name} must be a whole number`)
  return value
}

/** The last moment the clock can show: the platform's timers end with the year 2099. */
const CLOCK_END = Date.UTC(2100, 0, 1)

/** Moves the clock and runs the timers that fall due on the way, before it answers. */
const moveClock: Control = async ({ clock }, timers, _query, body) => {
  if ((body.advanceMs === undefined) === (body.to === undefined)) throw invalidParam('give advanceMs or to')
  const at =
    body.to === undefined
      ? clock.now() + wholeNumber(body.advanceMs, 'advanceMs')
      : wholeNumber(body.to, 'to')
  if (at < 0 || at > CLOCK_END) throw invalidParam('the clock goes from 1970 to 2099')
  const ran = await timers.moveTo(at)
  return { now: clock.now(), ran }
}

/** With `add`, as a phone does at each acceptance, the messages come on top of what is left. */
const setQuota: Control = ({ messages }, _timers, _query, body) => {
  const count = wholeNumber(body.count, 'count')
  if (count < -1) throw invalidParam('count is a number of messages, or -1 for a long-term subscription')
  const [openid, templateId] = [text(body.openid, 'openid'), text(body.templateId, 'templateId')]
  if (body.add === true) messages.addQuota(openid, templateId, count)
  else messages.setQuota(openid, templateId, count)
  return {}
}

const asText = (value: unknown): unknown =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : value

/** A search as `get()` would run it, with its query and order as an object or as extended JSON in a text. */
const explain: Control = (gateway, _timers, _query, body) => {
  const params = { ...body, query: asText(body.query), order: asText(body.order) }
  const options = {
    order: optionalFields(gateway, params, 'order'),
    skip: wholeParam(params, 'skip', 0, 0),
    limit: body.limit === undefined ? undefined : wholeParam(params, 'limit', 1, 1),
  }
  const query = optionalFields(gateway, params, 'query') ?? {}
  return gateway.store.explain(textParam(params, 'collection'), query, options)
}

/**
 * With a limit or a request id: what the last invocations of a function, or of all, printed. With a function alone:
 * its last invocation by itself.
 */
const logs: Control = ({ runtime }, _timers, query) => {
  const [name, requestId, limit] = ['function', 'requestId', 'limit'].map(
    (key) => query.get(key) ?? undefined,
  )
  if (limit === undefined && requestId === undefined)
    return runtime.logs.last(text(name, 'function')) ?? { logs: [] }
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) throw invalidParam('limit must be a whole number')
  const filter = { function: name, requestId, limit: limit === undefined ? undefined : Number(limit) }
  return { invocations: runtime.logs.find(filter) }
}

/** The code a phone gets when its person agrees to give the number. */
const phoneCode: Control = ({ phoneNumbers }, _timers, _query, body) => ({
  code: phoneNumbers.issue(text(body.openid, 'openid'), body.phoneNumber),
})

/** The control endpoints, by method and path. None of them exists on the platform. */
export const CONTROLS: Record<string, Control> = {
  'GET /local/clock': ({ clock }) => ({ now: clock.now() }),
  'POST /local/clock': moveClock,
  'GET /local/stats': ({ stats }) => stats.view(),
  'POST /local/stats/reset': ({ stats }) => {
    stats.reset()
    return {}
  },
  'POST /local/explain': explain,
  'POST /local/faults': ({ faults }, _timers, _query, body) => ({ id: faults.add(body) }),
  'DELETE /local/faults': ({ faults }) => {
    faults.clear()
    return {}
  },
  'GET /local/messages': ({ messages }, _timers, query) => messages.arrived(query.get('openid')),
  'GET /local/templates': ({ messages }) => messages.titles(),
  'POST /local/quota': setQuota,
  'POST /local/phoneNumber': phoneCode,
  'GET /local/riskyWords': ({ contentCheck }) => ({ words: contentCheck.riskyWords() }),
  'POST /local/riskyWords': ({ contentCheck }, _timers, _query, body) => {
    contentCheck.setRiskyWords(body.words)
    return {}
  },
  'GET /local/limits': () => LIMIT_TABLE,
  'GET /local/logs': logs,
  'POST /local/timers/run': (_gateway, timers, _query, body) =>
    timers.runNow(text(body.function, 'function')),
}

/** Bytes of a control request's body. */
const BODY_BYTES = 1024 * 1024

export async function control(
  handler: Control,
  gateway: Gateway,
  timers: Timers,
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<unknown> {
  const body = request.method === 'POST' ? await readJson(request, BODY_BYTES) : {}
  return handler(gateway, timers, query, body)
}
