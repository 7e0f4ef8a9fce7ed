import * as v from 'valibot'
import { isDay } from '../../kernel/day'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/))
const DayText = v.pipe(v.string(), v.regex(/^20\d{2}-\d{2}-\d{2}$/), v.check(isDay))
const Clock = v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/))
/** Any finite number: what is wrong with it is said in a sentence of its own. */
const Count = v.pipe(v.number(), v.finite())
const Version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))
const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
export const REASON_MAX = 100
export const DOCUMENT_MAX = 40
export const PURPOSE_MAX = 60
export const DAY_NAME_MAX = 10

const Switch = v.picklist(['checkIn', 'location', 'photo', 'spotCheck', 'usedInAppraisal'])
/** Only somebody with more than one county, or above all of them, names one. */
const county = { countyId: v.optional(Id) }
/** The version that the page showed: somebody else's change in between is never undone unseen. */
const change = { ...county, version: Version }

export const CountyInput = v.strictObject(county)

export const RegisterInput = v.strictObject({
  ...change,
  switch: Switch,
  documentNumber: text(DOCUMENT_MAX),
  purpose: text(PURPOSE_MAX),
  validUntil: DayText,
  retentionDays: Count,
})

export const SwitchOffInput = v.strictObject({ ...change, switch: Switch, reason: text(REASON_MAX) })

const Roles = v.pipe(v.array(v.picklist(['township-leader', 'county-organiser'])), v.maxLength(4))

export const NumbersInput = v.strictObject({
  ...change,
  reason: text(REASON_MAX),
  /** First day that is judged by the new slots, targets and accuracy. */
  from: v.optional(DayText),
  slots: v.pipe(
    v.array(v.strictObject({ id: v.picklist(['morning', 'evening']), from: Clock, to: Clock })),
    v.maxLength(4),
  ),
  targets: v.strictObject({ days: Count, nights: Count }),
  weakAccuracy: Count,
  leave: v.strictObject({
    tiers: v.pipe(
      v.array(v.strictObject({ maxDays: v.nullable(Count), decides: Roles, informs: Roles })),
      v.maxLength(20),
    ),
    yearCap: Count,
    backdateDays: Count,
  }),
  poll: v.strictObject({
    minimumBallots: Count,
    ballotsPerAccount: Count,
    graceMinutes: Count,
    vetoThreshold: Count,
  }),
  spotCheck: v.strictObject({ perMonth: Count, minutes: Count }),
  features: v.strictObject({ makeup: v.boolean(), rounds: v.boolean() }),
  /** Left out by phones from before there were complaints: they stay as they are. */
  complaints: v.optional(
    v.strictObject({
      answerDays: Count,
      keptDays: Count,
      mostOpen: Count,
      phone: v.pipe(v.string(), v.trim(), v.maxLength(40)),
    }),
  ),
  /** The same of 留存. */
  retention: v.optional(v.strictObject({ leaverDays: Count })),
})

export const RestDaysInput = v.strictObject({
  ...change,
  reason: text(REASON_MAX),
  days: v.pipe(v.array(v.strictObject({ day: DayText, name: text(DAY_NAME_MAX) })), v.maxLength(100)),
})

export const HistoryInput = v.strictObject({
  ...county,
  /** Of the page before. */
  cursor: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))),
})

const DateText = v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/))
/** One year of the State Council's notice: days of rest and of work as `MM-DD`. */
export const ImportYearInput = v.strictObject({
  /** Of an operator; a supervisor has one region. */
  regionCode: v.optional(v.pipe(v.string(), v.regex(/^\d{2}$/))),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  rest: v.pipe(v.array(DateText), v.maxLength(100)),
  work: v.pipe(v.array(DateText), v.maxLength(100)),
  document: text(DOCUMENT_MAX),
  replace: v.optional(v.boolean(), false),
})

type Tone = 'pine' | 'sky' | 'wheat' | 'brick' | 'stone'
export type SwitchId = v.InferOutput<typeof Switch>

/** What a change answers: finished words, and the version from now on. */
export interface ChangedView {
  /** 签到拍照打开了 */
  what: string
  version: number
}

/** One switch of the board, 合规开关. */
export interface SwitchCard {
  name: SwitchId
  /** 签到取位置 */
  title: string
  tile: { tone: Tone; sign: string }
  on: boolean
  /** 开着，到 12月31日 */
  status: string
  tone: 'pine' | 'wheat' | 'stone'
  /** A clock before the status. */
  soon: boolean
  /** 文号, 用途, 保留, 关上后. */
  facts: Array<{ label: string; text: string }>
  sheet: RegisterSheet
}

