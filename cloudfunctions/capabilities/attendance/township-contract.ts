import * as v from 'valibot'
import { isDay } from '../../kernel/day'
import type { DayState, SignName, TagView, Tone } from './contract'

const Unit = v.pipe(v.string(), v.regex(/^u\d{2,12}$/))
const MonthText = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))
const DayText = v.pipe(v.string(), v.regex(/^20\d{2}-\d{2}-\d{2}$/), v.check(isDay))
/** Characters of what somebody found who looked. */
export const LOOK_WORDS_MAX = 100

/** 今天村里, 要看一看: of a unit of the caller's; of everything they may see where none is named. */
export const AroundInput = v.strictObject({ unitId: v.optional(Unit) })
export const TeamsInput = v.strictObject({ unitId: v.optional(Unit), month: v.optional(MonthText) })
/** 看过了: one row, up to the latest day it told of, and what was found. */
export const MarkInput = v.strictObject({
  villageId: v.pipe(v.string(), v.regex(/^u\d{12}$/)),
  key: v.pipe(v.string(), v.regex(/^[a-z-]{3,20}-[A-Za-z0-9_]{1,64}(-c\d{1,4})?$/)),
  until: DayText,
  words: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LOOK_WORDS_MAX)),
})

/** Somebody of a team today: the sign, then the name. */
export interface PersonTodayView {
  personId: string
  postingId: string
  name: string
  sign: SignName
  tone: Tone
  /** 在村, 公出, 今天还没签 */
  words: string
}

export interface VillageTodayView {
  villageId: string
  name: string
  /** 在村 2, 没人在村 */
  tag: TagView
  people: PersonTodayView[]
  /** The whole row for who listens: 柳湾村，在村 2 人。周建平在村，李晓燕公出 */
  words: string
}

/** One township in a county's day; opens its villages. */
export interface TownTodayView {
  unitId: string
  name: string
  /** 在村 17 / 22 */
  value: string
  /** How many have not checked in although the morning is over. */
  unexplained: number
  /** `wait` has nothing of today yet and need not have. */
  parts: Array<{ kind: 'in' | 'trip' | 'leave' | 'none' | 'wait'; count: number }>
  words: string
}

/** 今天村里 for one township, 今天各镇 for a county: one of the two lists is empty. */
export interface TodayInVillagesView {
  unitId: string
  title: string
  /** 红柳镇 · 11月23日 周一 */
  sub: string
  /** 22 人，17 人在村 */
  summary: string
  /** Villages where nobody is: 北滩村今天没人在村, and who is where; the last line counts those not named, with no village. */
  nobody: Array<{ villageId: string; text: string; more: string }>
  villages: VillageTodayView[]
  towns: TownTodayView[]
  /** Whether the caller has a list of what needs a look. */
  looks: boolean
  empty: { what: string; next: string }
}

export interface TeamCellView {
  state: DayState | 'night'
  sign: SignName | ''
}

export interface TeamRowView {
  personId: string
  postingId: string
  name: string
  /** 13 天 12 夜 */
  totals: string
  cells: TeamCellView[]
  /** 周建平，在村 13 天，夜宿 12 夜，待说明 1 天 */
  words: string
}

/** 全镇一月: a row of day marks for everybody, village by village. */
export interface TeamsMonthView {
  unitId: string
  month: string
  /** 2026年11月 */
  title: string
  sub: string
  previous: string | null
  next: string | null
  days: Array<{ date: number; weekday: string; rest: boolean; today: boolean }>
  villages: Array<{ villageId: string; name: string; rows: TeamRowView[] }>
  legend: Array<{ state: DayState | 'night'; sign: SignName; text: string }>
  /** Townships to choose from where the caller's unit is a county. */
  towns: Array<{ unitId: string; name: string }>
  empty: { what: string; next: string }
}

/** One row of 要看一看. */
export interface LookRowView {
  key: string
  villageId: string
  until: string
  tile: { tone: Tone; sign: SignName | 'house' | 'person' | 'place' }
  /** 孙丽 白天在，晚上没有记录 */
  what: string
  /** 石桥村，11月16日、17日、18日 */
  where: string
  /** 可能是信号不好，先问一问 */
  note: string
  tag: { tone: Tone; text: string; sign: '' }
  /** The page that shows what it rests on, without leading slash; empty where there is none. */
  page: string
}

export interface LooksView {
  unitId: string
  sub: string
  count: number
  title: string
  rows: LookRowView[]
  /** What people found this month, newest first. */
  seen: Array<{ key: string; what: string; words: string; by: string }>
  /** 这是提醒，不是结论。先听本人怎么说。 */
  note: string
  wordsMax: number
  empty: { what: string; next: string }
}

export interface MarkedView {
  what: string
}

export interface TownshipApi {
  'attendance.today': { input: v.InferOutput<typeof AroundInput>; view: TodayInVillagesView }
  'attendance.teams': { input: v.InferOutput<typeof TeamsInput>; view: TeamsMonthView }
  'attendance.looks': { input: v.InferOutput<typeof AroundInput>; view: LooksView }
  'attendance.mark': { input: v.InferOutput<typeof MarkInput>; view: MarkedView }
}
