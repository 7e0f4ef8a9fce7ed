import * as v from 'valibot'
import { isDay } from '../../kernel/day'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/))
const DayText = v.pipe(v.string(), v.regex(/^20\d{2}-\d{2}-\d{2}$/), v.check(isDay))

/** 请假种类: 事假 病假 年休假 婚丧产 轮休 公出 借用. */
export const KINDS = ['personal', 'sick', 'annual', 'family', 'compensatory', 'trip', 'recalled'] as const
export type Kind = (typeof KINDS)[number]

/** Characters of a reason, of the applicant and of whoever does not agree. */
export const REASON_MAX = 100
const Reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(REASON_MAX))

/** An absence begins in the morning or at noon, and ends at noon or in the evening. */
const End = v.strictObject({ day: DayText, half: v.picklist(['full', 'morning', 'afternoon']) })

const asked = { kind: v.picklist(KINDS), from: End, to: End }

/**
 * From when to when. Over several days the first is `full` or `afternoon`, the last `full` or `morning`; a single day
 * says the same half twice.
 */
function rightWayRound({ from, to }: Record<'from' | 'to', v.InferOutput<typeof End>>): boolean {
  if (from.day === to.day) return from.half === to.half
  return from.day < to.day && from.half !== 'morning' && to.half !== 'afternoon'
}

export const NoInput = v.strictObject({})
export const PreviewInput = v.pipe(
  v.strictObject(asked),
  v.check((input) => rightWayRound(input), 'to'),
)
export const SubmitInput = v.pipe(
  v.strictObject({ ...asked, reason: Reason }),
  v.check((input) => rightWayRound(input), 'to'),
)
export const ApplicationInput = v.strictObject({ bookId: Id, applicationId: Id })
export const RevokeInput = v.strictObject({ bookId: Id, applicationId: Id, reason: v.optional(Reason) })
export const HandOverInput = v.strictObject({ bookId: Id, applicationId: Id, to: Id })
export const PreviewExtensionInput = v.strictObject({ bookId: Id, applicationId: Id, until: End })
export const ExtendInput = v.strictObject({ bookId: Id, applicationId: Id, until: End, reason: Reason })
/** 证明 in a place of the application, from 0 on. */
const Place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2))
export const NoteInput = v.strictObject({ bookId: Id, applicationId: Id, place: Place })
/** A photo that the caller's phone uploaded to the path that the application's page named. */
export const AttachNoteInput = v.strictObject({
  ...NoteInput.entries,
  fileID: v.pipe(v.string(), v.maxLength(300), v.regex(/^cloud:\/\/[\w.-]+\/notes\/[A-Za-z0-9_]+\/\d\.jpg$/)),
})
/** From the first page on, or from the cursor that the page before gave. */
export const DecidedInput = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{13}_[A-Za-z0-9_]{0,64}$/))),
})
/** Without a unit the widest that the caller holds, without a month the one that runs. */
export const CalendarInput = v.strictObject({
  unitId: v.optional(Id),
  month: v.optional(v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))),
})
export const RejectInput = v.strictObject({ bookId: Id, applicationId: Id, reason: Reason })

export type Tone = 'pine' | 'sky' | 'wheat' | 'brick' | 'stone'
/** Names of drawn day signs. */
export type Sign = 'in' | 'trip' | 'leave' | 'rest' | 'wait' | 'dash'

export interface TagView {
  tone: Tone
  text: string
  sign: Sign
}

/** One day of the range calendar: `empty` where nobody would stay, `off` where it cannot be chosen. */
export interface PickCell {
  day: string
  info: string
  rest: boolean
  off: boolean
  empty: boolean
  words: string
}

/** 请假页: what the page needs before anything is chosen. */
export interface FormView {
  /** The book the request will stand in: one per posting, so a request kept on a phone is known to be the caller's. */
  bookId: string
  today: string
  kinds: Array<{ value: Kind; text: string }>
  /** Consecutive days from the earliest that may be chosen. */
  cells: PickCell[]
  /** 李：李晓燕公出 王：王磊年休 */
  names: string
  /** 今年已请 9天半，一年 30 天以内。… */
  note: string
  reasonMax: number
  /** WeChat template ids to ask acceptance for, in the tap itself; empty where none are set up. */
  templates: string[]
}

export interface PathStepView {
  /** One character in the circle. */
  mark: string
  who: string
  /** 副镇长，来决定 */
  role: string
  kind: 'plain' | 'decides' | 'told'
}

