import * as v from 'valibot'
import type { SignName, TagView, Tone } from './contract'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/))
/** Characters of what a call found out, and of what somebody says about their own spot check. */
export const SPOT_WORDS_MAX = 100
const Words = v.pipe(v.string(), v.trim(), v.maxLength(SPOT_WORDS_MAX))

export const DrawFormInput = v.strictObject({})
/** 开一次抽查: of a county or a township, and how many people. */
export const OpenDrawInput = v.strictObject({
  unitId: Id,
  people: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
})
/** 加六个数: by somebody who did not open it. */
export const DigitsInput = v.strictObject({
  drawId: Id,
  digits: v.pipe(v.string(), v.regex(/^\d{6}$/)),
})
export const DrawInput = v.strictObject({ drawId: Id })
export const DrawsInput = v.strictObject({
  /** Those opened before this, epoch milliseconds; the latest when left out. */
  before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000))),
})
/** 打电话: to somebody who was drawn and did not answer. */
export const SpotNumberInput = v.strictObject({ drawId: Id, postingId: Id })
/** 打电话问到的. */
export const SpotCallInput = v.strictObject({
  drawId: Id,
  postingId: Id,
  found: v.picklist(['there', 'elsewhere', 'unreached']),
  words: v.optional(Words, ''),
})
/** 我来说明: about one's own spot check. */
export const SpotSayInput = v.strictObject({ drawId: Id, words: v.pipe(Words, v.minLength(1)) })

/** 抽查 on the card of today; null where nobody asked. */
export interface SpotCardView {
  drawId: string
  tone: Tone
  sign: SignName
  /** 抽查：请在 12:30 前签到 */
  what: string
  note: string
  /** It still waits for the answer. */
  running: boolean
}

export interface DrawFormView {
  units: Array<{ unitId: string; name: string }>
  most: number
  note: string
  /** Nothing can be drawn now; says why. */
  blocked: { what: string; next: string } | null
}

export interface OpenedDrawView {
  drawId: string
  /** 名单封好了 */
  what: string
}

/** One of the people drawn, for whoever may see them. */
export interface DrawnRowView {
  postingId: string
  who: string
  where: string
  /** 12:08 在村 */
  what: string
  tag: TagView
  /** Calls and what the person says, in order of time. */
  notes: string[]
  /** Somebody should call, and the caller may: ask for the number, and write down what the call found out. */
  call: boolean
}

export interface DrawView {
  drawId: string
  /** 红柳镇抽查 */
  title: string
  /** 11月23日 周一，第1次 */
  when: string
  tag: TagView
  /** 名单 12 人，抽 3 人 */
  size: string
  timeline: Array<{ tone: Tone | 'wait'; sign: SignName; what: string; when: string }>
  /** 不在名单里的：请假或公出 2 人 */
  left: string[]
  /** The caller may add the digits; the sentence says why not, where they might expect to. */
  digits: { may: boolean; note: string }
  /** The list by village, as far as the caller may see it. */
  lists: Array<{ village: string; names: string }>
  rows: DrawnRowView[]
  /** The caller's own part: whether they were on the list, and what became of it. */
  mine: { tag: TagView; text: string; notes: string[]; answer: boolean; say: boolean } | null
  wordsMax: number
}

export interface DrawRowView {
  drawId: string
  who: string
  what: string
  when: string
  tag: TagView
}

export interface DrawsView {
  rows: DrawRowView[]
  /** Cursor of the next page; null at the end. */
  next: number | null
  /** Whether the caller may open one. */
  opens: boolean
}

/** 验算: everything that recomputing takes, and nobody's name. See docs/spot-check.md. */
export interface DrawProofView {
  title: string
  note: string
  proof: {
    drawId: string
    people: number
    /** Posting ids, in order. */
    list: string[]
    listHash: string
    seedHash: string
    /** Empty until the digits are in. */
    seed: string
    digits: string
    drawn: string[]
  }
  /** The caller's own posting on the list; empty when they are not on it. */
  mine: string
}

export interface DrawApi {
  'attendance.drawForm': { input: v.InferOutput<typeof DrawFormInput>; view: DrawFormView }
  'attendance.openDraw': { input: v.InferOutput<typeof OpenDrawInput>; view: OpenedDrawView }
  'attendance.addDigits': { input: v.InferOutput<typeof DigitsInput>; view: OpenedDrawView }
  'attendance.draw': { input: v.InferOutput<typeof DrawInput>; view: DrawView }
  'attendance.draws': { input: v.InferOutput<typeof DrawsInput>; view: DrawsView }
  'attendance.drawProof': { input: v.InferOutput<typeof DrawInput>; view: DrawProofView }
  'attendance.drawnNumber': { input: v.InferOutput<typeof SpotNumberInput>; view: { phone: string } }
  'attendance.recordCall': { input: v.InferInput<typeof SpotCallInput>; view: OpenedDrawView }
  'attendance.explain': { input: v.InferOutput<typeof SpotSayInput>; view: OpenedDrawView }
}
