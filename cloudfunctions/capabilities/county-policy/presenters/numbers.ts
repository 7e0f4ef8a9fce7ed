import {
  complaintNumbers,
  DEFAULT_SPOT_CHECK,
  featureOn,
  retentionNumbers,
  type CountyPolicy,
} from '../../../kernel/county-policy'
import { addDays, type Day } from '../../../kernel/day'
import type { NumberId, NumbersView, RestDaysView } from '../contract'
import * as words from '../messages'
import { AHEAD_DAYS, BACKDATE, POLL, REST_DAYS_AHEAD, SPOT_CHECK, TARGETS } from '../rules/limits'
import { restDaysOf } from '../rules/rest-days'
import { pendingLines, unknownYears } from './rules'

/** The numbers as the organiser edits them: the newest, whether they hold already or not. */
export function numbersView(policy: CountyPolicy, today: Day, countyName: string): NumbersView {
  const { slots, targets, weakAccuracy, leave, poll, spotCheck = DEFAULT_SPOT_CHECK } = policy
  const numbers = {
    ...{ slots, targets, weakAccuracy, poll, spotCheck },
    complaints: complaintNumbers(policy),
    retention: retentionNumbers(policy),
    leave: leave as NumbersView['numbers']['leave'],
    features: { makeup: featureOn(policy, 'makeup'), rounds: featureOn(policy, 'rounds') },
  }
  return {
    countyName,
    version: policy.version,
    numbers,
    choices: choicesFor(numbers),
    fromFirst: addDays(today, 1),
    fromLast: addDays(today, AHEAD_DAYS),
    pending: pendingLines(policy, today).join('；'),
  }
}

const upTo = (min: number, max: number): number[] => Array.from({ length: max - min + 1 }, (_, i) => min + i)

/** What is offered; what is set stays on offer. */
function choicesFor({
  targets,
  weakAccuracy,
  leave,
  poll,
  spotCheck,
  complaints,
  retention,
}: NumbersView['numbers']): NumbersView['choices'] {
  const list = (own: number[], offered: number[], say: (value: number) => string) =>
    [...new Set([...offered, ...own])].sort((a, b) => a - b).map((value) => ({ value, text: say(value) }))
  const days = words.daysText
  const shares = upTo(10, 18).map((value) => (value * 5) / 100)
  const tierDays = leave.tiers.flatMap(({ maxDays }) => maxDays ?? [])
  const lists: Record<NumberId, NumbersView['choices'][NumberId]> = {
    targetDays: list([targets.days], upTo(TARGETS.min, TARGETS.max), days),
    targetNights: list([targets.nights], upTo(TARGETS.min, TARGETS.max), words.nightsText),
    weakAccuracy: list([weakAccuracy], [100, 150, 200, 300, 500, 1000], words.metresText),
    tierDays: list(tierDays, [0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30], days),
    yearCap: list([leave.yearCap], [10, 15, 20, 25, 30, 40, 60], days),
    backdateDays: list([leave.backdateDays], upTo(BACKDATE.min, BACKDATE.max), days),
    minimumBallots: list([poll.minimumBallots], [10, 15, 20, 30], words.ballotsText),
    ballotsPerAccount: list(
      [poll.ballotsPerAccount],
      upTo(POLL.ballotsPerAccount.min, POLL.ballotsPerAccount.max),
      words.ballotsText,
    ),
    graceMinutes: list([poll.graceMinutes], [0, 10, 20, 30, 60], words.minutesText),
    vetoThreshold: list([poll.vetoThreshold], shares, words.percent),
    spotPerMonth: list(
      [spotCheck.perMonth],
      upTo(SPOT_CHECK.perMonth.min, SPOT_CHECK.perMonth.max),
      words.timesText,
    ),
    answerDays: list([complaints.answerDays], [5, 7, 10, 15, 20, 30], words.workdaysText),
    keptDays: list([complaints.keptDays], [30, 60, 90, 180, 365], days),
    leaverDays: list([retention.leaverDays], [30, 60, 90, 180, 365], days),
    mostOpen: list([complaints.mostOpen], [3, 5, 8, 10, 20], words.piecesText),
    spotMinutes: list([spotCheck.minutes], [15, 30, 60, 120, 180], words.minutesText),
  }
  return lists
}

export function restDaysView(policy: CountyPolicy, today: Day, countyName: string): RestDaysView {
  const all = restDaysOf(policy)
  const unknown = unknownYears(policy, today).map(words.yearText)
  return {
    countyName,
    version: policy.version,
    days: all
      .filter(({ day }) => day >= today)
      .map(({ day, name }) => ({ day, name, text: words.fullDate(day) })),
    past: all
      .filter(({ day }) => day < today)
      .reverse()
      .slice(0, 12)
      .map(({ day, name }) => words.restDayText(day, name))
      .join('、'),
    firstDay: today,
    lastDay: addDays(today, 2 * AHEAD_DAYS),
    names: words.REST_DAY_NAMES,
    most: REST_DAYS_AHEAD,
    unknownYears: unknown.length > 0 ? words.rules.unknownYear(unknown.join('、')) : '',
  }
}
