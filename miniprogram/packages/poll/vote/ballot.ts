import type {
  Aspect,
  Choices,
  Grade,
  Stay,
} from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { plainSentence } from './sentence'

/** What has been picked so far. */
export interface Picks {
  overall: Grade | null
  aspects: Partial<Record<Aspect, Grade>>
  stay: Stay | null
  /** As it was typed. */
  sentence: string
}

/** The question a tap belongs to: the overall one, staying, or the id of an aspect. */
export type Question = 'overall' | 'stay' | Aspect

export const nothing: Picks = { overall: null, aspects: {}, stay: null, sentence: '' }

/** A second tap takes an answer back where none is needed; only the overall question must have one. */
export function pick(picks: Picks, question: Question, value: string): Picks {
  if (question === 'overall') return { ...picks, overall: value as Grade }
  if (question === 'stay') return { ...picks, stay: picks.stay === value ? null : (value as Stay) }
  const aspects = { ...picks.aspects }
  if (aspects[question] === value) delete aspects[question]
  else aspects[question] = value as Grade
  return { ...picks, aspects }
}

/** The ballot to cast, or null while the overall question is open. */
export function choicesOf(picks: Picks): Choices | null {
  if (!picks.overall) return null
  const choices: Choices = { overall: picks.overall, aspects: picks.aspects }
  if (picks.stay) choices.stay = picks.stay
  const sentence = plainSentence(picks.sentence)
  if (sentence) choices.sentence = sentence
  return choices
}
