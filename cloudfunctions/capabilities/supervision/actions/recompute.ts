import type { Alarm, Done, Turn } from '../../../platform/capability'
import { logFailure } from '../../../platform/log'
import { readTownshipTally } from '../../attendance'
import { pathOf, unitsByIds } from '../../organization'
import {
  dueFigures,
  figuresBelow,
  figureType,
  isAnythingDue,
  markDue,
  putOff,
  saveFigure,
  TOWNSHIP_LEVEL,
  type StoredFigure,
  type Wanted,
} from '../figure-store'
import { rollUp, type Figure } from '../rules/figure'
import { lookAround } from './watch'

/** Figures of one level that are read at once. */
const MOST = 240
/** Figures that are worked out at the same time. */
const LANES = 6
/** Milliseconds until one that failed is tried again. */
const RETRY = 60_000

/**
 * 汇总: what changed is marked, then worked out from the townships up, so that one run carries a check-in to the region. Each
 * level has its part of the time: endless townships must not keep their counties waiting.
 */
export const figureAlarm: Alarm = {
  ...{ name: figureType.collection, collection: figureType.collection },
  run: async (turn) => {
    let through = await lookAround(turn.now)
    let woken = 0
    let failed = 0
    if (!(await isAnythingDue(turn.now))) return { woken, through }
    for (let level = TOWNSHIP_LEVEL; level > 0; level--) {
      const done = await workOut(level, turn.part(level))
      woken += done.woken
      failed += done.failed
      through &&= done.through
    }
    return { woken, through, failed }
  },
}

async function workOut(level: number, turn: Turn): Promise<Required<Done>> {
  let woken = 0
  let failed = 0
  for (;;) {
    const due = await dueFigures(level, turn.now, MOST)
    if (due.length === 0) return { woken, through: true, failed }
    const worked = await workOutSome(due, turn)
    woken += worked.done
    failed += worked.failed
    if (worked.done < due.length) return { woken, through: false, failed }
    // What was marked anew while it was worked out is the next run's.
    if (due.length < MOST) return { woken, through: true, failed }
  }
}

/**
 * As many as there is time for, longest due first; answers how many, and how many of them failed. The unit above is marked before its parts are saved, so
 * that a run that dies after some of them leaves it due; and again after, for a second clock that had worked it out in between.
 */
async function workOutSome(
  due: readonly StoredFigure[],
  turn: Turn,
): Promise<{ done: number; failed: number }> {
  await markDue(due.flatMap(above), turn.now)
  const changed: StoredFigure[] = []
  const waiting = [...due]
  let failed = 0
  const lane = async (): Promise<void> => {
    while (waiting.length > 0 && turn.more()) {
      const next = waiting.shift()!
      const end = await workOutOne(next, turn.now, turn.runId)
      if (end === 'changed') changed.push(next)
      if (end === 'failed') failed += 1
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  await markDue(changed.flatMap(above), turn.now)
  return { done: due.length - waiting.length, failed }
}

function above({ state: { unitId, month } }: StoredFigure): Wanted[] {
  const path = pathOf(unitId)
  const parent = path[path.length - 2]
  return parent ? [{ unitId: parent, month }] : []
}

async function workOutOne(
  before: StoredFigure,
  now: number,
  runId: string,
): Promise<'changed' | 'same' | 'failed'> {
  try {
    const { figure, wakeAt } = await read(before, now)
    return (await saveFigure(before, figure, wakeAt)) === 'changed' ? 'changed' : 'same'
  } catch (error) {
    logFailure(runId, `figures of ${before.id}`, error)
    await putOff(before, now + RETRY).catch(() => undefined)
    return 'failed'
  }
}

/** Two queries for each. */
async function read(before: StoredFigure, now: number): Promise<{ figure: Figure; wakeAt: number | null }> {
  const { unitId, month } = before.state
  if (pathOf(unitId).length === TOWNSHIP_LEVEL) {
    const tally = await readTownshipTally(unitId, month, now)
    const figure = rollUp({ unitId, name: tally?.name ?? '', month }, tally?.villages ?? [], now)
    return { figure, wakeAt: tally?.turnsAt ?? null }
  }
  const [below, [unit]] = await Promise.all([figuresBelow(unitId, month), unitsByIds([unitId])])
  const parts = below
    .filter(({ state: { at } }) => at > 0)
    .map(({ state }) => ({ unitId: state.unitId, name: state.name, ...state.total }))
  return { figure: rollUp({ unitId, name: unit?.name ?? '', month }, parts, now), wakeAt: null }
}
