import type { InputOf, Refusal, ViewOf } from '../../../cloud/call'

export type View = ViewOf<'satisfaction.recordings'>
export type Place = InputOf<'satisfaction.dropRecording'>
export type Spoken = Place['spoken']
export type Tongue = Place['tongue']

/** 民族语言 until it has a name of its own. */
const UNNAMED = '民族语言'

/** One text of the poll in the language that is looked at. */
export interface Row {
  spoken: Spoken
  words: string
  /** 12 秒; 还没有 */
  text: string
  there: boolean
  url: string
  busy: boolean
  /** 听一听, 停, 在取. */
  play: string
}

export interface State {
  tongue: Tongue
  /** The text whose file is on its way. */
  busy: Spoken | ''
  plays: Spoken | ''
  waiting: boolean
}

export function rowsOf({ rows }: View, { tongue, busy, plays, waiting }: State): Row[] {
  return rows.map(({ spoken, words, recorded }) => {
    const kept = recorded.find((each) => each.tongue === tongue)
    return {
      spoken,
      words,
      text: busy === spoken ? '等一下……' : (kept?.text ?? '还没有'),
      there: kept !== undefined,
      url: kept?.url ?? '',
      busy: busy === spoken,
      play: plays !== spoken ? '听一听' : waiting ? '在取' : '停',
    }
  })
}

export function tonguesOf({ tongues }: View): Array<{ value: Tongue; text: string }> {
  return tongues.map(({ tongue, name }) => ({ value: tongue, text: name || UNNAMED }))
}

/** The name of the minority's language there is, empty where it is still to be written. */
export function nameOf({ tongues }: View): string {
  return tongues.find(({ tongue }) => tongue === 'minority')?.name ?? ''
}

/** What can be said of a chosen file before it is sent; null where nothing speaks against it. */
export function unfit(
  { limits }: View,
  { name, size }: { name: string; size: number },
): Refusal['text'] | null {
  const kind = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (!limits.kinds.includes(kind)) return limits.otherKind
  return size > limits.bytes ? limits.tooLarge : null
}
