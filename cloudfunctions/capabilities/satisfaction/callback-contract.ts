import * as v from 'valibot'
import type { TagView } from './contract'
import { ANSWERS } from './rules/callbacks'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/))

export const CallbacksInput = v.strictObject({ roundId: Id })
export const CallNumberInput = v.strictObject({ roundId: Id, callId: Id })
export const CallDoneInput = v.strictObject({ roundId: Id, callId: Id, answer: v.picklist(ANSWERS) })

/** 回访 of one round: what was answered by surveyor, and for 督查组 the households to call. */
export interface CallbacksView {
  roundId: string
  /** 2026年第二轮 */
  round: string
  /** 抽了 8 户，打通 5 户 */
  note: string
  surveyors: Array<{
    name: string
    /** 是本人意见 4，不是 1，没打通 0 */
    text: string
    /** What may make a human look twice; it accuses nobody. */
    signs: string[]
  }>
  /** Only those that the caller may call. */
  calls: CallRow[]
  /** What is asked on the telephone, word for word. */
  script: string[]
  /** Said instead of households to whoever calls nobody. */
  empty: { what: string; next: string }
}

export interface CallRow {
  callId: string
  /** 柳湾村 */
  village: string
  /** 139****1111; empty once there is no number any more. */
  number: string
  /** 没打通 1 次 */
  text: string
  tag: TagView
  /** The number may be looked at, which is written down. */
  may: boolean
  /** The caller has the number in hand and writes down the answer. */
  mine: boolean
}

export interface CallbackApi {
  'satisfaction.callbacks': { input: v.InferOutput<typeof CallbacksInput>; view: CallbacksView }
  /** 看号码. */
  'satisfaction.callNumber': { input: v.InferOutput<typeof CallNumberInput>; view: { phone: string } }
  'satisfaction.callDone': { input: v.InferOutput<typeof CallDoneInput>; view: CallbacksView }
}
