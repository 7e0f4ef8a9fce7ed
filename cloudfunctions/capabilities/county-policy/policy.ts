import type { Role } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import type { CountyPolicyActions, CountyPolicyReports } from './contract'

/** Who changes a county's policy. */
export const EDITORS: readonly Role[] = ['county-organiser']
/** Who reads the policies of counties that they do not belong to themselves. */
export const OVERSEERS: readonly Role[] = ['city-supervisor', 'region-supervisor', 'inspector']

/** Everybody who is bound by the rules may read them; over which county is decided in the action. */
export const countyPolicyPolicy: { [K in keyof CountyPolicyActions]: Who } = {
  'policy.board': 'bound',
  'policy.rules': 'bound',
  'policy.history': 'bound',
  'policy.register': EDITORS,
  'policy.switchOff': EDITORS,
  'policy.numbers': EDITORS,
  'policy.setNumbers': EDITORS,
  'policy.restDays': EDITORS,
  'policy.setRestDays': EDITORS,
}

export const reportsPolicy: { [K in keyof CountyPolicyReports]: Who } = {
  'report.importYear': ['region-supervisor', 'operator'],
}
