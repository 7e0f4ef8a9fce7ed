import type { Decision, Moment } from '../../../kernel/aggregate'
import type { CountyPolicy, NamedDay } from '../../../kernel/county-policy'
import { addDays, isDay, type Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import type { CountyPolicyCode } from '../codes'
import { nextVersion, policyOf, refuseStale, type Changing } from './change'
import { AHEAD_DAYS, REST_DAYS_AHEAD } from './limits'

export interface SetRestDays extends Changing {
  /** All that are to come, today included. */
  days: NamedDay[]
  reason: string
}

/** Past rest days that are kept: with those to come, few enough to travel with everybody who calls. */
const KEPT_PAST = 60

/**
 * 县级休息日: the list of those to come is set as a whole; days that are over stay as they were. The oldest are let go
 * when there are more than the ledgers of about five years need.
 */
export function decideRestDays(
  county: Unit,
  command: SetRestDays,
  moment: Moment,
): Decision<Unit, CountyPolicyCode> {
  const policy = policyOf(county)
  const { today } = moment
  const refusal = refuseStale(policy, command) ?? refuseDays(command.days, today)
  if (refusal) return refusal
  const before = restDaysOf(policy)
  const past = before.filter(({ day }) => day < today).slice(-KEPT_PAST)
  const coming = [...command.days].sort((a, b) => a.day.localeCompare(b.day))
  const added = coming.filter(
    ({ day, name }) => !before.some((each) => each.day === day && each.name === name),
  )
  const dropped = before.filter(({ day }) => day >= today && !coming.some((each) => each.day === day))
  if (added.length === 0 && dropped.length === 0) return rejected('policy.unchanged')
  const all = [...past, ...coming]
  const next: CountyPolicy = {
    ...policy,
    countyRestDays: all.map(({ day }) => day),
    restDayNames: all.filter(({ name }) => name !== ''),
  }
  const data = { by: command.name, added, dropped }
  return nextVersion(county, next, moment, 'policy-rest-days', { note: command.reason, data })
}

/** In order; without a name where an operator listed only the day. */
export function restDaysOf({ countyRestDays, restDayNames = [] }: CountyPolicy): NamedDay[] {
  return [...countyRestDays]
    .sort()
    .map((day) => ({ day, name: restDayNames.find((each) => each.day === day)?.name ?? '' }))
}

function refuseDays(days: readonly NamedDay[], today: Day): Rejected<CountyPolicyCode> | null {
  if (days.length > REST_DAYS_AHEAD) return rejected('policy.restDaysMany', { most: REST_DAYS_AHEAD })
  if (days.some(({ day }) => !isDay(day) || day < today)) return rejected('policy.restDayPast')
  if (days.some(({ day }) => day > addDays(today, 2 * AHEAD_DAYS))) return rejected('policy.restDayFar')
  return new Set(days.map(({ day }) => day)).size < days.length ? rejected('policy.restDayTwice') : null
}
