import * as v from 'valibot'
import { dayOf } from '../kernel/day'
import { currentPosting, isOpen, openGrants, type Caller } from '../kernel/people'
import { rejected, type Outcome, type Params, type RefusalText, type Rejected } from '../kernel/result'
import { fill } from '../kernel/words'
import type { Action, BoundRequest, Who } from './capability'
import { readCaller } from './caller'
import { isPlainObject } from './plain-object'
import { log, logFailure } from './log'
import { isOperator } from './operator'
import { platformRefusals } from './refusals'
import { wxContext } from './sdk'
import { counted } from './trips'

/** The oldest version of inputs that is still understood; a phone that speaks an older one must update itself. */
const OLDEST_VERSION = 1

/** What a phone receives. A refusal carries its finished Chinese sentences. */
export type Reply =
  | { ok: true; data: unknown }
  | { ok: false; code: string; params: Params; text: RefusalText; requestId: string }

interface Served {
  actions: Record<string, Action<never, unknown>>
  policy: Record<string, Who>
  refusals: Record<string, RefusalText>
}

const Envelope = v.strictObject({
  v: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  action: v.pipe(v.string(), v.maxLength(60)),
  input: v.optional(v.unknown(), {}),
  requestId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  /** WeChat adds this to every event of a phone; it is never believed. */
  userInfo: v.optional(v.unknown()),
  /** Added by CloudBase to some events; never believed. */
  tcbContext: v.optional(v.unknown()),
  /** Proof of an operator's call. */
  operatorToken: v.optional(v.pipe(v.string(), v.maxLength(200))),
})
type Envelope = v.InferOutput<typeof Envelope>

/** Folds capabilities into the `main` of a deployable function. */
export function serve(capabilities: ReadonlyArray<{ actions: object; policy: object; refusals: object }>) {
  const served: Served = { actions: {}, policy: {}, refusals: { ...platformRefusals } }
  for (const part of capabilities) {
    Object.assign(served.actions, part.actions)
    Object.assign(served.policy, part.policy)
    Object.assign(served.refusals, part.refusals)
  }
  return async function main(event: unknown): Promise<Reply> {
    const started = Date.now()
    const envelope = v.safeParse(Envelope, event)
    if (!envelope.success) {
      // Nothing of it is known to be what it says, so nothing of it is logged.
      const milliseconds = Date.now() - started
      log({ requestId: '', action: 'unknown', code: 'request.malformed', milliseconds })
      return present(served, rejected('request.malformed'), '')
    }
    const { requestId, action } = envelope.output
    const { value: outcome, trips } = await counted(() => attempt(served, envelope.output))
    const code = outcome.ok ? 'ok' : outcome.code
    const known = Object.hasOwn(served.actions, action)
    const milliseconds = Date.now() - started
    log({ requestId, action: known ? action : 'unknown', code, milliseconds, trips })
    return present(served, outcome, requestId)
  }
}

async function attempt(served: Served, envelope: Envelope): Promise<Outcome<unknown>> {
  try {
    return await handle(served, envelope)
  } catch (error) {
    logFailure(envelope.requestId, envelope.action, error)
    return rejected('server.failed')
  }
}

async function handle(served: Served, envelope: Envelope): Promise<Outcome<unknown>> {
  if (envelope.v < OLDEST_VERSION) return rejected('client.tooOld')
  if (!Object.hasOwn(served.actions, envelope.action)) return rejected('request.unknownAction')
  const action = served.actions[envelope.action]!
  if (!isPlainObject(envelope.input)) return rejected('request.invalid', { field: 'input' })
  const input = v.safeParse(action.input, envelope.input)
  if (!input.success) return rejected('request.invalid', { field: fieldOf(input.issues[0]) })
  const { openid, source } = wxContext()
  const who = served.policy[envelope.action]!
  const now = Date.now()
  const [caller, ahead] = await Promise.all([
    who === 'visitor' ? null : readCaller(openid),
    action.ahead?.(input.output as never),
  ])
  const refusal = admit(who, caller, now, isOperator(openid, source, envelope.operatorToken))
  if (refusal) return refusal
  const { requestId } = envelope
  const request = { action: envelope.action, requestId, openid, now, caller } as BoundRequest
  return action.run(request, input.output as never, ahead)
}

/** The half of the policy that needs no target: is the caller of the right kind at all? */
function admit(who: Who, caller: Caller | null, now: number, operator: boolean): Rejected | null {
  if (who === 'anyone' || who === 'visitor') return null
  if (who === 'operator') return operator ? null : rejected('caller.forbidden')
  if (operator && who.includes('operator')) return null
  if (!caller) return rejected('caller.notBound')
  const today = dayOf(now)
  if (who === 'bound') return null
  if (who === 'posted') {
    const posting = currentPosting(caller.postings, today)
    return posting && isOpen(posting, today) ? null : rejected('caller.notPosted')
  }
  return openGrants(caller, today).some((grant) => who.includes(grant.role))
    ? null
    : rejected('caller.forbidden')
}

function fieldOf(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map((item) => String(item.key)).join('.')
  return (path || String(issue.expected ?? '')).replace(/[^\w.]/g, '').slice(0, 60)
}

function present(served: Served, outcome: Outcome<unknown>, requestId: string): Reply {
  if (outcome.ok) return { ok: true, data: outcome.data }
  const { code, params } = outcome
  const text = served.refusals[code]
  if (!text) throw new Error(`no Chinese text for the refusal ${code}`)
  return {
    ok: false,
    code,
    params,
    text: { what: fill(text.what, params), next: fill(text.next, params) },
    requestId,
  }
}
