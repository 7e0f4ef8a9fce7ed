import type { VillagesApi } from '../../../capabilities/organization/village-contract'
import { over, type Pattern, type Rows } from '../table'
import { TOWNSHIP, VILLAGE } from '../world'

const VIEWERS: Pattern[] = [
  'county-organiser',
  'township-leader',
  'township-clerk',
  'city-supervisor',
  'region-supervisor',
]
const seeing = over(
  'county-organiser',
  'township-leader',
  'township-clerk',
  'city-supervisor',
  'region-supervisor',
)
const keeping = over('county-organiser')
const office = { name: '新村部', latitude: 35.9123, longitude: 104.2317, radius: 500 }

/** The one asked about is 柳湾村 of `Facts`, where it is shut out; nothing is there under `villageId` of elsewhere. */
export const villageRows: Rows<VillagesApi> = {
  'organization.villages': { admits: VIEWERS, ask: () => ({}) },
  'organization.village': { admits: seeing, ask: ({ villageId }) => ({ villageId }) },
  'organization.setVillage': {
    admits: keeping,
    ask: ({ villageId }) => ({ villageId, name: '柳湾村', type: 'weak', households: 214 }),
  },
  'organization.addUnit': { admits: keeping, ask: () => ({ code: `${TOWNSHIP.slice(1)}299`, name: '新村' }) },
  'organization.renameTownship': {
    admits: keeping,
    ask: ({ villageId }) => ({ townshipId: villageId === VILLAGE ? TOWNSHIP : 'unowhere', name: '红柳镇' }),
  },
  'organization.setPlace': { admits: keeping, ask: ({ villageId }) => ({ villageId, ...office }) },
  'organization.endPlace': {
    admits: keeping,
    ask: ({ villageId }) => ({ villageId, placeId: 'cnone', mark: 'mnone', lastDay: '2026-11-30' }),
  },
  'organization.mergeVillage': {
    admits: keeping,
    ask: ({ villageId }) => ({ villageId, intoId: 'u990101101202', from: '2026-12-01' }),
  },
  'organization.undoMerge': { admits: keeping, ask: ({ villageId }) => ({ villageId }) },
}
