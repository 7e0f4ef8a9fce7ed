import * as v from 'valibot'
import { isDay } from '../../kernel/day'
import type { TownshipApi } from './township-contract'

export type { LookRowView, LooksView, TodayInVillagesView, VillageTodayView } from './township-contract'
import type { DrawApi, SpotCardView } from './draw-contract'

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
  /** What the person wants to say beside it. */
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
})

export const PreviewInput = v.strictObject({ fix: FixInput })

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/))
/** A check-in within its ledger, as `PhotoOffer` names it. */
const EvidenceMark = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{7}$/))
const photoIds = { ledgerId: Id, evidence: EvidenceMark }
/** 照片: of which check-in, and the file that was uploaded to the path of its `PhotoOffer`. */
export const AttachPhotoInput = v.strictObject({
  ...photoIds,
  fileID: v.pipe(v.string(), v.maxLength(200), v.regex(/^cloud:\/\/[\w.-]+\/photos\/\w+\/[\w-]+\.jpg$/)),
})
export const PhotoInput = v.strictObject(photoIds)

const DayText = v.pipe(v.string(), v.regex(/^20\d{2}-\d{2}-\d{2}$/), v.check(isDay))
/** Characters of a note, a reason or a ruling. */
export const WORDS_MAX = 200
const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(WORDS_MAX))
const Part = v.picklist(['day', 'morning', 'evening'])

/** 我有异议: one's own day that the ledger has wrong. */
export const ContestInput = v.strictObject({ day: DayText, part: Part, reason: Words })
/** 补签: a check-in that was forgotten, with somebody of the village who was there. */
export const MakeupInput = v.strictObject({ day: DayText, part: Part, reason: Words, witnessId: Id })
/** 证明: a day of somebody in one's own village or township. */
export const AttestInput = v.strictObject({
  personId: Id,
  postingId: Id,
  day: DayText,
  part: Part,
  reason: Words,
})
export const AskFormInput = v.strictObject({
  kind: v.picklist(['makeup', 'contest', 'attest']),
  day: DayText,
  /** Of whom, for an attestation. */
  personId: v.optional(Id),
  postingId: v.optional(Id),
})
const caseIds = { ledgerId: Id, caseId: Id }
export const CaseInput = v.strictObject(caseIds)
export const WitnessInput = v.strictObject({ ...caseIds, yes: v.boolean() })
/** A refusal says why; an agreement may. */
export const RuleCaseInput = v.pipe(
  v.strictObject({
    ...caseIds,
    yes: v.boolean(),
    reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(WORDS_MAX)), ''),
  }),
  v.check(({ yes, reason }) => yes || reason !== '', 'reason'),
)
export const NoInput = v.strictObject({})

export const MonthInput = v.strictObject({
  /** `YYYY-MM`; this month when left out. */
  month: v.optional(v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))),
  postingId: v.optional(Id),
  /** Whose posting it is, where that is known. */
  personId: v.optional(Id),
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
  verdict: 'inside' | 'outside' | 'weak' | 'no-location' | 'declared' | 'attested'
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
  /** What a photo would be for, under which document and how long it is kept; empty where the county asks for none. */
  photo: string
  /** A stock of twenty one-use numbers for check-ins that find no signal, good for 7 days; empty where there is none. */
  ticket: string
  /** 抽查 of today, first on the page while it runs; null where nobody asked. */
  spotCheck: SpotCardView | null
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
  /** null where the county asks for no photo, and where this slot has one already. */
  photo: PhotoOffer | null
}

/** 附照片: where a photo of this check-in may be put within ten minutes, and the lines to draw on it. */
export interface PhotoOffer {
  ledgerId: string
  evidence: string
  /** In cloud storage. */
  path: string
  /** 11月23日 周一 20:14 by the server, and 柳湾村 · 周建平 */
  lines: string[]
}

export interface PhotoView {
  /** Readable for five minutes by whoever holds it. */
  url: string
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
  items: StoryItemView[]
  /** One sentence below the evidence; empty when the evidence says it all. */
  note: string
  /** What whoever looks may do about this day. */
  acts: Array<{ kind: 'makeup' | 'contest' | 'attest'; text: string }>
}

