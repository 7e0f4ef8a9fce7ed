import { capability, type Alarm } from '../../platform/capability'
export { boardEntry, cardOf, cardReading } from './home-card'
import { archive } from './actions/archive'
import { board } from './actions/board'
import { day } from './actions/day'
import { month } from './actions/month'
import { person } from './actions/person'
import { figureAlarm } from './actions/recompute'
import type { SupervisionApi } from './contract'
import { supervisionPolicy } from './policy'
import { supervisionRefusals } from './refusals'

/** 督导看板: what the villages below a unit come to, from the region down to the village. */
export const supervision = capability<SupervisionApi>({
  actions: {
    'supervision.archive': archive,
    'supervision.board': board,
    'supervision.day': day,
    'supervision.month': month,
    'supervision.person': person,
  },
  policy: supervisionPolicy,
  refusals: supervisionRefusals,
})

/** Last of the clock's duties: what the others change in a run is in the figures of the same run. */
export const supervisionAlarms: Alarm[] = [figureAlarm]
