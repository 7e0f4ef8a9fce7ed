import type { Alarm } from '../../../platform/capability'
import { logFailure } from '../../../platform/log'
import { readTownshipTally } from '../../attendance'
import { pathOf, unitsByIds } from '../../organization'
import {
  dueFigures,
  figuresBelow,
  figureType,
  markDue,
  putOff,
  saveFigure,
  TOWNSHIP_LEVEL,
  type StoredFigure,
  type Wanted,
} from '../figure-store'
import { rollUp, type Figure } from '../rules/figure'
import { lookAround } from './watch'

/** Figures of one level that one run works out; the next run, a minute later, takes the rest. */
const MOST = 240
/** Figures that are worked out at the same time. */
const LANES = 6
/** Milliseconds until one that failed is tried again. */
const RETRY = 60_000

/** 汇总: what changed is marked, then worked out from the townships up, so that one run carries a check-in to the region. */
export const figureAlarm: Alarm = {
  collection: figureType.collection,
  run: async (now, runId) => {
    await lookAround(now)
    let worked = 0
    for (let level = TOWNSHIP_LEVEL; level > 0; level--) worked += await workOut(level, now, runId)
    return worked
  },
}

/**
 * The unit above is marked before its parts are saved, so that a run that dies after some of them leaves it due; and again
 * after, for a second clock that had worked it out in between.
 */
async function workOut(level: number, now: number, runId: string): Promise<number> {
  const due = await dueFigures(level, now, MOST)
  if (due.length === 0) return 0
  await markDue(due.flatMap(above), now)
  const changed: StoredFigure[] = []
  const waiting = [...due]
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      if (await workOutOne(next, now, runId)) changed.push(next)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  await markDue(changed.flatMap(above), now)
  return due.length
}

function above({ state: { unitId, month } }: StoredFigure): Wanted[] {
  const path = pathOf(unitId)
  const parent = path[path.length - 2]
  return parent ? [{ unitId: parent, month }] : []
}

async function workOutOne(before: StoredFigure, now: number, runId: string): Promise<boolean> {
  try {
    const { figure, wakeAt } = await read(before, now)
    return (await saveFigure(before, figure, wakeAt)) === 'changed'
  } catch (error) {
    logFailure(runId, `figures of ${before.id}`, error)
    await putOff(before, now + RETRY).catch(() => undefined)
    return false
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