export interface StoryItemView {
  tone: Tone
  sign: SignName
  what: string
  when: string
  /** Words of the way to a makeup or contest, and which; left out elsewhere. */
  link?: string
  ids?: { ledgerId: string; caseId: string }
  /** Of a check-in whose photo the caller may look at. */
  photo?: { ledgerId: string; evidence: string }
  /** Of a spot check: the draw it comes from. */
  drawId?: string
}

export interface MonthView {
  month: string
  /** 2026年11月 */
  title: string
  /** 柳湾村 · 周建平 */
  whose: string
  personId: string
  postingId: string
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

export interface TagView {
  tone: Tone
  text: string
  sign: SignName
}

/** 补签、申诉或者证明要填的. */
export interface AskFormView {
  /** 11月6日 周五 */
  title: string
  /** 柳湾村 · 周建平 */
  whose: string
  /** What the ledger says of that day. */
  tag: TagView
  items: StoryItemView[]
  parts: Array<{ value: 'day' | 'morning' | 'evening'; text: string }>
  /** People who may bear witness; empty where none is asked for. */
  witnesses: Array<{ personId: string; name: string; note: string }>
  /** Who answers and when, and how many are left. */
  note: string
  hint: string
  reasonMax: number
  submit: string
  /** Nothing can be handed in; says why. */
  blocked: { what: string; next: string } | null
}

/** What was handed in or decided, and where it is shown. */
export interface ActView {
  /** 交上去了 */
  what: string
  /** Of a makeup or contest. */
  ids: { ledgerId: string; caseId: string } | null
}

/** 补签或申诉: one screen for who asked, who bears witness and who decides. */
export interface CaseView {
  /** 补签, 申诉 */
  kind: string
  who: string
  where: string
  /** 11月6日 周五，全天 */
  when: string
  reason: string
  tag: TagView
  timeline: Array<{ tone: Tone | 'wait'; sign: SignName; what: string; when: string }>
  /** What the ledger says of that day now. */
  story: { title: string; tag: TagView; items: StoryItemView[] }
  may: { witness: boolean; rule: boolean; withdraw: boolean }
  reasonMax: number
}

/** One makeup or contest that waits for the caller. */
export interface CaseRowView {
  ledgerId: string
  caseId: string
  who: string
  where: string
  /** 补签 11月6日，全天 */
  what: string
  /** Since when it waits for its next step, epoch milliseconds. */
  since: number
  /** 12月3日前要答复 */
  when: string
  tone: Tone
  sign: SignName
  tag: TagView
}

export interface WaitingCasesView {
  rows: CaseRowView[]
  /** Whether the caller attests for others, and so has a way to their calendars. */
  attests: boolean
}

export interface PeopleToAttestView {
  rows: Array<{ personId: string; postingId: string; who: string; where: string }>
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

export interface AttendanceApi extends DrawApi, TownshipApi {
  'attendance.checkIn': { input: v.InferOutput<typeof CheckInInput>; view: CheckInView }
  'attendance.attachPhoto': { input: v.InferOutput<typeof AttachPhotoInput>; view: ActView }
  'attendance.photo': { input: v.InferOutput<typeof PhotoInput>; view: PhotoView }
  'attendance.preview': { input: v.InferOutput<typeof PreviewInput>; view: PreviewView }
  'attendance.askForm': { input: v.InferOutput<typeof AskFormInput>; view: AskFormView }
  'attendance.contest': { input: v.InferOutput<typeof ContestInput>; view: ActView }
  'attendance.makeup': { input: v.InferOutput<typeof MakeupInput>; view: ActView }
  'attendance.attest': { input: v.InferOutput<typeof AttestInput>; view: ActView }
  'attendance.case': { input: v.InferOutput<typeof CaseInput>; view: CaseView }
  'attendance.witness': { input: v.InferOutput<typeof WitnessInput>; view: ActView }
  'attendance.ruleCase': { input: v.InferInput<typeof RuleCaseInput>; view: ActView }
  'attendance.withdrawCase': { input: v.InferOutput<typeof CaseInput>; view: ActView }
  'attendance.waiting': { input: v.InferOutput<typeof NoInput>; view: WaitingCasesView }
  'attendance.people': { input: v.InferOutput<typeof NoInput>; view: PeopleToAttestView }
  'attendance.month': { input: v.InferOutput<typeof MonthInput>; view: MonthView }
}
