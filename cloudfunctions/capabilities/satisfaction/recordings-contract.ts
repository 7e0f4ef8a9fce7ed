import * as v from 'valibot'
import { SPOKEN, TONGUES, type Spoken, type Tongue } from './rules/read-aloud'

const which = { spoken: v.picklist(SPOKEN), tongue: v.picklist(TONGUES) }

export const RecordingsInput = v.strictObject({})
export const KeepRecordingInput = v.strictObject({
  ...which,
  /** 维吾尔语; empty unless it is a minority's language. */
  name: v.pipe(v.string(), v.trim(), v.regex(/^(\p{Script=Han}{2,8})?$/u)),
  fileID: v.pipe(v.string(), v.startsWith('cloud://'), v.maxLength(300)),
})
export const DropRecordingInput = v.strictObject(which)

/** 朗读 of the organiser's county. */
export interface RecordingsView {
  /** Folder of the storage that the phone uploads to; the file is called by text and language, `overall-common`. */
  folder: string
  /** 念了 5 段 */
  text: string
  /** The languages there are to choose from; `name` is empty where a minority's is still to be named. */
  tongues: Array<{ tongue: Tongue; name: string }>
  rows: Array<{
    spoken: Spoken
    /** The words to be read, without a name. */
    words: string
    recorded: RecordedView[]
  }>
  /** What a file may be, so that the phone says at once what the cloud would say. */
  limits: { bytes: number; kinds: string[]; tooLarge: Words; otherKind: Words; noName: Words }
}

export interface RecordedView {
  tongue: Tongue
  /** 12 秒 */
  text: string
  /** Plays for an hour; empty where the storage did not answer. */
  url: string
}

interface Words {
  what: string
  next: string
}

/** 听一听: what the page of a slip plays. */
export interface ListenView {
  /** Languages there is anything in, 普通话 first. */
  tongues: Array<{ tongue: Tongue; name: string }>
  /** Links that hold for hours; nothing is loaded before somebody asks to hear it. */
  sounds: Array<{ spoken: Spoken; tongue: Tongue; url: string }>
}

export interface RecordingsApi {
  'satisfaction.recordings': { input: v.InferOutput<typeof RecordingsInput>; view: RecordingsView }
  'satisfaction.keepRecording': { input: v.InferOutput<typeof KeepRecordingInput>; view: RecordingsView }
  'satisfaction.dropRecording': { input: v.InferOutput<typeof DropRecordingInput>; view: RecordingsView }
}
