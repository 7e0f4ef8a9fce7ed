import { dayOf } from '../../../kernel/day'
import type { UnitKind } from '../../../kernel/people'
import { list } from '../../../platform/aggregate-store'
import { changedSince, SETTLES_WITHIN, type ChangedMark } from '../../../platform/changed'
import { afterId } from '../../../platform/sdk'
import { ledgerType, marksType } from '../../attendance'
import { leaveBookType } from '../../leave'
import { pathOf, personType, townshipsUnder, unitType } from '../../organization'
import { markDue, readWatch, saveWatch, type Wanted } from '../figure-store'
import { looked, openMonths, touchedBy, unseen, type Source, type Touched, type Watch } from '../rules/watch'

/** Townships that one run takes up when a day begins; the next run, a minute later, goes on. */
const SWEEP = 300

type Change = ChangedMark & { source: Source }

/**
 * Looks what changed since the last time among everything that figures are made of, and marks the figures that rest on it.
 * Marking comes before remembering: a run that dies in between is repeated, and marks the same again. false while some
 * townships are still to be taken up.
 */
export async function lookAround(now: number): Promise<boolean> {
  const before = await readWatch()
  const today = dayOf(now)
  const found = await changesSince(before.watch, now)
  const touched = touchedBy(
    unseen(before.watch, found ?? []).map(({ source }) => source),
    today,
  )
  await markDue(await wantedFor(touched, now), now)
  const watch = looked(before.watch, {
    ...{ now, today, found: found ?? [], settled: now - SETTLES_WITHIN },
    everything: found === null || touched.everything,
  })
  const swept = await sweep(watch, now)
  await saveWatch(before, swept, now)
  return swept.sweptTo === null
}

/** null where everything has to be gone through. */
async function changesSince({ at }: Watch, now: number): Promise<Change[] | null> {
  // Before the first time only what may still settle is of interest: every township is taken up anyway.
  const since = (at === 0 ? now : Math.min(at, now)) - SETTLES_WITHIN
  const lists = await Promise.all([
    changedSince<{ scope: string[]; month: string }>(ledgerType, since, { scope: true, month: true }),
    changedSince<{ scope: string[] }>(leaveBookType, since, { scope: true }),
    changedSince<{ postedTo: string[] }>(personType, since, { postedTo: true }),
    changedSince<{ scope: string[] }>(marksType, since, { scope: true }),
    changedSince<{ scope: string[]; kind: UnitKind }>(unitType, since, { scope: true, kind: true }),
  ])
  const [ledgers, books, people, marks, units] = lists
  if (!ledgers || !books || !people || !marks || !units) return null
  return [
    ...ledgers.map(({ scope, month, ...mark }): Change => ({
      ...mark,
      source: { of: 'ledger', scope, month },
    })),
    ...books.map(({ scope, ...mark }): Change => ({ ...mark, source: { of: 'book', scope } })),
    ...people.map(({ postedTo, ...mark }): Change => {
      return { ...mark, source: { of: 'person', paths: postedTo.map(pathOf) } }
    }),
    ...marks.map(({ scope, ...mark }): Change => ({ ...mark, source: { of: 'mark', scope } })),
    ...units.map(({ scope, kind, ...mark }): Change => ({ ...mark, source: { of: 'unit', scope, kind } })),
  ]
}

async function wantedFor({ townships, counties }: Touched, now: number): Promise<Wanted[]> {
  const named = [...townships].flatMap(([unitId, months]) => [...months].map((month) => ({ unitId, month })))
  const below = (await Promise.all([...counties].map(townshipsUnder))).flat()
  return [
    ...named,
    ...allMonths(
      below.map(({ id }) => id),
      now,
    ),
  ]
}

const allMonths = (townships: readonly string[], now: number): Wanted[] =>
  townships.flatMap((unitId) => openMonths(dayOf(now)).map((month) => ({ unitId, month })))

/** Goes on with taking up every township, in the order of codes. */
async function sweep(watch: Watch, now: number): Promise<Watch> {
  if (watch.sweptTo === null) return watch
  const where = afterId({ kind: 'township' }, watch.sweptTo || undefined)
  const page = await list(unitType, where, { limit: SWEEP, order: [['_id', 'asc']] })
  await markDue(
    allMonths(
      page.map(({ id }) => id),
      now,
    ),
    now,
  )
  return { ...watch, sweptTo: page.length < SWEEP ? null : page[page.length - 1]!.id }
}
