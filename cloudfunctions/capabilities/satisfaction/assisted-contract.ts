import * as v from 'valibot'
import type { PollView, TagView, ThanksView } from './contract'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/))
const Scene = v.pipe(v.string(), v.maxLength(100))

/** Hex digits of a sealed assisted ballot: an ordinary one and the place of a number. */
export const SEALED_ASSISTED_LENGTH = 494
export const OpenAssistedInput = v.strictObject({ scene: Scene })
export const CastAssistedInput = v.strictObject({
  scene: Scene,
  sealed: v.pipe(v.string(), v.regex(/^[0-9a-f]*$/), v.length(SEALED_ASSISTED_LENGTH)),
})
export const SurveyorsInput = v.strictObject({ roundId: Id })
export const AppointInput = v.strictObject({
  roundId: Id,
  personId: Id,
  villageIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(60)),
})
export const EndSurveyorInput = v.strictObject({ roundId: Id, personId: Id })
export const SurveyInput = v.strictObject({})

/** What the vote page says on a surveyor's phone. */
export interface AssistedView {
  /** 代填 */
  tag: string
  /** 回访: asked after the questions and before the ballot is sent. */
  consent: {
    title: string
    text: string
    hint: string
    /** Said where what was typed is no number. */
    wrong: string
    give: string
    none: string
  }
}

/** 调查员 of one round, for whoever runs it. */
export interface SurveyorsView {
  roundId: string
  /** 2026年第二轮 */
  round: string
  /** What an assisted ballot is, and how many there may be. */
  note: string
  rows: SurveyorRow[]
  /** Who may be appointed, and where; empty once nobody can vote any more. */
  candidates: Array<{
    personId: string
    name: string
    /** 督查组 or 红柳镇乡镇干事 */
    note: string
    villageIds: string[]
  }>
  villages: Array<{ villageId: string; name: string }>
  mayAppoint: boolean
  empty: { what: string; next: string }
}

export interface SurveyorRow {
  personId: string
  name: string
  /** 柳湾村、沙井村 */
  where: string
  /** 11月23日 周一 18:20 派的 */
  when: string
  tag: TagView
  mayEnd: boolean
  villageIds: string[]
}

/** The surveyor's own page. */
export interface SurveyView {
  rounds: Array<{
    roundId: string
    title: string
    /** 11月25日 周三 18:00 结束 */
    when: string
    villages: Array<{
      villageId: string
      name: string
      /** 还可以代填 5 张 */
      left: string
      /** 代填 8 张，最多 13 张 */
      text: string
      tag: TagView
      mayScan: boolean
    }>
  }>
  /** How it is done, in order. */
  steps: string[]
  empty: { what: string; next: string }
}

export interface AssistedApi {
  'satisfaction.surveyors': { input: v.InferOutput<typeof SurveyorsInput>; view: SurveyorsView }
  'satisfaction.appointSurveyor': { input: v.InferOutput<typeof AppointInput>; view: SurveyorsView }
  'satisfaction.endSurveyor': { input: v.InferOutput<typeof EndSurveyorInput>; view: SurveyorsView }
  'satisfaction.survey': { input: v.InferOutput<typeof SurveyInput>; view: SurveyView }
  /** The questions on a surveyor's phone. */
  'poll.openAssisted': { input: v.InferOutput<typeof OpenAssistedInput>; view: PollView }
  /** A ballot that the villager tapped there. */
  'poll.castAssisted': { input: v.InferOutput<typeof CastAssistedInput>; view: ThanksView }
}

/** 代填的票 of one village on the page of the round. */
export interface AssistedRow {
  state: 'hidden' | 'shown'
  /** 83.3%; empty unless shown. */
  rate: string
  /** 代填 12 张（最多 13 张），多半在 55.2%—95.3%; why it is not shown. */
  text: string
  aspects: Array<{ name: string; text: string }>
  /** 91.0% who would have the secretary stay; empty where it cannot be shown. */
  stay: string
}
