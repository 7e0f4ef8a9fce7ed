import { wilson } from '../../../kernel/statistics'
import type { CallbacksState } from './callbacks'

/** What was answered about one surveyor. */
export interface SurveyorFigures {
  personId: string
  name: string
  own: number
  notOwn: number
  unreached: number
  /** Numbers that are still to be called. */
  waiting: number
  /** Most households that left the same number. */
  repeated: number
}

/**
 * 异常苗头 of one surveyor. It rests on what households said when they were called and on the numbers they left, never on how
 * they voted: results by surveyor would tell the surveyor, who knows whom they visited, what those people answered.
 */
export type SurveyorSign =
  /** Some say that it was not their own opinion. */
  | { kind: 'disowned'; count: number; of: number }
  /** Far more of them than of all other surveyors' together. */
  | { kind: 'apart' }
  /** The same number was left in several households. */
  | { kind: 'repeated'; times: number }

/** One household may be mistaken; two are a sign. */
const DISOWNED_FROM = 2
/** Couples and neighbours share a telephone; three households hardly. */
const REPEATED_FROM = 3
/** Answers about the others from which a surveyor can be said to lie apart. */
const FEWEST_OTHERS = 5

export function figuresOf({ calls, surveyors }: CallbacksState): SurveyorFigures[] {
  return surveyors.map(({ personId, name, repeated }) => {
    const own = calls.filter(({ surveyorId }) => surveyorId === personId)
    const answered = (answer: string): number => own.filter((call) => call.answer === answer).length
    return {
      ...{ personId, name, repeated },
      ...{ own: answered('own'), notOwn: answered('notOwn'), unreached: answered('unreached') },
      waiting: own.filter(({ answer, phone }) => answer === null && phone !== null).length,
    }
  })
}

export function signsOfSurveyor(one: SurveyorFigures, all: readonly SurveyorFigures[]): SurveyorSign[] {
  const signs: SurveyorSign[] = []
  const of = one.own + one.notOwn
  if (one.notOwn >= DISOWNED_FROM) signs.push({ kind: 'disowned', count: one.notOwn, of })
  if (isApart(one, all)) signs.push({ kind: 'apart' })
  if (one.repeated >= REPEATED_FROM) signs.push({ kind: 'repeated', times: one.repeated })
  return signs
}

/** The interval of those who disown lies wholly above that of all others together. */
function isApart(one: SurveyorFigures, all: readonly SurveyorFigures[]): boolean {
  const others = all.filter(({ personId }) => personId !== one.personId)
  const disowned = others.reduce((sum, { notOwn }) => sum + notOwn, 0)
  const answers = others.reduce((sum, { own, notOwn }) => sum + own + notOwn, 0)
  const of = one.own + one.notOwn
  if (of === 0 || answers < FEWEST_OTHERS) return false
  return wilson(one.notOwn, of, null).low > wilson(disowned, answers, null).high
}
