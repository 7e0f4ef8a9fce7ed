import type { Aspect, Option, PollView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import type { Picks, Question } from './ballot'

export interface Choice {
  value: string
  label: string
  on: boolean
}

/** One screen of the poll. Standard: overall, the aspects together, staying. Large text: one question at a time. */
export interface Screen {
  kind: 'grades' | 'aspects' | 'stay'
  question: Question
  title: string
  /** 第 1/3 页: short, to stand in one line at 22 px; `progressAloud` is what a screen reader says. */
  progress: string
  progressAloud: string
  choices: Choice[]
  rows: Array<{ id: Aspect; label: string; choices: Choice[] }>
  /** What was typed so far, where a sentence is asked for; null elsewhere. */
  sentence: { text: string; ask: string; hint: string } | null
  /** One line under the title; empty where an answer is needed. */
  note: string
  primary: string
  /** The bar says in `primary` why it cannot be used. */
  off: boolean
  back: boolean
  /** Casts with what is picked: with one question a page, nobody has to leaf through all of them. Empty elsewhere. */
  only: string
}

const STANDARD_STEPS = 3

export function stepsOf(poll: PollView, large: boolean): number {
  return large ? poll.aspects.rows.length + 2 : STANDARD_STEPS
}

/** The same place in the other layout, so that switching the text size loses nobody. */
export function sameStep(poll: PollView, step: number, large: boolean): number {
  const last = stepsOf(poll, large) - 1
  if (step === 0) return 0
  if (large) return step === STANDARD_STEPS - 1 ? last : 1
  return step === stepsOf(poll, true) - 1 ? last : 1
}

export function screenOf(poll: PollView, picks: Picks, step: number, large: boolean): Screen {
  const last = stepsOf(poll, large) - 1
  const progress = large ? `第 ${step + 1} 题` : `第 ${step + 1}/${last + 1} 页`
  const progressAloud = large ? progress : `第 ${step + 1} 页，共 ${last + 1} 页`
  const frame = {
    progress,
    progressAloud,
    rows: [],
    sentence: null,
    note: '',
    off: false,
    back: step > 0,
    only: '',
  }
  if (step === 0) return overallScreen(poll, picks, frame, large)
  if (step === last) return stayScreen(poll, picks, frame)
  return large ? aspectScreen(poll, picks, frame, step - 1) : aspectsScreen(poll, picks, frame)
}

type Frame = Pick<
  Screen,
  'progress' | 'progressAloud' | 'rows' | 'sentence' | 'note' | 'off' | 'back' | 'only'
>

function overallScreen(poll: PollView, picks: Picks, frame: Frame, large: boolean): Screen {
  return {
    ...frame,
    kind: 'grades',
    question: 'overall',
    title: poll.overall.text,
    choices: choicesFrom(poll.overall.options, picks.overall),
    primary: picks.overall ? nextWords(large) : '先选一个',
    off: !picks.overall,
    only: large && picks.overall ? '只投这一题' : '',
  }
}

function aspectsScreen(poll: PollView, picks: Picks, frame: Frame): Screen {
  const answered = poll.aspects.rows.filter((row) => picks.aspects[row.id]).length
  return {
    ...frame,
    kind: 'aspects',
    question: 'overall',
    title: poll.aspects.text,
    note: '不想选的可以空着',
    choices: [],
    rows: poll.aspects.rows.map(({ id, label }) => ({
      id,
      label,
      choices: choicesFrom(poll.aspects.options, picks.aspects[id] ?? null),
    })),
    primary: answered > 0 ? nextWords(false) : '都不选，下一步',
  }
}

function aspectScreen(poll: PollView, picks: Picks, frame: Frame, index: number): Screen {
  const row = poll.aspects.rows[index]!
  const picked = picks.aspects[row.id] ?? null
  return {
    ...frame,
    kind: 'grades',
    question: row.id,
    title: row.question,
    choices: choicesFrom(poll.aspects.options, picked),
    primary: picked ? nextWords(true) : '不选，下一题',
  }
}

function stayScreen(poll: PollView, picks: Picks, frame: Frame): Screen {
  return {
    ...frame,
    kind: 'stay',
    question: 'stay',
    title: poll.stay.text,
    note: '不想选的可以空着',
    choices: choicesFrom(poll.stay.options, picks.stay),
    sentence: { text: picks.sentence, ...poll.sentence },
    primary: '投出去',
  }
}

function nextWords(large: boolean): string {
  return large ? '下一题' : '下一步'
}

function choicesFrom<T extends string>(options: Array<Option<T>>, picked: T | null): Choice[] {
  return options.map(({ value, label }) => ({ value, label, on: value === picked }))
}
