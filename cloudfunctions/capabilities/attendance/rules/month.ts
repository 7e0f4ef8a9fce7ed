import type { Absence } from '../../../kernel/absence'
import { countsAsWork } from '../../../kernel/calendar'
import { policyOn, switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import { daysOfMonth, type Day, type Month } from '../../../kernel/day'
import { isOpen, type Posting } from '../../../kernel/people'
import { isRotaNight, sparesNight, type ExemptPosting } from './exemption'
import { dayRecord, excuses, type DayRecord, type LedgerContext } from './day-state'

/** 当月合计: the figures of one posting in one month. Targets are context, never a score. */
export interface MonthSummary {
  /** Days in the village, official trips on working days included. */
  days: number
  nights: number
  targetDays: number
  targetNights: number
  /** Working days on official trips, on leave, and recalled by the sending unit. */
  trips: number
  leave: number
  recalled: number
  unexplained: Day[]
}

export function monthRecords(context: LedgerContext, month: Month): DayRecord[] {
  return daysOfMonth(month).map((day) => dayRecord(context, day))
}

export function summaryOf(context: LedgerContext, month: Month, records: DayRecord[]): MonthSummary {
  const workdaysIn = (state: DayRecord['state']): number =>
    records.filter((record) => record.state === state && !record.rest).length
  return {
    days: records.filter((record) => record.counted).length,
    nights: records.filter((record) => record.night && record.state !== 'not-posted').length,
    ...targetsOf(context, month),
    trips: workdaysIn('trip'),
    leave: workdaysIn('leave'),
    recalled: workdaysIn('recalled'),
    unexplained: records.filter((record) => record.state === 'unexplained').map((record) => record.day),
  }
}

/**
 * Days and nights that this month asks of this posting: the county's figures, less for a month with fewer working
 * days than the target, less for working days before and after the posting and on leave. Rounded down, so that
 * nobody is asked for more than a share; where the figures changed within the month, every working day brings its share
 * of those of its day. An exemption spares nights, but for those of a rota. Nights are asked only where check-ins are, and not on a posting's last day.
 */
export function targetsOf(
  context: Pick<LedgerContext, 'posting' | 'policy' | 'absences'>,
  month: Month,
): { targetDays: number; targetNights: number } {
  const { policy, posting, absences } = context
  const work = daysOfMonth(month).filter((day) => countsAsWork(policy, day))
  if (work.length === 0) return { targetDays: 0, targetNights: 0 }
  const shares = work.map((day) => {
    const { days, nights } = policyOn(policy, day).targets
    const feasible = days > 0 ? Math.min(1, work.length / days) : 1
    const share = feasible / work.length
    return {
      days: days * share * dayWeight(posting, absences, day),
      nights: nights * share * nightWeight(posting, policy, absences, day),
    }
  })
  return {
    targetDays: wholeBelow(sum(shares.map(({ days }) => days))),
    targetNights:
      wholeBelow(sum(shares.map(({ nights }) => nights))) + rotaNights(posting, policy, absences, month),
  }
}

/** Half a day of leave leaves half a day that is asked for; a trip counts as a day and leaves the whole. */
function dayWeight(posting: Posting, absences: readonly Absence[], day: Day): number {
  if (!isOpen(posting, day)) return 0
  const halves = (['morning', 'evening'] as const).filter((slot) =>
    absences.some((absence) => absence.day === day && absence.nature !== 'trip' && excuses(absence, slot)),
  )
  return 1 - halves.length / 2
}

function nightWeight(
  posting: ExemptPosting,
  policy: CountyPolicy,
  absences: readonly Absence[],
  day: Day,
): number {
  if (!isOpen(posting, day) || day === posting.to || !switchOn(policy, 'checkIn', day)) return 0
  if (sparesNight(posting, day)) return 0
  return absences.some((absence) => absence.day === day && excuses(absence, 'evening')) ? 0 : 1
}

/** Nights of the rota are asked for one by one, also on rest days. */
function rotaNights(
  posting: ExemptPosting,
  policy: CountyPolicy,
  absences: readonly Absence[],
  month: Month,
): number {
  return daysOfMonth(month).filter(
    (day) =>
      isRotaNight(posting, day) &&
      isOpen(posting, day) &&
      day !== posting.to &&
      switchOn(policy, 'checkIn', day) &&
      !absences.some((absence) => absence.day === day && excuses(absence, 'evening')),
  ).length
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Rounds down, but not over the dust of binary fractions: 20 × 0.95 is 19. */
const wholeBelow = (value: number): number => Math.floor(value + 1e-9)
