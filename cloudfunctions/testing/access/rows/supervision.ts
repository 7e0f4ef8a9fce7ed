import type { SupervisionApi, SupervisionReports } from '../../../capabilities/supervision/contract'
import { over, type Rows } from '../table'
import { VILLAGE } from '../world'

/** A unit that is none has the form of one: what it is asked as must not tell it apart. */
const unitOf = (villageId: string): string => (villageId === VILLAGE ? VILLAGE : 'u990101101999')

const SUPERVISORS = over(
  'township-clerk',
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
  'inspector',
)

const ARCHIVISTS = over('township-leader', 'county-organiser', 'city-supervisor', 'region-supervisor')

export const supervisionRows: Rows<SupervisionApi & SupervisionReports> = {
  'supervision.archive': { admits: ARCHIVISTS, ask: ({ villageId }) => ({ unitId: unitOf(villageId) }) },
  'report.monthLedger': {
    admits: ARCHIVISTS,
    ask: ({ villageId }) => ({ unitId: unitOf(villageId), month: '2026-11' }),
  },
  'report.leaveList': {
    admits: ARCHIVISTS,
    ask: ({ villageId }) => ({ unitId: unitOf(villageId), from: '2026-11', to: '2026-11' }),
  },
  'supervision.board': { admits: SUPERVISORS, ask: ({ villageId }) => ({ unitId: unitOf(villageId) }) },
  'supervision.day': {
    admits: SUPERVISORS,
    ask: ({ villageId }) => ({ unitId: unitOf(villageId), day: '2026-11-20' }),
  },
  'supervision.person': {
    admits: SUPERVISORS,
    ask: ({ personId, postingId }) => ({ personId, postingId }),
  },
  'supervision.month': {
    admits: SUPERVISORS,
    ask: ({ villageId }) => ({ unitId: unitOf(villageId), month: '2026-11' }),
  },
}
