import { NO_BEAT, type Heartbeat } from '../kernel/heartbeat'
import type { AggregateType } from './aggregate-store'
import type { Alarm } from './capability'
import { command, findBeside, insert, update } from './sdk'
import { reading, type Reading } from './together'

const heartbeatType: AggregateType<Heartbeat> = { collection: 'heartbeats', schema: 1 }
const CLOCK = 'clock'

/**
 * The last runs' word, and in the same round trip which of the duties have something to do. Before the first beat nobody is
 * asked: all have.
 */
export async function readHeartbeat(
  duties: readonly Alarm[],
  now: number,
): Promise<{ before: Heartbeat; idle: Set<string> }> {
  const asked = duties.flatMap(({ name, collection, due }) =>
    due ? [{ name, from: collection, where: due(now) }] : [],
  )
  const found = await findBeside<{ state: Heartbeat }>(heartbeatType.collection, CLOCK, asked)
  if (!found) return { before: NO_BEAT, idle: new Set() }
  const idle = asked.filter((_, index) => !found.matched[index]).map(({ name }) => name)
  return { before: found.document.state, idle: new Set(idle) }
}

/** Written before the first duty's turn: a run that breaks off leaves `next`, so that the one after it begins with another. */
export function beginRun(
  { at, begun = at, brokenSince, running = null }: Heartbeat,
  now: number,
  next: string,
): Promise<void> {
  const broken = begun === at ? null : (brokenSince ?? begun)
  return write(
    {
      ...{ 'state.begun': now, 'state.next': next, 'state.brokenSince': command.set(broken) },
      ...{ 'state.running': command.set(null), 'state.brokeIn': command.set(running) },
    },
    { at: 0, begun: now, next, brokenSince: null, running: null, brokeIn: null },
  )
}

/** Written when a duty's turn begins: after a run that was cut off it says in which. */
export async function beginTurn(name: string): Promise<void> {
  await update(heartbeatType.collection, { _id: CLOCK }, { 'state.running': command.set(name) })
}

/** Written when a run has come to its end or is about to be cut off. */
export const beat = ({
  at,
  next,
  behind,
  failing,
  running,
}: Required<Pick<Heartbeat, 'at' | 'next' | 'behind' | 'failing' | 'running'>>): Promise<void> =>
  write(
    {
      ...{ 'state.at': at, 'state.begun': at, 'state.next': next },
      ...{ 'state.brokenSince': command.set(null), 'state.behind': command.set(behind) },
      ...{ 'state.failing': command.set(failing), 'state.running': command.set(running) },
    },
    { at, begun: at, next, brokenSince: null, behind, failing, running },
  )

async function write(fields: Record<string, unknown>, whole: Heartbeat): Promise<void> {
  const of = { _id: CLOCK }
  if ((await update(heartbeatType.collection, of, fields)) > 0) return
  const added = await insert(heartbeatType.collection, { ...of, schema: 1, version: 1, state: whole })
  // A document that says the same already counts as not updated, and so does one that another clock has just added.
  if (!added) await update(heartbeatType.collection, of, fields)
}

/** The last beat, for a page that reads several things at once: one more document of the same round trip. */
export const heartbeatFor = (wanted: boolean): Reading<Heartbeat> =>
  reading(heartbeatType, { field: '_id', values: wanted ? [CLOCK] : [] })
