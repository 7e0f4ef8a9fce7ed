import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { unitType, wakeVillage } from '../organization'
import { register, setNumbers, setRestDays, switchOff } from './actions/change'
import { importYear } from './actions/import-year'
import { board, history, numbers, restDays, rules } from './actions/read'
import { wake } from './actions/wake'
import type { CountyPolicyActions, CountyPolicyReports } from './contract'
import { countyPolicyPolicy, reportsPolicy } from './policy'
import { countyPolicyRefusals } from './refusals'

/** 县级政策和合规开关. */
export const countyPolicy = capability<CountyPolicyActions>({
  actions: {
    'policy.board': board,
    'policy.rules': rules,
    'policy.history': history,
    'policy.register': register,
    'policy.switchOff': switchOff,
    'policy.numbers': numbers,
    'policy.setNumbers': setNumbers,
    'policy.restDays': restDays,
    'policy.setRestDays': setRestDays,
  },
  policy: countyPolicyPolicy,
  refusals: countyPolicyRefusals,
})

/** What an operator or a region's supervisor does, in the function `reports`. */
export const countyPolicyReports = capability<CountyPolicyReports>({
  actions: { 'report.importYear': importYear },
  policy: reportsPolicy,
  refusals: countyPolicyRefusals,
})

/** One duty for all units: a county is told that a document ends soon, a village that is merged settles with its heir. */
export const countyPolicyAlarms: Alarm[] = [
  alarm(unitType, (unit, moment, turn) =>
    unit.state.kind === 'village' ? wakeVillage(unit, moment) : wake(unit, moment, turn),
  ),
]
