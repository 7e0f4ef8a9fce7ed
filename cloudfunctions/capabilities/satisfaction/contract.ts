import * as v from 'valibot'
import type { AssistedApi, AssistedRow, AssistedView } from './assisted-contract'
import type { CallbackApi } from './callback-contract'
import type { PosterApi } from './poster-contract'
import type { ListenView, RecordingsApi } from './recordings-contract'

/** Ids are letters and digits, so that none can ever reach a query as anything but text. */
const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/))
const EpochMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000))

/** Villages of one round; a bigger county runs one round a township. */
export const MAX_VILLAGES = 60
/** Slips of one village: as many codes as one call of the function can fetch and put on paper. */
export const MAX_SLIPS = 300

export const NoInput = v.strictObject({})
export const RoundInput = v.strictObject({ roundId: Id })
/** 印纸条. `insteadOf` asks for others instead of those printed at that moment (epoch milliseconds). */
export const SlipSheetsInput = v.strictObject({
  roundId: Id,
  villageId: Id,
  insteadOf: v.optional(EpochMs),
})

/** 开一轮测评. Opens at once when `opensAt` is left out; times are epoch milliseconds. */
export const OpenRoundInput = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
  villageIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(MAX_VILLAGES)),
  slipsPerVillage: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SLIPS)),
  opensAt: v.optional(EpochMs),
  closesAt: EpochMs,
})

/** 延长一次 to a later hour, epoch milliseconds. */
export const ExtendInput = v.strictObject({ roundId: Id, closesAt: EpochMs })

const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400))
/** Characters of a finding, a statement or the reason of a decision. */
export const WORDS_MAX = 400
const ofVillage = { roundId: Id, villageId: Id }
export const VerificationInput = v.strictObject(ofVillage)
export const AssignInput = v.strictObject({
  ...ofVillage,
  personIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(10)),
})
/** 核查意见. */
export const FindInput = v.strictObject({ ...ofVillage, bearsOut: v.boolean(), text: Words })
/** 第一书记本人的说明. */
export const StateInput = v.strictObject({ ...ofVillage, text: Words })
export const OUTCOMES = ['stands', 'set-aside', 'again'] as const
/** 决定 with the rule it cites. */
export const RuleInput = v.strictObject({
  ...ofVillage,
  outcome: v.picklist(OUTCOMES),
  rule: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(60)),
  text: Words,
})

export const RemarksInput = v.strictObject({ roundId: Id, villageId: v.optional(Id) })
/** Which sentences may be shown to others, by their place in the list. */
export const ModerateInput = v.strictObject({
  ...ofVillage,
  rulings: v.pipe(
    v.array(
      v.strictObject({
        place: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SLIPS)),
        passed: v.boolean(),
      }),
    ),
    v.minLength(1),
    v.maxLength(MAX_SLIPS),
  ),
})

/** What a slip's code carries. Another form than a slip's is not malformed to a villager: it is a slip nobody knows. */
const Scene = v.pipe(v.string(), v.maxLength(100))

/** 满意, 基本满意, 不满意, 不了解. */
export const GRADES = ['satisfied', 'basically', 'not', 'unknown'] as const
export type Grade = (typeof GRADES)[number]
/** 住村, 办事, 公道, 帮扶. */
export const ASPECTS = ['lives', 'works', 'fair', 'helps'] as const
export type Aspect = (typeof ASPECTS)[number]
/** 建议留任, 建议调整. */
export const STAYS = ['stay', 'change'] as const
export type Stay = (typeof STAYS)[number]

/** 一张票: only the overall question must be answered. */
export interface Choices {
  overall: Grade
  aspects: Partial<Record<Aspect, Grade>>
  stay?: Stay
  /** 想说的一句话. */
  sentence?: string
}

/** Letters of the sentence, as a phone counts them. */
export const SENTENCE_MAX = 60

export const OpenInput = v.strictObject({ scene: Scene })
/** Hex digits of a sealed ballot: every one has as many (see rules/sealing.ts). */
export const SEALED_LENGTH = 470
/** 封好的票: sealed on the phone to the box's key, so that no log can hold a choice. */
const Sealed = v.pipe(v.string(), v.regex(/^[0-9a-f]*$/), v.length(SEALED_LENGTH))
export const CastInput = v.strictObject({ scene: Scene, sealed: Sealed })

export type Tone = 'pine' | 'sky' | 'wheat' | 'brick' | 'stone'
export interface TagView {
  tone: Tone
  text: string
  /** Name of a drawn sign. */
  sign: 'in' | 'wait' | 'dash'
}

export interface RoundRow {
  roundId: string
  /** 2026年第二轮 */
  title: string
  /** One sentence: when it closes, or what is to be done. */
  when: string
  tag: TagView
}

export interface RoundsView {
  rows: RoundRow[]
  empty: { what: string; next: string }
  mayOpen: boolean
}