/** What a choice of days would be, before it is handed in. A choice that would be refused is refused here too. */
export interface PreviewView {
  /** The big number and what follows it: `2`, `天半`; `半天` has no number. */
  count: string
  unit: string
  /** 周末 2 天不算 */
  note: string
  /** 26日 周四起 */
  fromWords: string
  /** 30日 周一止 */
  toWords: string
  warnings: Array<{ tone: Tone; text: string; more: string }>
  /** 不超过 3 天：镇里批，县里知道 */
  pathTitle: string
  path: PathStepView[]
  /** 提交给马玉兰 */
  button: string
}

/** One day of 请假日历. */
export interface CalendarDay {
  day: string
  date: number
  today: boolean
  rest: boolean
  /** How many are away, those who still wait for an answer left out. */
  count: number
  /** Whether somebody still waits for an answer about this day. */
  waits: boolean
  /** Whether a village has nobody of its team. */
  empty: boolean
  /** 11月26日 周四，2 人不在，沙井村一个人都不在 */
  words: string
  /** 11月26日 周四 */
  title: string
  /** 2 人不在，1 人待批 */
  sum: string
  people: Array<{
    bookId: string
    applicationId: string
    who: string
    where: string
    /** 请假上午: never which leave a person's body or family asks for. */
    what: string
    /** Its tag where it is not granted yet; null otherwise. */
    tag: TagView | null
    tile: { tone: Tone; sign: Sign }
    /** Whether the application's page opens for the caller. */
    opens: boolean
  }>
  /** 沙井村一个人都不在 */
  alone: string[]
}

/** 请假日历 of a township or a village; of a county its townships, of several units they themselves: one is chosen. */
export interface CalendarView {
  unitId: string
  /** 红柳镇 */
  name: string
  month: string
  /** 2026年11月 */
  title: string
  previous: string
  next: string
  days: CalendarDay[]
  towns: Array<{ unitId: string; name: string }>
  /** 这个月有 3 个人请假、公出或借用，1 个人的假条等着批; empty where there is nobody. */
  total: string
  empty: { what: string; next: string }
}

/** The calm end of a command: what happened and what comes. */
export interface DoneView {
  bookId: string
  applicationId: string
  what: string
  next: string
}

export interface ApplicationRow {
  bookId: string
  applicationId: string
  /** 事假 2天半 */
  title: string
  /** 11月26日 周四下午 至 30日 周一 */
  when: string
  tag: TagView
  tile: { tone: Tone; sign: Sign }
}

export interface MineView {
  rows: ApplicationRow[]
  /** 今年已请 9天半，一年 30 天以内。 */
  note: string
  /** False for somebody without an open posting. */
  mayAsk: boolean
}

/** One request that waits for the caller's decision, longest first. */
export interface WaitingItem {
  bookId: string
  applicationId: string
  who: string
  where: string
  /** 事假 2天半，11月26日—30日 */
  what: string
  /** 27日村里没人, as it was when handed in; empty when somebody stays. */
  warning: string
  tone: Tone
  sign: Sign
  /** 等了 22 分 */
  tag: TagView
  /** Since when it waits, epoch milliseconds. */
  since: number
}

export interface WaitingView {
  items: WaitingItem[]
}

/** 办过的: one application that the caller decided, handed on, took back or confirmed the return of. */
export interface DecidedRow {
  bookId: string
  applicationId: string
  who: string
  where: string
  /** 事假 2天半，11月26日—30日; 请假 2天半 … where the application is not the caller's to see any more. */
  what: string
  /** 昨天 18:20 你同意了: the last of what the caller did about it. */
  did: string
  /** How it stands today; what came of the caller's own deed where they may not see it any more. */
  tag: TagView
  tile: { tone: Tone; sign: Sign }
  /** False where the caller's role is over: the application's page would not open. */
  opens: boolean
}

/** A page of them, latest deed first. A page may be empty while there are older ones. */
export interface DecidedView {
  rows: DecidedRow[]
  /** Where the next page begins; null where nothing older is left. */
  next: string | null
}

/** The card on the first page. */
export interface LeaveCard {
  applicationId: string
  bookId: string
  title: string
  when: string
  tag: TagView
}

/** What a granted leave may still come to. */
export type Act = 'revoke' | 'extend' | 'comeBack' | 'confirmReturn' | 'handOver'

/** The sheet before an act: `reason` names what is to be written, empty where nothing is. */
export interface Question {
  title: string
  message: string
  confirm: string
  reason: string
}

/** 我回来了 on the first page: the absence it ends, and what is asked before. */
export interface BackCard {
  bookId: string
  applicationId: string
  /** 事假 2天，11月25日—26日 */
  what: string
  question: Question
}

