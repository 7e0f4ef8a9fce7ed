import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import { addDays, atClock, type Day } from '../../../kernel/day'
import type { Posting, Place } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import { evidenceOf, type CheckInData } from './evidence'
import { keepUntil, withFix, type FixBatch } from './fixes'
import { after, emptyLedger, type LedgerHistory, type LedgerState } from './ledger'
import { expectingPhoto } from './photos'
import type { Placement } from './slots'
import type { SpotTotals } from './spot-check'
import { judge, lasting, type Fix } from './verdict'

export interface CheckIn {
  fix?: Fix
  placement: Placement
  /** What its person wrote beside it. */
  note?: string
  /** When it was tapped, where it came at once: what a spot check goes by in its last minute. */
  tappedAt?: number
}

export interface CheckInContext {
  moment: Moment
  personId: string
  posting: Posting
  policy: CountyPolicy
  places: Place[]
  /** For the organisers, where the county measures and the village has no place: told with a month's first such one. */
  noPlace: Notice[]
  /** One-use numbers that the person's other ledgers remember. */
  spent?: ReadonlySet<string>
}

/** Evidence that one day takes; far beyond any honest day, so that one document stays small. */
const A_DAY = 40

/**
 * Records a check-in, whatever it says. Refused only where the county asked for none on the day it speaks for: one that
 * waited for a signal is taken although the county's document has expired meanwhile.
 */
export function decideCheckIn(
  current: LedgerHistory | null,
  command: CheckIn,
  context: CheckInContext,
): Decision<LedgerState, AttendanceCode> {
  const { moment, policy, places } = context
  const { day, slot, claimedAt, nonce } = settled(command.placement, current, context)
  if (!switchOn(policy, 'checkIn', day)) return rejected('attendance.checkInOff')
  const earlier = evidenceOf(current?.history ?? [])
  if (earlier.filter((item) => item.day === day).length >= A_DAY)
    return rejected('attendance.enough', { times: A_DAY })
  const judged = judge(command.fix, places, policy, day)
  const data: CheckInData = { day, slot, ...lasting(judged) }
  if (claimedAt !== undefined) data.claimedAt = claimedAt
  if (nonce !== undefined) data.nonce = nonce
  if (isLastMinute(current?.state.spot, command.tappedAt, moment.now)) data.tappedAt = command.tappedAt!
  const names = named(current?.state.places ?? [], judged.place?.name)
  const before = current?.state ?? emptyLedger(context.posting, context.personId, day)
  const entry = current?.history.length ?? 0
  const fixes = kept(before.fixes, entry, judged.place && command.fix, context)
  const note = command.note ? { note: command.note } : {}
  const notices = earlier.some((item) => item.verdict === 'declared') ? [] : context.noPlace
  const look = fixes === before.fixes ? {} : { flagAt: before.flagAt ?? nightAfter(moment.today) }
  const state = expectingPhoto({ ...before, places: names, fixes, ...look }, entry, policy, moment.now)
  const told = accepted(state, moment, 'checkIn', {
    ...note,
    data: { ...data },
    notices,
  })
  return after(current, told, policy, moment)
}

/** Tapped while a spot check ran, and arrived when it was over: the network is nobody's fault. */
function isLastMinute(spot: SpotTotals | undefined, tappedAt: number | undefined, now: number): boolean {
  return spot !== undefined && tappedAt !== undefined && tappedAt <= spot.until && spot.until < now
}

/** A number that was used before proves nothing; the check-in is recorded all the same. */
function settled(placement: Placement, current: LedgerHistory | null, { spent }: CheckInContext): Placement {
  const { day, claimedAt, nonce, unproved = null } = placement
  if (nonce === undefined) return placement
  const used = spent?.has(nonce) || evidenceOf(current?.history ?? []).some((item) => item.nonce === nonce)
  if (!used) return placement
  return { day, slot: unproved, claimedAt }
}

/** The same list where nothing may be kept, or there is nothing to keep. */
function kept(
  before: FixBatch[],
  entry: number,
  fix: Fix | undefined,
  { moment, policy }: CheckInContext,
): FixBatch[] {
  const until = keepUntil(policy, moment.now)
  if (!fix || until === null) return before
  const { latitude, longitude } = fix
  return withFix(before, { latitude, longitude, entry }, until)
}

/** When the clock looks at new fixes: at night, when nobody waits for it and the day's others are there. */
const nightAfter = (today: Day): number => atClock(addDays(today, 1), '02:00')

/** The list only grows, so that older evidence keeps its numbers. */
function named(places: string[], place: string | undefined): string[] {
  return place === undefined || places.includes(place) ? places : [...places, place]
}