/** What the organiser fills in to open a round. */
export interface FormView {
  villages: Array<{
    villageId: string
    name: string
    township: string
    secretary: string
    note: string
    ready: boolean
  }>
  suggestedName: string
  slips: { suggested: number; max: number }
  /** Day and hour proposed for a round that does not begin at once. */
  opens: { day: string; clock: string; firstDay: string; lastDay: string }
  /** Closing day and hour proposed, and the days between which it may lie. */
  closes: { day: string; clock: string; firstDay: string; lastDay: string }
}

export interface VillageRow {
  villageId: string
  name: string
  township: string
  secretary: string
  /** `waiting` until the round is published. */
  state: 'waiting' | 'hidden' | 'shown'
  /** 92.1%; empty unless shown. */
  rate: string
  /** Shares 0–1, unrounded; 0 unless shown. */
  point: number
  low: number
  high: number
  tone: Tone
  /** 多半在 84.0%—96.4%，收回 82 张; why it is not shown; how many slips were printed. */
  text: string
  /** 比2026年第一轮高 3.2 个百分点; empty where there is nothing to compare with. */
  since: string
  tag: TagView | null
  /** 代填 of this village, apart; absent before the publication and where nobody was a surveyor. */
  assisted?: AssistedRow
  /** 常住村里 88.2%, by aspect; empty unless shown. */
  aspects: Array<{ name: string; text: string }>
  /** 91.0% who would have the secretary stay; empty where it cannot be shown. */
  stay: string
}

export interface RoundView extends RoundRow {
  /** 红柳镇，11月20日—25日 */
  where: string
  /** 收回 417 张，满意率 88.4%; why there is no total; what is still to come. */
  notes: string[]
  /** Villages where a human looks before anything follows. */
  verifications: Array<{ villageId: string; title: string; text: string; link: string }>
  /** Dashed line of the bars. */
  line: { share: number; text: string }
  villages: VillageRow[]
  /** Heads of the groups of villages with what they are together; empty before the publication and of a single township. */
  townships: Array<{ name: string; text: string; assisted?: string }>
  /** Why villages are hidden, all of them in one sentence; empty where none is. */
  hiddenNote: string
  /** The one next step of an organiser; `why` says why it cannot be done yet, empty when it can. */
  act: { kind: 'close' | 'publish'; text: string; why: string } | null
  /** 延长一次: the hour proposed and the last day it may be moved to; null where it cannot be. */
  extension: { day: string; clock: string; firstDay: string; lastDay: string } | null
  /** 2 个村; empty where nobody said anything. */
  remarks: string
  /** 调查员: how many there are, for whoever runs it while people vote; absent for others. */
  surveyors?: { text: string }
  /** 回访: how many are called, for whoever runs it; absent for others, and where nobody is to be called. */
  callbacks?: { text: string }
  /** 归档: `why` says why it cannot be done yet; null where it is not for the reader, or done. */
  archive: { why: string } | null
  /** Whoever runs the round takes its published results as a file. */
  mayExport: boolean
  /** 印纸条; null for others, and once nobody can vote any more. */
  slips: SlipsView | null
}

export interface SlipsView {
  /** 印好 3 个村，还有 9 个村 */
  text: string
  /** Villages that are printed for: all but those that do not count. */
  counting: number
  rows: SlipRow[]
}

export interface SlipRow {
  villageId: string
  name: string
  secretary: string
  /** 11月20日 周五 09:12 刘敏印了 45 张 */
  text: string
  tag: TagView
  /** What a tap brings: slips, the file that was made, nothing for now. */
  may: 'print' | 'open' | null
  /** 重印: what it is called by, and what is asked before; null where it would void a slip in somebody's hands. */
  reprint: { insteadOf: number; title: string; message: string } | null
}

export interface VerificationStep {
  tone: Tone | 'wait'
  sign: 'in' | 'none' | 'wait' | 'dash'
  what: string
  when: string
}

/** 核查: one screen for who runs it, who was sent, and whom it is about. */
export interface VerificationView {
  /** 东渠村核查 */
  title: string
  /** 田永福，2026年第二轮 */
  whose: string
  tag: { tone: Tone; text: string; sign: 'in' | 'wait' }
  rate: string
  /** 多半在 44.0%—65.3% 之间 */
  range: string
  point: number
  low: number
  high: number
  line: { share: number; text: string }
  counts: Array<{ name: string; value: number }>
  signs: Array<{ odd: boolean; text: string }>
  timeline: VerificationStep[]
  /** Why nothing can be decided yet; empty when it can, and for whoever does not decide. */
  notYet: string
  may: { assign: boolean; find: boolean; state: boolean; rule: boolean; remind: boolean }
  /** Inspectors who can be sent; only for whoever sends them. */
  candidates: Array<{ personId: string; name: string; note: string; chosen: boolean }>
  outcomes: Array<{ value: (typeof OUTCOMES)[number]; text: string }>
  ruleHint: string
  wordsMax: number
}

