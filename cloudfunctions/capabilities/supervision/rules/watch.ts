import { addMonths, monthOf, type Day, type Month } from '../../../kernel/day'
import type { UnitKind } from '../../../kernel/people'

/** 看到哪儿: how far the clock has seen what figures are made of. One document for the whole environment. */
export interface Watch {
  /** When it last looked, epoch milliseconds; 0 before the first time. */
  at: number
  /** The day for which every unit was taken up, or is being: a new day changes all of them. */
  day: Day
  /** The last township that was taken up, '' before the first; null when all were. */
  sweptTo: string | null
  /** id → version of the changes seen lately, which are found again as long as they may not have settled. */
  seen: Record<string, number>
}

export const noWatch: Watch = { at: 0, day: '', sweptTo: '', seen: {} }

/** More changes than these are looked at twice instead of being remembered. */
const MOST_SEEN = 2000

/** A document that figures are made of, with what tells whose they are. */
export type Source =
  | { of: 'ledger'; scope: readonly string[]; month: Month }
  | { of: 'book'; scope: readonly string[] }
  /** `path` of every village the person is or was posted to. */
  | { of: 'person'; paths: readonly (readonly string[])[] }
  | { of: 'mark'; scope: readonly string[] }
  | { of: 'unit'; kind: UnitKind; scope: readonly string[] }

/** What must be worked out anew: townships by month, the townships of whole counties, or everything. */
export interface Touched {
  townships: Map<string, Set<Month>>
  counties: Set<string>
  everything: boolean
}

/** Last day of a month's first week, in which the month before is still being settled. */
const SETTLED_BY = '07'

/**
 * Months whose figures follow leaves, postings and rules: this one, and in its first week also the one before, whose last
 * night and late papers come in. A ledger that changes later still changes the figures of its own month.
 */
export function openMonths(today: Day): Month[] {
  const month = monthOf(today)
  return today <= `${month}-${SETTLED_BY}` ? [addMonths(month, -1), month] : [month]
}

/** Which figures rest on what changed. */
export function touchedBy(sources: readonly Source[], today: Day): Touched {
  const touched: Touched = { townships: new Map(), counties: new Set(), everything: false }
  const open = openMonths(today)
  for (const source of sources) touch(touched, source, open)
  return touched
}

function touch(touched: Touched, source: Source, open: readonly Month[]): void {
  switch (source.of) {
    case 'ledger':
      // In the first week either month is judged with both: a habit looks back, a last night looks ahead.
      return add(touched, [source.scope], open.includes(source.month) ? open : [source.month])
    case 'mark':
      return add(touched, [source.scope], open.slice(-1))
    case 'book':
      return add(touched, [source.scope], open)
    case 'person':
      return add(touched, source.paths, open)
    case 'unit':
      if (source.kind === 'village' || source.kind === 'township') return add(touched, [source.scope], open)
      if (source.kind !== 'county') touched.everything = true
      else if (source.scope[2]) touched.counties.add(source.scope[2])
  }
}

function add({ townships }: Touched, paths: readonly (readonly string[])[], months: readonly Month[]): void {
  for (const path of paths) {
    const township = path[3]
    if (township) townships.set(township, new Set([...(townships.get(township) ?? []), ...months]))
  }
}

export interface SeenChange {
  _id: string
  version: number
  changedAt: number
}

/** Changes that were not seen before. */
export const unseen = <C extends SeenChange>({ seen }: Watch, found: readonly C[]): C[] =>
  found.filter(({ _id, version }) => seen[_id] !== version)

/** The watch after a look; of what was found, only what may be found again is remembered. */
export function looked(
  watch: Watch,
  {
    now,
    today,
    found,
    settled,
    everything,
  }: {
    now: number
    today: Day
    found: readonly SeenChange[]
    /** Changes from then on may be found again, epoch milliseconds. */
    settled: number
    everything: boolean
  },
): Watch {
  const again = found.filter(({ changedAt }) => changedAt >= settled)
  const kept = again.length <= MOST_SEEN ? again : []
  const anew = everything || watch.day !== today
  return {
    at: now,
    day: today,
    sweptTo: anew ? '' : watch.sweptTo,
    seen: Object.fromEntries(kept.map(({ _id, version }) => [_id, version])),
  }
}