/** What the sheet of one switch asks for. */
export interface RegisterSheet {
  /** 打开“签到拍照” */
  title: string
  /** 照片留 */
  retentionLabel: string
  /** 还差：照片留几天 */
  retentionMissing: string
  warning: string
  /** Of the document in force, to be renewed. */
  documentNumber: string
  purpose: string
  retentionDays: number | null
  retention: Array<{ days: number; text: string }>
  firstDay: string
  lastDay: string
  /** Why it cannot be turned on now; empty where it can. */
  blocked: string
  offTitle: string
  offWarning: string
}

export interface BoardView {
  countyName: string
  version: number
  mayEdit: boolean
  /** 没有文件依据就打不开。… */
  note: string
  switches: SwitchCard[]
}

/** 本县规则 in plain sentences, for everybody bound. */
export interface RulesView {
  countyName: string
  /** 第 3 版 */
  versionText: string
  sections: Array<{ title: string; sign: string; lines: RuleLine[] }>
  mayEdit: boolean
}

export interface RuleLine {
  text: string
  /** The document behind it, or what is still to come. */
  note: string
}

export interface HistoryView {
  countyName: string
  rows: HistoryRow[]
  /** Cursor of the next page, null at the end. */
  next: number | null
}

export interface HistoryRow {
  key: string
  tone: Tone
  sign: string
  /** 打开了“签到拍照” */
  what: string
  /** What exactly, one line each. */
  lines: string[]
  /** 刘敏，11月23日 10:05 */
  when: string
}

/** Everything the page of the numbers shows and sends back. */
export interface NumbersView {
  countyName: string
  version: number
  numbers: Required<Omit<v.InferOutput<typeof NumbersInput>, 'countyId' | 'version' | 'reason' | 'from'>>
  /** What may be chosen for each number, in finished words. */
  choices: Record<NumberId, Array<{ value: number; text: string }>>
  fromFirst: string
  fromLast: string
  /** 11月27日起按新的算 of what is already set; empty otherwise. */
  pending: string
}
export type NumberId =
  | 'targetDays'
  | 'targetNights'
  | 'weakAccuracy'
  | 'yearCap'
  | 'backdateDays'
  | 'minimumBallots'
  | 'ballotsPerAccount'
  | 'graceMinutes'
  | 'vetoThreshold'
  | 'spotPerMonth'
  | 'spotMinutes'
  | 'tierDays'
  | 'answerDays'
  | 'keptDays'
  | 'mostOpen'
  | 'leaverDays'

export interface RestDaysView {
  countyName: string
  version: number
  days: Array<{ day: string; name: string; text: string }>
  /** 2026年3月20日 开斋节、…; empty where there are none. */
  past: string
  firstDay: string
  lastDay: string
  names: string[]
  most: number
  /** 2027年的放假安排还没公布; empty where this year and the next are known. */
  unknownYears: string
}

export interface ImportYearView {
  what: string
  text: string
}

export interface CountyPolicyApi {
  'policy.board': { input: v.InferOutput<typeof CountyInput>; view: BoardView }
  'policy.rules': { input: v.InferOutput<typeof CountyInput>; view: RulesView }
  'policy.history': { input: v.InferOutput<typeof HistoryInput>; view: HistoryView }
  'policy.register': { input: v.InferOutput<typeof RegisterInput>; view: ChangedView }
  'policy.switchOff': { input: v.InferOutput<typeof SwitchOffInput>; view: ChangedView }
  'policy.numbers': { input: v.InferOutput<typeof CountyInput>; view: NumbersView }
  'policy.setNumbers': { input: v.InferOutput<typeof NumbersInput>; view: ChangedView }
  'policy.restDays': { input: v.InferOutput<typeof CountyInput>; view: RestDaysView }
  'policy.setRestDays': { input: v.InferOutput<typeof RestDaysInput>; view: ChangedView }
  'report.importYear': { input: v.InferInput<typeof ImportYearInput>; view: ImportYearView }
}

export type CountyPolicyReports = Pick<CountyPolicyApi, 'report.importYear'>
export type CountyPolicyActions = Omit<CountyPolicyApi, keyof CountyPolicyReports>