/** 假条: one screen for who asked, who decides and who is told. */
export interface ApplicationView {
  bookId: string
  applicationId: string
  who: string
  /** 柳湾村第一书记 */
  standing: string
  tag: TagView
  kind: string
  count: string
  unit: string
  when: string
  reason: string
  /** Labels such as 急事补请; empty for an ordinary request. */
  flags: string[]
  stats: Array<{ label: string; value: string; of: string }>
  /** 谁在村里; null once it is decided, and for absences longer than a week it shows the first days. */
  team: {
    days: string[]
    rows: Array<{ name: string; cells: Array<{ tone: Tone; sign: Sign }>; words: string }>
    foot: Array<{ text: string; warn: boolean }>
  } | null
  /** 27日 周五，村里一个人都不在 */
  warnings: string[]
  /** For a decider who comes late: who decided, and what. */
  settled: { tone: Tone; sign: Sign | 'close'; what: string; next: string } | null
  timeline: Array<{ tone: Tone | 'wait'; sign: Sign | 'close'; what: string; when: string }>
  may: {
    decide: boolean
    withdraw: boolean
    askAgain: boolean
    revoke: boolean
    extend: boolean
    comeBack: boolean
    confirmReturn: boolean
  }
  /** What is asked before each act, its button and, where one has to be written, why. */
  questions: Record<Act, Question>
  /** 转给: the deputies and colleagues who may decide it too; empty where there are none. */
  deputies: Array<{ personId: string; name: string; title: string }>
  /** Days that an extension may reach, the nearest first. */
  extendTo: Array<{ day: string; text: string; words: string }>
  /** 证明: photos of papers, for the person and whoever decides; null for others and where none is taken. */
  notes: {
    rows: Array<{ place: number; text: string }>
    hint: string
    /** Where the next photo goes; null where none is taken from the caller. */
    next: { place: number; path: string } | null
    button: string
  } | null
  /** 收不到微信提醒: whoever should answer and whom the message did not reach; null where everybody was reached. */
  unreached: {
    /** 马玉兰暂时收不到微信提醒 */
    text: string
    more: string
    /** Whom to call; the number is empty for whoever may not see it. */
    people: Array<{ name: string; phone: string }>
  } | null
  /** Another one that waits for the caller, once this one is decided. */
  nextWaiting: { bookId: string; applicationId: string } | null
  /** The question before 同意; null for who may not decide. */
  confirm: { title: string; lines: string[]; warning: string; note: string } | null
  /** What is often said when somebody does not agree; `text` fills the field. */
  phrases: Array<{ name: string; text: string }>
  rejectNote: string
  withdraw: { title: string; message: string }
  reasonMax: number
  templates: string[]
}

/** One photo by a link that holds five minutes. */
export interface NoteView {
  url: string
}

type In<T extends v.GenericSchema> = v.InferOutput<T>

export interface LeaveApi {
  'leave.form': { input: In<typeof NoInput>; view: FormView }
  'leave.preview': { input: In<typeof PreviewInput>; view: PreviewView }
  'leave.submit': { input: In<typeof SubmitInput>; view: DoneView }
  'leave.mine': { input: In<typeof NoInput>; view: MineView }
  'leave.application': { input: In<typeof ApplicationInput>; view: ApplicationView }
  'leave.approve': { input: In<typeof ApplicationInput>; view: DoneView }
  'leave.reject': { input: In<typeof RejectInput>; view: DoneView }
  'leave.withdraw': { input: In<typeof ApplicationInput>; view: DoneView }
  'leave.revoke': { input: In<typeof RevokeInput>; view: DoneView }
  'leave.handOver': { input: In<typeof HandOverInput>; view: DoneView }
  'leave.previewExtension': { input: In<typeof PreviewExtensionInput>; view: PreviewView }
  'leave.extend': { input: In<typeof ExtendInput>; view: DoneView }
  'leave.return': { input: In<typeof ApplicationInput>; view: DoneView }
  'leave.confirmReturn': { input: In<typeof ApplicationInput>; view: DoneView }
  'leave.attachNote': { input: In<typeof AttachNoteInput>; view: DoneView }
  'leave.note': { input: In<typeof NoteInput>; view: NoteView }
  'leave.waiting': { input: In<typeof NoInput>; view: WaitingView }
  'leave.decided': { input: In<typeof DecidedInput>; view: DecidedView }
  'leave.calendar': { input: In<typeof CalendarInput>; view: CalendarView }
}

/** 请假条 as a file to open on the phone. */
export interface SlipView {
  /** Holds for some minutes. */
  url: string
  /** 请假条 周建平 11月26日.xlsx */
  fileName: string
  title: string
  text: string
}

/** What the function `reports` answers. */
export interface LeaveReports {
  'report.leaveSlip': { input: In<typeof ApplicationInput>; view: SlipView }
}
