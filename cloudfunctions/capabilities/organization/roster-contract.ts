import * as v from 'valibot'
import type { RosterProblem } from './contract'

/** An operator names the county; an organiser has one. */
const CountyCode = v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/)))

export const CountyInput = v.strictObject({ countyCode: CountyCode })

/** A roster file that was uploaded below `rosters/`. */
export const RosterFileInput = v.strictObject({
  fileID: v.pipe(v.string(), v.regex(/^cloud:\/\/[\w.-]+\/rosters\/[\w.-]+$/)),
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  countyCode: CountyCode,
})

export const RosterPlaceInput = v.strictObject({
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
})
/** Where in the storage the phone is to upload a roster; whatever lies there is deleted after a day. */
export interface RosterPlaceView {
  folder: string
  /** e.g. r0a1f.xlsx, another one each time. */
  name: string
}

/** A file to open on the phone. */
export interface FileView {
  /** Holds for some minutes. */
  url: string
  /** e.g. 清河县花名册 11月23日.xlsx */
  fileName: string
  title: string
  /** e.g. 链接 10 分钟内有效；谁在什么时候导出的，都记下来了。 */
  text: string
}

/** Somebody, or a village, whom the file changes. */
export interface PreviewRow {
  id: string
  name: string
  /** e.g. 红柳镇 柳湾村 */
  where: string
  /** e.g. 职务 队员→第一书记 */
  changes: string
}

export interface PreviewGroup {
  kind: 'added' | 'updated' | 'reopened' | 'ended' | 'stillEnded' | 'missing' | 'units'
  /** e.g. 新增 3 人 */
  title: string
  /** What happens to them, where that does not go without saying. */
  note: string
  /** The first of them. */
  rows: PreviewRow[]
  /** e.g. 还有 12 人; empty when all are shown. */
  more: string
}

/** What a roster file would do. Nothing is written. */
export interface PreviewView {
  /** `same`: nothing would change. */
  status: 'ready' | 'same' | 'refused'
  /** To be sent along with the import: it takes the file only while it would still do exactly this. */
  previewed: string | null
  groups: PreviewGroup[]
  /** At most 100 of them. */
  problems: RosterProblem[]
  problemCount: number
  title: string
  text: string
}

export interface RosterApi {
  'report.rosterPlace': { input: v.InferOutput<typeof RosterPlaceInput>; view: RosterPlaceView }
  'report.previewRoster': { input: v.InferOutput<typeof RosterFileInput>; view: PreviewView }
  'report.rosterProblems': { input: v.InferOutput<typeof RosterFileInput>; view: FileView }
  'report.rosterTemplate': { input: v.InferOutput<typeof CountyInput>; view: FileView }
  'report.exportRoster': { input: v.InferOutput<typeof CountyInput>; view: FileView }
}
