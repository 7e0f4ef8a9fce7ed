import { retentionNumbers } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { TRIES_LIFE } from '../../../kernel/retention'
import { policyAbove } from '../../../kernel/policy-above'
import type { Wake } from '../../../platform/alarms'
import type { Alarm } from '../../../platform/capability'
import { sweep } from '../../../platform/sweep'
import { command } from '../../../platform/sdk'
import { triesType } from '../aggregate'
import { decideForget } from '../rules/forget'
import type { Person } from '../rules/person'
import { countyById } from './reading'

/** One read of the county, for how long it keeps what of whom has left. */
export const forgetPerson: Wake<Person> = async ({ state }, moment) => {
  const county = await countyById(state.countyId)
  const policy = policyAbove(county ? [county] : [], [state.countyId])
  return decideForget(state, retentionNumbers(policy), moment)
}

/** How often an account typed a wrong code: nobody counts on after a month. */
export const forgetTries: Alarm = sweep(triesType.collection, (now) => ({
  changedOn: command.lt(dayOf(now - TRIES_LIFE)),
}))
