import { addMonths, type Month } from '../../kernel/day'
import type { Posting } from '../../kernel/people'
import { afterId, find } from '../../platform/sdk'
import { reading, type Reading } from '../../platform/together'
import { everyPage } from '../../platform/whole'
import { load, loadMany, type AggregateType, type Loaded } from '../../platform/aggregate-store'
import { upcastFirst, type LedgerState } from './rules/ledger'
import type { FixBatch } from './rules/fixes'
import { wakeAt } from './rules/wake'
import { brief, packEntry, unpackEntry } from './rules/packing'

export type Ledger = Loaded<LedgerState>

export const ledgerType: AggregateType<LedgerState> = {
  collection: 'ledgers',
  schema: 2,
  watched: true,
  upcasts: { 1: upcastFirst },
  packing: { brief, pack: packEntry, unpack: unpackEntry },
  keys: ({ postingId, personId, villageId, month, open }) => ({
    ...{ postingId, personId, villageId, month },
    waitingSeats: open?.seats ?? [],
    waitingSince: open?.since ?? null,
  }),
  alarmOf: wakeAt,
}

export function ledgerId(postingId: string, month: Month): string {
  return `l${postingId}_${month.replace('-', '_')}`
}

/** Ledgers of a posting in these months, for a page that reads several things at once. */
export const ledgersOf = (postingIds: readonly string[], months: readonly Month[]): Reading<LedgerState> =>
  reading(ledgerType, {
    field: '_id',
    values: postingIds.flatMap((id) => months.map((month) => ledgerId(id, month))),
    history: true,
    without: ['state.fixes'],
  })

/** The ledger of one posting in one month, or null before its first evidence. One read. */
export function readLedger(posting: Pick<Posting, 'id'>, month: Month): Promise<Ledger | null> {
  return load(ledgerType, ledgerId(posting.id, month))
}

/** The same with the month after it, whose first morning completes the last night. One read. */
export async function readLedgerWithNext(
  posting: Pick<Posting, 'id'>,
  month: Month,
): Promise<{ ledger: Ledger | null; next: Ledger | null }> {
  const ids = [ledgerId(posting.id, month), ledgerId(posting.id, addMonths(month, 1))]
  const found = await loadMany(ledgerType, ids)
  const [ledger = null, next = null] = ids.map((id) => found.find((item) => item.id === id) ?? null)
  return { ledger, next }
}

/** Ledgers of one township in one month of one reading: thirty as a rule. */
const A_READ = 300
/** More than any township has people posted. */
const MOST = 3_000

interface WithFixes {
  _id: string
  personId: string
  state: Pick<LedgerState, 'fixes'>
}

/** Fixes that other people of the same township took in that month. One query of nothing else for three hundred ledgers. */
export async function fixesAround({
  scope,
  state,
}: Ledger): Promise<Array<{ personId: string; fixes: FixBatch[] }>> {
  const township = scope.at(-2) ?? scope.at(-1)
  const fields = { personId: true, 'state.fixes': true }
  const where = { scope: township, month: state.month }
  const read = (before: readonly WithFixes[]): Promise<WithFixes[]> =>
    find('ledgers', afterId(where, before.at(-1)?._id), { limit: A_READ, order: [['_id', 'asc']], fields })
  const found = await everyPage(read, { page: A_READ, most: MOST, what: 'ledgers' })
  return found
    .filter(({ personId }) => personId !== state.personId)
    .map(({ personId, state: { fixes } }) => ({
      personId,
      fixes: fixes.filter(({ of }) => of !== undefined),
    }))
}
