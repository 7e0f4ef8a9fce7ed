import * as v from 'valibot'
import { isDay } from '../../kernel/day'
import type {
  LookRowView,
  MonthCard,
  SignName,
  TagView,
  Tone,
  VillageTodayView,
} from '../attendance/contract'

export type { SignName, Tone } from '../attendance/contract'

const Unit = v.pipe(v.string(), v.regex(/^u\d{2,12}$/))
const MonthText = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))

/** 督导看板 of a unit; of the widest one of the caller's where none is named. */
export const BoardInput = v.strictObject({ unitId: v.optional(Unit) })
export const MonthOfInput = v.strictObject({ unitId: Unit, month: MonthText })

const DayText = v.pipe(v.string(), v.regex(/^20\d{2}-\d{2}-\d{2}$/), v.check(isDay))
export const DayOfInput = v.strictObject({ unitId: Unit, day: DayText })

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/))
export const PersonOfInput = v.strictObject({ personId: Id, postingId: Id })

/** Parts of a bar, in this order; empty ones are left out. `none` is worth asking after, `wait` is not. */
export type BarPart = { kind: 'in' | 'trip' | 'leave' | 'none' | 'wait'; count: number }

export interface UnitRef {
  unitId: string
  name: string
}

/** One unit below, as a bar; its board opens from it. Units only: nobody is drawn as a bar. */
export interface UnitBarView extends UnitRef {
  /** 在村 17 / 22, 人均 12.3 天 9.1 夜 */
  value: string
  unexplained: number
  parts: BarPart[]
  words: string
}

/** What a figure is and where it leads, e.g. 没人在村 2 个村. */
export interface FigureRowView {
  /** Of today's figures also the reason of 要看一看 that tells which units, where there is one. */
  key: string
  text: string
  value: string
  tone: Tone
  sign: SignName
}

export interface TodayBoardView {
  /** 11月23日 周一 */
  title: string
  /** 131 人，106 人在村 */
  summary: string
  parts: BarPart[]
  words: string
  /** Each with the units it is made of; of a village, whose people stand below, none. */
  figures: UnitsFigureView[]
  /** 各镇 */
  rowsTitle: string
  rows: UnitBarView[]
  /** Of a village: who is where. */
  people: VillageTodayView | null
}

/** One day of the calendar, coloured by how many of those who were expected were in the village. */
export interface HeatCellView {
  day: string
  date: number
  /** 0 to 4; `rest` where most rested, `none` where nothing is counted. */
  level: '0' | '1' | '2' | '3' | '4' | 'rest' | 'none'
  /** In hundredths, cut: 94; empty where nothing is counted. */
  share: string
  today: boolean
  /** The day as a row: 11月20日 周五 with its parts. */
  title: string
  parts: BarPart[]
  /** 在村 13，公出 1 */
  said: string
  words: string
}

export interface MonthBoardView {
  unitId: string
  month: string
  /** 2026年11月 */
  title: string
  previous: string | null
  next: string | null
  asOf: string
  /** 在村, 夜宿 of one person on average. */
  stats: Array<{ label: string; sign: SignName; value: string; of: string }>
  parts: BarPart[]
  words: string
  cells: HeatCellView[]
  rowsTitle: string
  rows: UnitBarView[]
  empty: { what: string; next: string } | null
}

/** One day of a unit over the units right below: what a cell of the calendar is made of. */
export interface DayBoardView {
  unitId: string
  day: string
  title: string
  rows: UnitBarView[]
}

export interface TrendMonthView {
  month: string
  /** 2026年11月 */
  title: string
  /** 11, and the year where it begins: 2026 */
  label: string
  year: string
  parts: BarPart[]
  /** 人均在村 12.3 天，夜宿 9.1 夜 */
  words: string
}

/** A number with the units it is made of, each with its own part of it; never a list of people. */
export interface UnitsFigureView extends FigureRowView {
  rows: Array<UnitRef & { value: string }>
}

