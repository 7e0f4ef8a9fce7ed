import * as v from 'valibot'

const SlotId = v.picklist(['morning', 'evening'])
/** Epoch milliseconds by the phone's own clock. */
const PhoneTime = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000))

/** 定位: one foreground fix on the gcj02 datum; accuracy in metres. */
export const FixInput = v.strictObject({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  accuracy: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
  capturedAt: PhoneTime,
})

/** 签到: at most one fix, or why there is none. */
export const CheckInInput = v.strictObject({
  slotAsked: v.optional(SlotId),
  fix: v.optional(FixInput),
  /** `denied` by the person, `failed` within the time given, `off` because the county does not ask for it. */
  noFix: v.optional(v.picklist(['denied', 'failed', 'off'])),
  tappedAt: PhoneTime,
  /** By the same clock, so that `sentAt - tappedAt` is how long the tap waited, whatever that clock shows. */
  sentAt: v.optional(PhoneTime),
  /** One of the one-use numbers of `TodayView.ticket`, `ticket.0` to `ticket.j`, where the tap waited. Never refused. */
  nonce: v.optional(v.pipe(v.string(), v.maxLength(100))),
})

export const PreviewInput = v.strictObject({ fix: FixInput })

export const MonthInput = v.strictObject({
  /** `YYYY-MM`; this month when left out. */
  month: v.optional(v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))),
  postingId: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/))),
})

export type Tone = 'pine' | 'sky' | 'wheat' | 'brick' | 'stone'
/** Names of the drawn signs. */
export type SignName =
  | 'in'
  | 'night'
  | 'partial'
  | 'trip'
  | 'leave'
  | 'none'
  | 'rest'
  | 'weak'
  | 'out'
  | 'unknown'
  | 'wait'
  | 'dash'

/** What the place says about one check-in, in finished words. */
export interface VerdictView {
  verdict: 'inside' | 'outside' | 'weak' | 'no-location' | 'declared'
  tone: Tone
  sign: SignName
  /** 在村里 */
  what: string
  /** 离村委会 320 米，误差 12 米 */
  how: string
  /** What would make it better; empty when nothing needs to be. */
  advice: string
  /** 签到 or 照样签到 */
  confirm: string
  /** Metres for the drawing; null where there is nothing to draw. East and north are metres from the place. */
  dial: {
    place: string
    radius: number
    distance: number
    accuracy: number
    east: number
    north: number
    /** 柳湾村范围 800 米, 圈：误差 650 米 or 41 公里: what the drawing is about. */
    words: string
  } | null
}

export interface PreviewView {
  /** 11月23日 20:14, by the server. */
  when: string
  verdict: VerdictView
}

export interface SlotView {
  id: 'morning' | 'evening'
  /** 早上 */
  when: string
  /** `in` done, `due` open now, `later` not yet, `missed` over, `excused` by leave or trip. */
  state: 'in' | 'due' | 'later' | 'missed' | 'excused'
  sign: SignName
  /** 在村, 还没签, 信号弱 … */
  stateWords: string
  /** 07:48 签到 */
  note: string
}

/** Today's card of a posted person, and what the check-in sheet needs before it asks for a fix. */
export interface TodayView {
  /** 今天还差晚上一次签到 */
  answer: string
  /** One more sentence under the slots; may be empty. */
  hint: string
  slots: SlotView[]
  /** null where the county does not ask for check-ins. */
  button: { text: string; slot: 'morning' | 'evening' | null; primary: boolean } | null
  /** Whether the county asks for a fix at all. */
  location: boolean
  /** 只记这一次，不跟踪。… */
  privacy: string
  /** A stock of twenty one-use numbers for check-ins that find no signal, good for 7 days; empty where there is none. */
  ticket: string
}

export interface CheckInView {
  /** 11月23日 20:14, by the server. */
  when: string
  verdict: VerdictView
  /** 今天两次都签了 */
  what: string
  /** 明早 12:00 前再签一次，今晚就算一夜。 */
  next: string
  /** The line under it, e.g. 夜宿 12 夜 / 签完明早是 13 夜. */
  stat: { sign: SignName; text: string; note: string } | null
  today: TodayView
}

export type DayState =
  | 'present'
  | 'partial'
  | 'trip'
  | 'recalled'
  | 'leave'
  | 'rest'
  | 'unexplained'
  | 'not-posted'
  | 'today'
  | 'future'
  | 'unknown'

/** One cell of the month, with what a screen reader says. */
export interface DayCellView {
  day: string
  /** Day of the month, 1..31. */
  date: number
  state: DayState
  night: boolean
  today: boolean
  signs: SignName[]
  /** 11月19日，半天在村 */
  words: string
}

/** A day explaining itself: what it counts as, and the evidence it rests on. */
export interface DayStoryView {
  day: string
  /** 11月19日 周四 */
  title: string
  tag: { tone: Tone; sign: SignName; text: string }
  items: Array<{ tone: Tone; sign: SignName; what: string; when: string }>
  /** One sentence below the evidence; empty when the evidence says it all. */
  note: string
}

export interface MonthView {
  month: string
  /** 2026年11月 */
  title: string
  /** 柳湾村 · 周建平 */
  whose: string
  /** null where there is nothing to page to. */
  previous: string | null
  next: string | null
  totals: Array<{ value: number; text: string; tone: Tone | 'ink' }>
  /** 本月目标 19 天、14 夜 …: context, never a score. */
  targets: string
  /** Weekday of the 1st, 0 is Sunday. */
  firstWeekday: number
  cells: DayCellView[]
  stories: DayStoryView[]
  /** The day that is shown first. */
  picked: string
}

/** The month's card on the first page. */
export interface MonthCard {
  month: string
  /** 11月 */
  title: string
  /** 在村 13 / 20 天 and 夜宿 12 / 15 夜; targets stand beside as context. */
  stats: Array<{ label: string; sign: SignName; value: number; of: string }>
  /** 11月6日没有记录; null when every day is explained. */
  unexplained: { day: string; text: string } | null
}

export interface AttendanceApi {
  'attendance.checkIn': { input: v.InferOutput<typeof CheckInInput>; view: CheckInView }
  'attendance.preview': { input: v.InferOutput<typeof PreviewInput>; view: PreviewView }
  'attendance.month': { input: v.InferOutput<typeof MonthInput>; view: MonthView }
}
