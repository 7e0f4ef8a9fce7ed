import { accepted, type Decision, type Entry, type Moment } from '../../../kernel/aggregate'
import { switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import { MINUTE, dayOf } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import { evidenceIn } from './evidence'
import { keepUntil } from './fixes'
import type { LedgerHistory, LedgerState } from './ledger'

/**
 * 照片: check-ins whose photos are deleted on the same day, attached or only uploaded. A photo is named by its check-in,
 * so the ledger lists none: all of them lie below the first entry that the batch does not reach.
 */
export interface PhotoBatch {
  /** Epoch milliseconds at which they are deleted. */
  until: number
  /** Index in the history of the first entry behind them. */
  to: number
}

/** Both numbers in base 36: a full month has six batches, and they lie in the one document. */
export type PackedBatch = string

const packed = ({ until, to }: PhotoBatch): PackedBatch => `${until.toString(36)},${to.toString(36)}`

/** The batches that are still to be deleted, the next one first. */
export function photoBatches({ photos = [] }: Pick<LedgerState, 'photos'>): PhotoBatch[] {
  return photos.map((text) => {
    const [until, to] = text.split(',').map((part) => Number.parseInt(part, 36))
    return { until: until!, to: to! }
  })
}

/** Milliseconds after its check-in arrived in which a photo is still taken: it belongs to that moment. */
const ATTACH_WITHIN = 10 * MINUTE
/** A photo is dated no finer, so that it is written shorter: what counts is the time of its check-in. */
const SECOND = 1_000

/** The state with one more check-in that a photo may follow; the same where the county asks for none. */
export function expectingPhoto(
  state: LedgerState,
  entry: number,
  policy: CountyPolicy,
  now: number,
): LedgerState {
  const until = keepUntil(policy, now, 'photo')
  if (until === null) return state
  const others = photoBatches(state).filter((batch) => batch.until !== until)
  const all = [...others, { until, to: entry + 1 }].sort((a, b) => a.until - b.until)
  return { ...state, photos: all.map(packed) }
}

/** Index of the check-in that this mark names; -1 for none. */
export function entryNamed(history: readonly Entry[], evidence: string): number {
  return history.findIndex((entry) => entry.act === 'checkIn' && entry.requestId === evidence)
}

/** Indexes of the check-ins that have a photo. */
export function photographed(history: readonly Entry[]): number[] {
  return history.filter(({ act }) => act === 'photo').map(({ data }) => (data as { of: number }).of)
}

export interface PhotoContext {
  moment: Moment
  policy: CountyPolicy
}

/** Why this check-in takes no photo now; null where it does. Its own photo is `attendance.photoThere` too. */
export function refusePhoto(
  { state, history }: LedgerHistory,
  entry: number,
  { moment: { now, by, today }, policy }: PhotoContext,
): AttendanceCode | 'record.notFound' | null {
  const checkIn = history[entry]
  if (checkIn?.act !== 'checkIn' || checkIn.by !== by) return 'record.notFound'
  const asked = [today, dayOf(checkIn.at)].every((day) => switchOn(policy, 'photo', day))
  const willGo = photoBatches(state).some(({ until, to }) => entry < to && until > now)
  if (!asked || !willGo) return 'attendance.photoOff'
  const { day, slot } = evidenceIn(checkIn)
  const others = photographed(history).map((index) => evidenceIn(history[index]!))
  if (others.some((other) => other.day === day && other.slot === slot)) return 'attendance.photoThere'
  return now - checkIn.at > ATTACH_WITHIN ? 'attendance.photoLate' : null
}

/** 附照片: one for each slot of a day, right after its check-in, which counts with or without. */
export function decidePhoto(
  current: LedgerHistory | null,
  { evidence, store }: { evidence: string; store: string },
  context: PhotoContext,
): Decision<LedgerState, AttendanceCode | 'record.notFound'> {
  if (!current) return rejected('record.notFound')
  const of = entryNamed(current.history, evidence)
  const refusal = refusePhoto(current, of, context)
  if (refusal) return rejected(refusal)
  const { now, ...moment } = context.moment
  const toTheSecond = { ...moment, now: now - (now % SECOND) }
  return accepted({ ...current.state, photoStore: store }, toTheSecond, 'photo', { data: { of } })
}

/** When the first photos must go; null where none are expected. */
export function firstPhotoDue(state: LedgerState): number | null {
  return photoBatches(state)[0]?.until ?? null
}

/** Marks of the check-ins whose photos must go now, whether any was ever attached or not. */
export function duePhotos({ state, history }: LedgerHistory, now: number): string[] {
  const { photosGone = 0 } = state
  return history
    .slice(photosGone, goneBy(state, now))
    .filter(({ act, data }) => act === 'checkIn' && data !== undefined)
    .map(({ requestId }) => requestId)
}

/** The state after the files are deleted. */
export function withoutDuePhotos(state: LedgerState, now: number): LedgerState {
  const { photos: _all, photosGone: _before, ...rest } = state
  const gone = goneBy(state, now)
  const left = photoBatches(state)
    .filter(({ until }) => until > now)
    .map(packed)
  return { ...rest, ...(left.length > 0 ? { photos: left } : {}), ...(gone > 0 ? { photosGone: gone } : {}) }
}

function goneBy(state: LedgerState, now: number): number {
  const due = photoBatches(state).filter(({ until }) => until <= now)
  return Math.max(state.photosGone ?? 0, ...due.map(({ to }) => to))
}

/** Where a phone puts the photo of a check-in, and where it lies once it is the ledger's and no phone can change it. */
export const incomingPath = (ledgerId: string, evidence: string): string =>
  `photos/${ledgerId}/${evidence}.jpg`
export const keptPath = (ledgerId: string, evidence: string): string => `evidence/${ledgerId}/${evidence}.jpg`