export interface LooksBoardView {
  count: number
  title: string
  reasons: UnitsFigureView[]
  note: string
  empty: { what: string; next: string }
}

export interface BoardView extends UnitRef {
  /** From the caller's own unit down to this one, as far as they may look. */
  path: UnitRef[]
  /** Further units of the caller's own. */
  others: UnitRef[]
  /** 现在的数, 18:40 的数 */
  asOf: string
  /** Where the numbers are old, or not made yet. */
  late: { text: string; more: string } | null
  today: TodayBoardView
  month: MonthBoardView
  trend: { months: TrendMonthView[]; note: string }
  looks: LooksBoardView
  /** Pages with names, for who may see them there: 今天村里, 每个人的一个月. */
  ways: Array<{ text: string; page: string }>
  empty: { what: string; next: string } | null
}

/** A line of a person's page; `page` is empty where the caller has no business there. */
export interface PersonLineView {
  key: string
  what: string
  when: string
  tag: TagView
  page: string
}

/** 一个人: posting, month, what needs a look with its dates, makeups and contests, absences without kind or reason. */
export interface PersonBoardView {
  personId: string
  postingId: string
  name: string
  /** 柳湾村第一书记 */
  post: string
  /** 2025年5月12日起 */
  when: string
  /** Where they are today; null where the posting is not open. */
  today: TagView | null
  month: MonthCard
  looks: LookRowView[]
  cases: PersonLineView[]
  leaves: PersonLineView[]
  empty: { looks: string; cases: string; leaves: string }
  note: string
  ways: Array<{ text: string; page: string }>
}

/** 今天各市, 今天各县 on the first page of who looks over them. */
export interface BoardCardView {
  unitId: string
  title: string
  asOf: string
  /** Why there are no numbers of today; empty otherwise. */
  late: string
  summary: string
  parts: BarPart[]
  words: string
  rows: UnitBarView[]
  /** 一共 14 个; empty where all are shown. */
  more: string
}

/** 归档 of a unit: what may be made of it; of the caller's widest one where none is named. */
export const ArchiveInput = v.strictObject({ unitId: v.optional(Unit) })
export const MonthLedgerInput = v.strictObject({ unitId: Unit, month: MonthText })
export const LeaveListInput = v.strictObject({ unitId: Unit, from: MonthText, to: MonthText })

/** What the page offers to choose among: units of the caller's from this one down a step, and months, the latest first. */
export interface ArchiveView extends UnitRef {
  units: UnitRef[]
  months: Array<{ month: string; title: string }>
  /** That this month is not over yet. */
  running: string
  note: string
  empty: { what: string; next: string } | null
}

/** A file that is being made; whoever asks again goes on with it. */
export interface ArchiveFileView {
  /** Townships that are done, and how many there are. */
  done: number
  total: number
  /** 做了 3 / 12 个乡镇; 做好了，36 人 */
  text: string
  /** The file, once it is there: a link that holds for some minutes. */
  file: { url: string; fileName: string } | null
}

/** What only the function `reports` answers. */
export interface SupervisionReports {
  'report.monthLedger': { input: v.InferOutput<typeof MonthLedgerInput>; view: ArchiveFileView }
  'report.leaveList': { input: v.InferOutput<typeof LeaveListInput>; view: ArchiveFileView }
}

export interface SupervisionApi {
  'supervision.archive': { input: v.InferOutput<typeof ArchiveInput>; view: ArchiveView }
  'supervision.board': { input: v.InferOutput<typeof BoardInput>; view: BoardView }
  'supervision.day': { input: v.InferOutput<typeof DayOfInput>; view: DayBoardView }
  'supervision.person': { input: v.InferOutput<typeof PersonOfInput>; view: PersonBoardView }
  'supervision.month': { input: v.InferOutput<typeof MonthOfInput>; view: MonthBoardView }
}
