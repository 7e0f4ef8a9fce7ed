import type { Month } from '../../kernel/day'
import { dayOf } from '../../kernel/day'
import { list, plain, type AggregateType, type Loaded } from '../../platform/aggregate-store'
import { command, find, insert, update, type Fields } from '../../platform/sdk'
import { reading, type Reading } from '../../platform/together'
import { whole } from '../../platform/whole'
import { pathOf } from '../organization'
import { belowKey, blankFigure, figureId, parentKeyOf, saysTheSame, type Figure } from './rules/figure'
import { noWatch, type Watch } from './rules/watch'

/**
 * Figures lie as aggregates lie, and keep no history: they are worked out from documents that have one, several hundred
 * times a day, and whoever doubts a number opens what it is made of. `version` still makes every save conditional.
 */
export const figureType: AggregateType<Figure> = { collection: 'figures', schema: 1 }
const watchType: AggregateType<Watch> = { collection: 'figures', schema: 1 }
const WATCH = 'watch'

export type StoredFigure = Loaded<Figure>

/** Steps of a path: region 1, city 2, county 3, township 4. */
export const TOWNSHIP_LEVEL = 4

/** Ids of one query. */
const AT_ONCE = 300

/** Figures of these units and months and how far the clock has looked, for a page that reads several things at once. */
export const figuresAt = (units: readonly string[], months: readonly Month[]): Reading<Figure> =>
  reading(figureType, {
    field: '_id',
    values: [...units.flatMap((id) => months.map((month) => figureId(id, month))), WATCH],
  })

/** The same of the units right below one. */
export const figuresRightBelow = (unitId: string, month: Month): Reading<Figure> =>
  reading(figureType, { field: 'parentKey', values: [belowKey(unitId, month)] })

/** What such a reading found: the figures, and when the clock last looked. */
export function figuresIn(found: readonly Loaded<Figure>[]): { figures: StoredFigure[]; lookedAt: number } {
  const watch = found.find(({ id }) => id === WATCH) as unknown as Loaded<Watch> | undefined
  return { figures: found.filter(({ id }) => id !== WATCH), lookedAt: watch?.state.at ?? 0 }
}

const dueBy = (now: number): unknown => command.gt(0).and(command.lte(now))

/** Of one level, what is due, longest first. */
export function dueFigures(level: number, now: number, limit: number): Promise<StoredFigure[]> {
  return list(figureType, { level, wakeAt: dueBy(now) }, { limit, order: [['wakeAt', 'asc']] })
}

/** Whether anything is due at any level: one read, where in most minutes nothing is. */
export async function isAnythingDue(now: number): Promise<boolean> {
  const levels = Array.from({ length: TOWNSHIP_LEVEL }, (_, above) => above + 1)
  const where = { level: command.in(levels), wakeAt: dueBy(now) }
  const found = await find<{ _id: string }>(figureType.collection, where, { limit: 1, fields: { _id: true } })
  return found.length > 0
}

/** Figures of the units right below one. Throws above three hundred: their sum would lack the rest. */
export async function figuresBelow(unitId: string, month: Month): Promise<StoredFigure[]> {
  const where = { parentKey: belowKey(unitId, month) }
  const found = await list(figureType, where, { limit: AT_ONCE + 1, order: [['_id', 'asc']] })
  return whole(found, AT_ONCE, 'figures')
}

export interface Wanted {
  unitId: string
  month: Month
}

/**
 * Says that these must be worked out anew: one write for three hundred. The version moves on, so that whoever is just
 * working one of them out from what was before cannot save it. Again is harmless.
 */
export async function markDue(wanted: readonly Wanted[], now: number): Promise<void> {
  const byId = new Map(wanted.map((each) => [figureId(each.unitId, each.month), each]))
  const ids = [...byId.keys()]
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    const where = { _id: command.in(some) }
    const data = { wakeAt: command.set(now), version: command.inc(1) }
    if ((await update(figureType.collection, where, data)) === some.length) continue
    const there = await find<{ _id: string }>(figureType.collection, where, {
      ...{ limit: some.length, fields: { version: true } },
    })
    const known = new Set(there.map(({ _id }) => _id))
    for (const id of some.filter((each) => !known.has(each))) await begin(byId.get(id)!, now)
  }
}

async function begin({ unitId, month }: Wanted, now: number): Promise<void> {
  const path = pathOf(unitId)
  await insert(figureType.collection, {
    ...{ _id: figureId(unitId, month), schema: figureType.schema, version: 1, wakeAt: now, scope: path },
    ...{ unitId, month, level: path.length, parentKey: parentKeyOf(path, month) },
    ...{ state: plain(blankFigure(unitId, month, now)), history: [], notices: [], policyVersion: 0 },
    changedOn: dayOf(now),
  })
}

/**
 * Saves what a figure came to, unless it was marked anew or saved meanwhile: then it stays due. One that says the same as
 * before only loses its alarm.
 */
export async function saveFigure(
  before: StoredFigure,
  figure: Figure,
  wakeAt: number | null,
): Promise<'changed' | 'same' | 'overtaken'> {
  const same = saysTheSame(before.state, figure)
  const data: Fields = { wakeAt: command.set(wakeAt), version: command.set(before.version + 1) }
  if (same) data['state.at'] = command.set(figure.at)
  else data['state'] = command.set(plain(figure))
  if (!same) data['changedOn'] = command.set(dayOf(figure.at))
  const { id, version } = before
  if ((await update(figureType.collection, { _id: id, version }, data)) !== 1) return 'overtaken'
  return same ? 'same' : 'changed'
}

/** One that could not be worked out is tried again later, so that it does not keep the others waiting. */
export async function putOff({ id, version }: StoredFigure, until: number): Promise<void> {
  await update(figureType.collection, { _id: id, version }, { wakeAt: command.set(until) })
}

export interface WatchAt {
  version: number
  watch: Watch
}

export async function readWatch(): Promise<WatchAt> {
  const [found] = await list(watchType, { _id: WATCH }, { limit: 1 })
  return found ? { version: found.version, watch: found.state } : { version: 0, watch: noWatch }
}

/** false when another clock looked meanwhile; both have marked what they saw. */
export async function saveWatch({ version }: WatchAt, watch: Watch, now: number): Promise<boolean> {
  if (version === 0)
    return insert(watchType.collection, {
      ...{
        _id: WATCH,
        schema: watchType.schema,
        version: 1,
        wakeAt: null,
        level: 0,
        parentKey: null,
        scope: [],
      },
      ...{ state: plain(watch), history: [], notices: [], policyVersion: 0, changedOn: dayOf(now) },
    })
  const data = { state: command.set(plain(watch)), version: command.set(version + 1) }
  return (await update(watchType.collection, { _id: WATCH, version }, data)) === 1
}