/** 村民的话 of one village. */
export interface RemarksView {
  /** 柳湾村村民的话 */
  title: string
  /** 2026年第二轮 */
  round: string
  villageId: string
  /** Villages of the round that have any. */
  villages: Array<{ villageId: string; name: string }>
  rows: Array<{ place: number; text: string; ruled: '' | 'passed' | 'withheld'; by: string }>
  /** 还有 3 句没看 */
  note: string
  mayModerate: boolean
  empty: { what: string; next: string }
}

export interface VerificationDone {
  /** 已经派人 */
  what: string
}

export interface Option<T> {
  value: T
  label: string
}

/** A file that the cloud handed out; whoever takes it is written down first. */
export interface ResultsFileView {
  /** Holds for some minutes. */
  url: string
  /** 2026年第二轮结果.xlsx */
  fileName: string
}

/** 纸条 of one village, a file for the printer; and how far the round's printing is now. */
export interface SlipFileView extends ResultsFileView {
  slips: SlipsView
}

/** The questions behind a slip. `cast`: this very account has used this slip, so only thanks are left to say. */
export interface PollView {
  state: 'open' | 'cast'
  /** 柳湾村测评 */
  title: string
  overall: { text: string; options: Array<Option<Grade>> }
  aspects: {
    text: string
    rows: Array<{ id: Aspect; label: string; question: string }>
    options: Array<Option<Grade>>
  }
  stay: { text: string; options: Array<Option<Stay>> }
  /** The words over and in the place of the one sentence. */
  sentence: { ask: string; hint: string }
  promise: string
  /** Public key of the box: what the phone seals the ballot to, 64 hex digits. */
  sealKey: string
  thanks: ThanksView
  /** 听一听; absent where nothing was recorded, or the storage did not answer in time. */
  listen?: ListenView
  /** Only on a surveyor's phone. */
  assisted?: AssistedView
}

export interface ThanksView {
  title: string
  what: string
  next: string[]
  after: { title: string; text: string }
  /** 代填: the button back to the surveyor's page; absent where the page is simply left. */
  back?: string
}

export interface SatisfactionApi extends PosterApi, RecordingsApi, AssistedApi, CallbackApi {
  'satisfaction.rounds': { input: v.InferOutput<typeof NoInput>; view: RoundsView }
  'satisfaction.round': { input: v.InferOutput<typeof RoundInput>; view: RoundView }
  'satisfaction.form': { input: v.InferOutput<typeof NoInput>; view: FormView }
  'satisfaction.openRound': { input: v.InferOutput<typeof OpenRoundInput>; view: RoundRow }
  'satisfaction.close': { input: v.InferOutput<typeof RoundInput>; view: RoundView }
  'satisfaction.verification': { input: v.InferOutput<typeof VerificationInput>; view: VerificationView }
  'satisfaction.assign': { input: v.InferOutput<typeof AssignInput>; view: VerificationDone }
  'satisfaction.find': { input: v.InferOutput<typeof FindInput>; view: VerificationDone }
  'satisfaction.state': { input: v.InferOutput<typeof StateInput>; view: VerificationDone }
  'satisfaction.rule': { input: v.InferOutput<typeof RuleInput>; view: VerificationDone }
  'satisfaction.remind': { input: v.InferOutput<typeof VerificationInput>; view: VerificationDone }
  'satisfaction.extend': { input: v.InferOutput<typeof ExtendInput>; view: RoundView }
  'satisfaction.archive': { input: v.InferOutput<typeof RoundInput>; view: RoundView }
  'satisfaction.remarks': { input: v.InferOutput<typeof RemarksInput>; view: RemarksView }
  'satisfaction.moderate': { input: v.InferOutput<typeof ModerateInput>; view: RemarksView }
  /** The published results as an Excel file. */
  'report.roundResults': { input: v.InferOutput<typeof RoundInput>; view: ResultsFileView }
  /** The slips of one village as an Excel file to print: made now, or handed out once more. */
  'report.slipSheets': { input: v.InferOutput<typeof SlipSheetsInput>; view: SlipFileView }
  'poll.open': { input: v.InferOutput<typeof OpenInput>; view: PollView }
  'poll.cast': { input: v.InferOutput<typeof CastInput>; view: ThanksView }
  'poll.publish': { input: v.InferOutput<typeof RoundInput>; view: RoundView }
}

/** The part served by the function `api`. */
export type RoundActions = Omit<SatisfactionApi, `poll.${string}` | `report.${string}`>

/** The part served by the function `reports`. */
export type RoundReports = Pick<
  SatisfactionApi,
  'report.roundResults' | 'report.slipSheets' | 'report.villagePoster'
>

/** The part served by the function `poll`, the only holder of the secret. */
export type PollActions = Pick<
  SatisfactionApi,
  'poll.open' | 'poll.cast' | 'poll.publish' | 'poll.result' | 'poll.openAssisted' | 'poll.castAssisted'
>
