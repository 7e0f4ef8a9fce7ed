import type { AggregateType } from '../../platform/aggregate-store'
import { alarmOfRound } from './rules/alarm'
import type { CallbacksState } from './rules/callbacks'
import { alarmOfRecordings, type RecordingsState } from './rules/read-aloud'
import type { RemarksState } from './rules/remarks'
import type { RoundState } from './rules/round'
import { appointed } from './rules/surveyor'
import { upcastFirst } from './rules/watch'

export const roundType: AggregateType<RoundState> = {
  collection: 'rounds',
  // Of schema 1 nobody woke a round that waited for its publication.
  schema: 2,
  upcasts: { 1: upcastFirst },
  keys: (round) => ({
    closesAt: round.closesAt,
    // A poster asks for the rounds of one village.
    villageIds: round.villages.map(({ villageId }) => villageId),
    // A surveyor asks for the rounds they serve.
    surveyorIds: appointed(round).map(({ personId }) => personId),
  }),
  alarmOf: alarmOfRound,
}

/** 村民的话 of one village in one round. */
export const remarksType: AggregateType<RemarksState> = {
  collection: 'remarks',
  schema: 1,
  alarmOf: ({ erasesAt }) => erasesAt,
}

/** 朗读 of one county. */
export const recordingsType: AggregateType<RecordingsState> = {
  collection: 'recordings',
  schema: 1,
  alarmOf: alarmOfRecordings,
}

/** 回访 of one round. */
export const callbacksType: AggregateType<CallbacksState> = {
  collection: 'callbacks',
  schema: 1,
  alarmOf: ({ erasesAt }) => erasesAt,
}

export function callbacksIdOf(roundId: string): string {
  return `k${roundId}`
}

export function recordingsIdOf(countyId: string): string {
  return `a${countyId}`
}

export function remarksIdOf(boxId: string): string {
  return `w${boxId}`
}
