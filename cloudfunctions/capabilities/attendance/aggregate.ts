import { addMonths, type Month } from '../../kernel/day'
import type { Posting } from '../../kernel/people'
import { load, loadMany, type AggregateType, type Loaded } from '../../platform/aggregate-store'
import { upcastFirst, type LedgerState } from './rules/ledger'
import { wakeAt } from './rules/wake'
import { brief, packEntry, unpackEntry } from './rules/packing'

export type Ledger = Loaded<LedgerState>

export const ledgerType: AggregateType<LedgerState> = {
  collection: 'ledgers',
  schema: 2,
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
