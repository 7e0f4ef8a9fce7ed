import * as v from 'valibot'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,40}$/))

/** What a poster's code carries. Another form is not malformed to a villager: it is a code nobody knows. */
export const PosterInput = v.strictObject({ scene: v.pipe(v.string(), v.maxLength(100)) })
export const VillagePosterInput = v.strictObject({ villageId: Id })

/** One bar: 满意 52.0%. */
export interface PosterBar {
  name: string
  /** 52.0%, or why there is none. */
  text: string
  /** 0–1, cut to a thousandth; null where it is not published. */
  share: number | null
  /** Which of the four faces stands before it; empty where none does. */
  face: string
}

/** 公布的结果: one village in one round. */
export interface PosterResult {
  /** 2026年第二轮 */
  round: string
  /** 11月20日—25日投的，评的是周建平书记 */
  about: string
  /** The numbers, or null where the village is not published. */
  shown: {
    /** 92.1% */
    rate: string
    /** 十个人里有九个多满意 */
    inTen: string
    /** 没有每家都问…… */
    range: string
    /** 收回 50—99 张 */
    ballots: string
    grades: PosterBar[]
    aspects: PosterBar[]
    /** Empty where it cannot be shown. */
    stay: PosterBar[]
  } | null
  /** Said instead of numbers, the same whatever the reason; null where there are numbers. */
  hidden: { what: string; next: string } | null
  /** One sentence where people look into it; empty otherwise. */
  verification: string
  /** 代填, apart: one or two sentences where a surveyor went round; absent elsewhere. */
  assisted?: string
}

/** What anybody sees who scans the code on a village's notice board. */
export interface PosterView {
  /** 柳湾村 */
  village: string
  /** Why another village's page opens; empty otherwise. */
  moved: string
  result: PosterResult | null
  /** What comes next; null where nothing does and there is a result. */
  coming: { what: string; next: string } | null
  /** What the words mean; empty without numbers. */
  meaning: string[]
}

/** 海报: a file of one A4 page. */
export interface PosterFileView {
  /** Holds for some minutes. */
  url: string
  /** 柳湾村海报码.xlsx */
  fileName: string
}

export interface PosterApi {
  /** The published result of a village, for anybody, by the code of its poster. */
  'poll.result': { input: v.InferOutput<typeof PosterInput>; view: PosterView }
  /** The page that is hung up in the village. */
  'report.villagePoster': { input: v.InferOutput<typeof VillagePosterInput>; view: PosterFileView }
}
