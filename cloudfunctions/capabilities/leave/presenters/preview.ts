import { countsAsWork } from '../../../kernel/calendar'
import { weekdayOf, type Day } from '../../../kernel/day'
import type { PathStepView, PreviewView } from '../contract'
import {
  bigNumber,
  CALENDAR_WORDS,
  fromWords,
  pathTitle,
  REACH,
  restWords,
  roleWords,
  STEP_ROLES,
  submitTo,
  toWords,
  WARNINGS,
  whoWords,
} from '../messages'
import type { Step } from '../rules/book'
import { absencesOn } from '../rules/coverage'
import { holdersAt } from '../rules/path'
import type { Asked, Plan } from '../rules/plan'
import { partsOf } from '../rules/span'

/** A planned request in finished words. */
export function previewView(plan: Plan, asked: Asked, name: string): PreviewView {
  const { span, policy } = asked
  const rest = partsOf(span)
    .map(({ day }) => day)
    .filter((day) => !countsAsWork(policy, day))
  const weekend = rest.every((day) => [0, 6].includes(weekdayOf(day)))
  return {
    ...bigNumber(plan.days),
    note: restWords(rest, weekend),
    fromWords: fromWords(span.from.day),
    toWords: toWords(span.to.day),
    warnings: warningsOf(plan, asked),
    pathTitle: pathTitle(reachOf(plan, asked), plan.path),
    path: [applicantStep(name), ...plan.path.map((step, index) => stepView(step, index, asked))],
    button: submitTo(whoWords(plan.path[0]!)),
  }
}

function reachOf({ tiered, days }: Plan, { kind }: Asked): string {
  if (kind === 'trip') return REACH.trip
  if (tiered.unknown) return REACH.unknown
  if (tiered.whole > days) return REACH.whole(tiered.whole)
  if (tiered.tier.maxDays !== null) return REACH.upTo(tiered.tier.maxDays)
  return tiered.above === null ? REACH.any : REACH.over(tiered.above)
}

function warningsOf({ emptyDays, flags, path }: Plan, asked: Asked): PreviewView['warnings'] {
  const warnings: PreviewView['warnings'] = []
  const who = whoWords(path[0]!)
  const add = (text: string, more: string): void => void warnings.push({ tone: 'wheat', text, more })
  const [first] = emptyDays
  if (first) add(WARNINGS.empty(emptyDays), WARNINGS.emptyMore(awayOn(first, asked), who))
  if (flags.includes('emergency')) add(WARNINGS.emergency, WARNINGS.emergencyMore(who))
  if (flags.includes('overYearCap')) add(WARNINGS.cap(asked.policy.leave.yearCap), WARNINGS.capMore(who))
  if (flags.includes('calendarUnknown')) add(WARNINGS.unknown, WARNINGS.unknownMore)
  return warnings
}

function awayOn(day: Day, { mates }: Asked): string[] {
  return mates.flatMap((mate) => {
    const [absence] = absencesOn(mate, day)
    return absence ? [mate.name + CALENDAR_WORDS.absence(absence)] : []
  })
}

function applicantStep(name: string): PathStepView {
  return { mark: firstCharacter(name), who: STEP_ROLES.you, role: STEP_ROLES.hands, kind: 'plain' }
}

function stepView(step: Step, index: number, { holders, applicantId }: Asked): PathStepView {
  const who = whoWords(step)
  const mark = firstCharacter(who)
  if (step.duty === 'inform') return { mark, who, role: STEP_ROLES.told, kind: 'told' }
  if (index > 0) return { mark, who, role: STEP_ROLES.then, kind: 'plain' }
  const title = holdersAt(step, holders, applicantId)[0]?.title ?? roleWords(step.role)
  const role = step.role === 'county-organiser' ? STEP_ROLES.officeDecides : STEP_ROLES.decides(title)
  return { mark, who, role, kind: 'decides' }
}

const firstCharacter = (text: string): string => Array.from(text)[0] ?? ''
