import { drawType } from '../cloudfunctions/capabilities/attendance/draw-store'
import { ledgerType } from '../cloudfunctions/capabilities/attendance/aggregate'
import { marksType } from '../cloudfunctions/capabilities/attendance/mark-store'
import { complaintType } from '../cloudfunctions/capabilities/complaints/aggregate'
import { leaveBookType } from '../cloudfunctions/capabilities/leave/aggregate'
import {
  fileType,
  jobType,
  personType,
  unitType,
} from '../cloudfunctions/capabilities/organization/aggregate'
import {
  callbacksType,
  recordingsType,
  remarksType,
  roundType,
} from '../cloudfunctions/capabilities/satisfaction/aggregate'
import { MINUTE } from '../cloudfunctions/kernel/day'
import { isReal, type Fields } from '../cloudfunctions/kernel/sealed-form'
import { alarmOf, type AggregateType } from '../cloudfunctions/platform/aggregate-store'

/** What each sealed collection holds; ballot boxes are no aggregates and have no alarm. */
const TYPES: ReadonlyMap<string, AggregateType<unknown>> = new Map(
  [
    ...[unitType, personType, jobType, fileType, ledgerType, leaveBookType, roundType, drawType],
    ...[marksType, complaintType, remarksType, recordingsType, callbacksType],
  ].map((type) => [type.collection, type as unknown as AggregateType<unknown>]),
)

/** An alarm that came to nothing is put off by a minute, and a clock may be ahead of the one that is asked. */
const PUT_OFF = 10 * MINUTE

/**
 * Whether the clock will look at a document when its state asks for it, and soon where something is still to be told. An earlier
 * alarm does no harm: the clock looks, and sets it right. What was saved under an older schema has the alarm of its time
 * until it is saved once more, and is passed over.
 */
export function isAwake(collection: string, document: Fields, now: number): boolean {
  const type = TYPES.get(collection)
  if (!type || !isReal(document) || Number(document['schema']) < type.schema) return true
  const { wakeAt, notices } = document
  const due = dueOf(type, document['state'])
  const times = [due, Array.isArray(notices) && notices.length > 0 ? now : null]
  const asked = times.filter((at): at is number => at !== null)
  if (asked.length === 0) return true
  return typeof wakeAt === 'number' && wakeAt > 0 && wakeAt <= Math.max(Math.min(...asked), now + PUT_OFF)
}

/** A state that no rule can read asks for the clock at once. */
function dueOf(type: AggregateType<unknown>, state: unknown): number | null {
  try {
    return alarmOf(type, state)
  } catch {
    return 0
  }
}

/** When an entry of a history was made, epoch milliseconds; null where it does not say so. */
export function madeAt(collection: string, document: Fields, entry: unknown): number | null {
  try {
    const { packing } = TYPES.get(collection) ?? {}
    const { at } = (packing ? packing.unpack(entry, document['state']) : entry) as { at?: unknown }
    return typeof at === 'number' && Number.isFinite(at) ? at : null
  } catch {
    return null
  }
}

/** The collections whose documents the clock looks at. */
export const WOKEN = [...TYPES].filter(([, { alarmOf: asks }]) => asks).map(([collection]) => collection)
