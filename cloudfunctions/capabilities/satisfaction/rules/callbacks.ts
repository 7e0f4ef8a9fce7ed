import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { dayOf } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import { CALLBACKS_LIFE } from '../../../kernel/retention'
import type { CallbackCode } from '../codes'

/** 回访的答复: it was the villager's own opinion, it was not, or nobody could be reached. Never how anybody voted. */
export const ANSWERS = ['own', 'notOwn', 'unreached'] as const
export type Answer = (typeof ANSWERS)[number]

/** Of every five numbers that a surveyor was left one is called, but no fewer than three and no more than ten. */
const ONE_OF = 5
const FEWEST = 3
const MOST = 10
/** Times a number is tried. */
const TRIES = 3

/** One number to call. It names no slip, no ballot and no time, and goes as soon as somebody answered. */
export interface Call {
  id: string
  villageId: string
  village: string
  surveyorId: string
  /** null once it was answered, given up or erased. */
  phone: string | null
  /** Who has the number in hand; nobody else is shown it on that day. */
  taken: { personId: string; name: string; at: number } | null
  answer: Answer | null
  /** Times that nobody could be reached. */
  tries: number
}

/** What of one surveyor's numbers is known without calling. */
export interface Left {
  personId: string
  name: string
  /** Households that left a number. */
  left: number
  /** Most households that left the same one. */
  repeated: number
}

/** 回访 of one round: the drawn numbers, and what was answered, by surveyor. */
export interface CallbacksState {
  roundId: string
  calls: Call[]
  surveyors: Left[]
  /** Epoch milliseconds at which every number that is left goes; null once they did. */
  erasesAt: number | null
}

/** A number that was left at an assisted ballot, with its lot: a digest that nobody could know before the publication. */
export interface Offered {
  villageId: string
  village: string
  surveyorId: string
  phone: string
  lot: string
}

/** How many of so many different numbers are called. */
export function sampleOf(numbers: number): number {
  return Math.min(numbers, MOST, Math.max(FEWEST, Math.ceil(numbers / ONE_OF)))
}

/**
 * 抽签: for every surveyor the numbers with the smallest lots. In the list they lie by village and lot, so that nothing is
 * left of the order in which the households were visited. What was not drawn is kept nowhere.
 */
export function drawCalls(offered: readonly Offered[]): Call[] {
  const surveyors = [...new Set(offered.map(({ surveyorId }) => surveyorId))]
  const drawn = surveyors.flatMap((surveyorId) => {
    const own = offered.filter((each) => each.surveyorId === surveyorId)
    const distinct = [...new Map(own.map((each) => [each.phone, each])).values()]
    return distinct.sort(byLot).slice(0, sampleOf(distinct.length))
  })
  const villages = [...new Set(offered.map(({ villageId }) => villageId))]
  return drawn
    .sort((a, b) => villages.indexOf(a.villageId) - villages.indexOf(b.villageId) || byLot(a, b))
    .map(({ lot: _lot, ...call }, at) => ({ id: `c${at}`, ...call, taken: null, answer: null, tries: 0 }))
}

const byLot = (a: Offered, b: Offered): number => (a.lot < b.lot ? -1 : 1)

/** What is known of every surveyor's numbers as they were left. */
export function leftOf(
  offered: readonly Offered[],
  surveyors: ReadonlyArray<{ personId: string; name: string }>,
): Left[] {
  return surveyors.map(({ personId, name }) => {
    const own = offered.filter(({ surveyorId }) => surveyorId === personId)
    const times = own.map(({ phone }) => own.filter((each) => each.phone === phone).length)
    return { personId, name, left: own.length, repeated: Math.max(0, ...times) }
  })
}

/** At the publication, once: a second reading of the same boxes brings nothing new. */
export function decideDraw(
  current: CallbacksState | null,
  roundId: string,
  offered: readonly Offered[],
  surveyors: ReadonlyArray<{ personId: string; name: string }>,
  moment: Moment,
): Decision<CallbacksState, CallbackCode> {
  if (current) return rejected('callbacks.drawn')
  const state: CallbacksState = {
    roundId,
    calls: drawCalls(offered),
    surveyors: leftOf(offered, surveyors),
    erasesAt: moment.now + CALLBACKS_LIFE,
  }
  return accepted(state, moment, 'draw')
}

/** 看号码: on record before there is a number. Whoever has it in hand keeps it for the day. */
export function decideTake(
  state: CallbacksState,
  callId: string,
  name: string,
  moment: Moment,
): Decision<CallbacksState, CallbackCode> {
  const call = openCall(state, callId)
  if ('code' in call) return call
  if (isHeld(call, moment) && call.taken!.personId !== moment.by)
    return rejected('callbacks.taken', { who: call.taken!.name })
  const taken = { personId: moment.by, name, at: moment.now }
  return accepted(withCall(state, { ...call, taken }), moment, 'seeNumber', { data: { callId } })
}

/** Does somebody have the number in hand today? */
export function isHeld({ taken }: Call, { today }: Pick<Moment, 'today'>): boolean {
  return taken !== null && dayOf(taken.at) === today
}

/** 记下答复, by whoever has the number in hand. With an answer, or after the last try, the number goes. */
export function decideAnswer(
  state: CallbacksState,
  callId: string,
  answer: Answer,
  moment: Moment,
): Decision<CallbacksState, CallbackCode> {
  const call = openCall(state, callId)
  if ('code' in call) return call
  if (call.taken?.personId !== moment.by) return rejected('callbacks.notYours')
  const tries = call.tries + (answer === 'unreached' ? 1 : 0)
  const over = answer !== 'unreached' || tries >= TRIES
  const next: Call = over ? { ...call, tries, answer, phone: null } : { ...call, tries, taken: null }
  return accepted(withCall(state, next), moment, 'answer', { data: { callId, answer } })
}

/** Their time is over: numbers that nobody called go, answers stay. */
export function decideForgetNumbers(
  state: CallbacksState,
  moment: Moment,
): Decision<CallbacksState, CallbackCode> {
  const calls = state.calls.map((call) => ({ ...call, phone: null }))
  return accepted({ ...state, calls, erasesAt: null }, moment, 'erase')
}

function openCall(state: CallbacksState, callId: string): Call | ReturnType<typeof rejected<CallbackCode>> {
  const call = state.calls.find(({ id }) => id === callId)
  if (!call) return rejected('callbacks.unknown')
  if (call.answer !== null) return rejected('callbacks.answered')
  return call.phone === null ? rejected('callbacks.erased') : call
}

function withCall(state: CallbacksState, call: Call): CallbacksState {
  return { ...state, calls: state.calls.map((each) => (each.id === call.id ? call : each)) }
}
