import type { SupervisionApi } from '../../../capabilities/supervision/contract'
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

export const supervisionRows: Rows<SupervisionApi> = {
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
