import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import type { Day, Month } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import type { Mark } from './look'

/** 看过的 of one village in one month: what people found when they went and asked. The newest of each row holds. */
export interface MarksState {
  villageId: string
  month: Month
  marks: SeenMark[]
}

/** One row as somebody left it, with their sentence. */
export interface SeenMark extends Mark {
  by: string
  name: string
  words: string
  at: number
}

/** Rows of one village and month: a team of five with every kind there is stays below. */
const MOST = 60

/** A photo of a check-in that somebody else looked at. */
export interface SeenPhoto {
  villageId: string
  month: Month
  ledgerId: string
  /** The mark of its check-in. */
  evidence: string
}

/** 看照片, by somebody else than the person: it is written down, in the same document as what people found there. */
export function decideSeePhoto(
  current: { state: MarksState } | null,
  { villageId, month, ledgerId, evidence }: SeenPhoto,
  moment: Moment,
): Decision<MarksState, never> {
  const state = current?.state ?? { villageId, month, marks: [] }
  return accepted(state, moment, 'seePhoto', { data: { ledgerId, evidence } })
}

export interface MarkAsked {
  key: string
  /** The latest day that the row told of when it was looked at. */
  until: Day
  words: string
}

export interface MarkContext {
  moment: Moment
  villageId: string
  month: Month
  name: string
  /** Postings of whoever marks: nobody looks at themselves. */
  own: readonly string[]
}

/** Takes a row off the list until something newer than `until` is found. */
export function decideMark(
  current: { state: MarksState } | null,
  { key, until, words }: MarkAsked,
  { moment, villageId, month, name, own }: MarkContext,
): Decision<MarksState, AttendanceCode> {
  if (until > moment.today) return rejected('attendance.dayAhead')
  if (own.some((postingId) => key.split('-').includes(postingId))) return rejected('attendance.ownDay')
  const before = current?.state ?? { villageId, month, marks: [] }
  const others = before.marks.filter((mark) => mark.key !== key)
  if (others.length >= MOST) return rejected('attendance.marksFull')
  const mark: SeenMark = { key, until, words, by: moment.by, name, at: moment.now }
  return accepted({ ...before, marks: [...others, mark] }, moment, 'look', {
    note: words,
    data: { key, until },
  })
}
