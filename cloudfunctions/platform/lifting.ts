import { accepted, type Moment } from '../kernel/aggregate'
import { dayOf } from '../kernel/day'
import { rejected } from '../kernel/result'
import { change, list, type AggregateType, type Loaded } from './aggregate-store'
import type { Alarm } from './capability'
import { logFailure } from './log'
import { command, type Fields } from './sdk'

/** Documents that are read at once. */
const BATCH = 100

/**
 * 旧样子: an upcast lifts a state when it is read, but alarms and query fields lie in the document as it was saved. Whatever
 * was saved under an older schema is therefore saved once as it is read now. Needs an index on `schema`; afterwards a
 * run reads nothing. One that is killed is followed by the next.
 */
export function lifting<S>(type: AggregateType<S>): Alarm {
  // What an import has laid ready is of version 0 and nobody's yet.
  const due = (): Fields => ({ schema: command.lt(type.schema), version: command.gt(0) })
  return {
    due,
    name: `${type.collection}Lifting`,
    collection: type.collection,
    run: async ({ now, runId, more }) => {
      const tried = new Set<string>()
      let failed = 0
      for (;;) {
        const old = await list(type, due(), { limit: BATCH })
        const fresh = old.filter(({ id }) => !tried.has(id))
        for (const current of fresh) {
          if (!more()) return { woken: tried.size, through: false, failed }
          tried.add(current.id)
          try {
            await lift(type, current, now, runId)
          } catch (error) {
            failed += 1
            logFailure(runId, `lift ${type.collection}`, error)
          }
        }
        if (old.length < BATCH || fresh.length === 0) return { woken: tried.size, through: true, failed }
      }
    },
  }
}

function lift<S>(type: AggregateType<S>, current: Loaded<S>, now: number, runId: string): Promise<unknown> {
  const { id, scope, policyVersion, version } = current
  const requestId = `${runId}-${version}`
  const moment: Moment = { now, today: dayOf(now), by: 'system', requestId, policyVersion }
  return change(type, id, {
    moment,
    act: 'lift',
    input: null,
    scope,
    known: current,
    // Somebody else saved it meanwhile, and so lifted it.
    decide: (again) =>
      again?.version === version ? accepted(again.state, moment, 'lift') : rejected('record.busy'),
  })
}
