import type { Accepted, Entry, Moment } from '../../../kernel/aggregate'
import { policyOn, type CountyPolicy } from '../../../kernel/county-policy'
import { monthOf, type Day, type Month } from '../../../kernel/day'
import type { Posting } from '../../../kernel/people'
import { casesOf, openCases, type OpenCases } from './case'
import { withFix, type FixBatch } from './fixes'
import type { Flag } from './flags'
import type { PackedBatch } from './photos'
import { totalsOf } from './presence'
import { spotTotals, type SpotTotals } from './spot-check'
import { everything } from './vouch'

/** 考勤台账: one posting in one month. The history is the evidence; here lie only totals derived from it. */
export interface LedgerState {
  postingId: string
  personId: string
  villageId: string
  month: Month
  /** Days with evidence of being in the village; leave and trips are not known here. */
  days: number
  /** Nights whose evening and morning both lie in this month. */
  nights: number
  /** Names of places in the order in which they were first measured against: evidence names them by number. */
  places: string[]
  fixes: FixBatch[]
  /** Photos that may have been uploaded, and when they are deleted; left out where the county asks for none. */
  photos?: PackedBatch[]
  /** Photos of entries before this one are deleted. */
  photosGone?: number
  /** `cloud://…` of the storage that the attached photos lie in. */
  photoStore?: string
  /** Makeups and contests that wait for somebody; left out where none does. */
  open?: OpenCases
  /** Spot checks of this month; left out where nobody was asked. */
  spot?: SpotTotals
  /** What the clock found odd, which stays when the coordinates it was found by are gone. */
  flags?: Flag[]
  /** When the clock looks at fixes it has not looked at yet, epoch milliseconds. */
  flagAt?: number
}

export interface LedgerHistory {
  state: LedgerState
  history: Entry[]
}

/** The ledger of a posting in the month of that day, before its first entry. */
export function emptyLedger(posting: Posting, personId: string, day: Day): LedgerState {
  const { id: postingId, villageId } = posting
  return { postingId, personId, villageId, month: monthOf(day), days: 0, nights: 0, places: [], fixes: [] }
}

/** A decision with everything that is derived from the history: totals, and who is waited for. */
export function after(
  current: LedgerHistory | null,
  decision: Accepted<LedgerState>,
  policy: CountyPolicy,
  { today }: Pick<Moment, 'today'>,
): Accepted<LedgerState> {
  const history = [...(current?.history ?? []), decision.entry]
  const totals = totalsOf(everything(history), (day) => policyOn(policy, day).slots)
  const state = { ...decision.state, ...totals }
  return { ...decision, state: waitingFor(state, history, today) }
}

/** The state with who is waited for, as it stands on that day. */
export function waitingFor(state: LedgerState, history: readonly Entry[], today: Day): LedgerState {
  const { open: before, spot: asked, ...rest } = state
  const open = openCases(casesOf(history), before?.told ?? 0, today)
  const spot = spotTotals(history, asked?.told ?? 0)
  return { ...rest, ...(open ? { open } : {}), ...(spot ? { spot } : {}) }
}

/** The ledger's state as it was stored first: every fix by itself, named by the whole id of its request. */
interface FirstState extends Pick<
  LedgerState,
  'postingId' | 'personId' | 'villageId' | 'month' | 'days' | 'nights'
> {
  fixes: Array<{ latitude: number; longitude: number; requestId: string; keepUntil: number }>
}

/** From schema 1 to 2. Entries of then stay as they are and carry their places themselves. */
export function upcastFirst(old: unknown, history: readonly unknown[]): LedgerState {
  const { fixes, ...rest } = old as FirstState
  const ids = history.map((entry) => (entry as Partial<Entry>).requestId)
  const batches = fixes.reduce<FixBatch[]>((kept, { latitude, longitude, requestId, keepUntil }) => {
    return withFix(kept, { latitude, longitude, entry: ids.indexOf(requestId) }, keepUntil)
  }, [])
  return { ...rest, places: [], fixes: batches }
}
