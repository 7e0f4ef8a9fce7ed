import type { DutiesApi } from '../../../capabilities/organization/duties-contract'
import { over, type Pattern, type Rows } from '../table'
import { VILLAGE } from '../world'

const CALLERS = ['county-organiser', 'township-leader', 'township-clerk'] as const
const KEEPERS = over('county-organiser')
/** Days to come, so that nobody's role of today changes while the table is asked. */
const later = { from: '2027-06-01', to: '2027-06-10' }
const nowhere = { postingId: 'gnowhere', reason: '问一问' }
const details = { name: '王磊', phone: '19900000003', title: null, sendingUnit: null }
const role = 'village-secretary' as const
const leader = { holderId: 'ptownshipleaderover', grantId: 'htownshipleaderover' }
const secretary = { personId: 'pvillagesecretaryover', grantId: 'hvillagesecretaryover' }

/** What is asked about 王磊 of 柳湾村: whoever is let in hears about days or duties, never that there is nobody. */
export const dutyRows: Rows<DutiesApi> = {
  'organization.grant': {
    admits: over('township-leader', 'county-organiser'),
    ask: ({ spareId: personId }) => ({ personId, role, unitId: VILLAGE, ...later }),
  },
  'organization.endGrant': {
    admits: over('village-secretary', 'township-leader', 'county-organiser'),
    ask: () => ({ ...secretary, lastDay: '2027-06-30', reason: '换届' }),
  },
  'organization.deputize': {
    admits: over('township-leader', 'county-organiser'),
    ask: ({ spareId: personId }) => ({ personId, ...leader, ...later }),
  },
  'organization.post': {
    admits: KEEPERS,
    ask: ({ spareId: personId }) => ({ personId, villageId: VILLAGE, role: 'member', from: '2026-11-24' }),
  },
  'organization.endPosting': {
    admits: KEEPERS,
    ask: ({ spareId: personId }) => ({ personId, ...nowhere, lastDay: '2026-11-24' }),
  },
  'organization.replace': {
    admits: KEEPERS,
    ask: ({ spareId, personId: successorId }) => ({
      ...{ personId: spareId, successorId, lastDay: '2026-11-24' },
      ...nowhere,
    }),
  },
  'organization.correctPosting': {
    admits: KEEPERS,
    ask: ({ spareId: personId }) => ({ personId, ...nowhere, from: '2026-11-24', to: null }),
  },
  'organization.exempt': {
    admits: KEEPERS,
    ask: ({ spareId: personId }) => ({
      ...{ personId, postingId: 'gnowhere', from: '2026-11-24' },
      kind: 'near-home',
    }),
  },
  'organization.endExemption': {
    admits: KEEPERS,
    ask: ({ spareId: personId }) => ({ personId, exemptionId: 'xnowhere', lastDay: '2026-11-24' }),
  },
  'organization.addPerson': {
    admits: over('township-leader', 'county-organiser'),
    ask: () => ({ ...details, duty: { kind: 'grant', role, unitId: VILLAGE, ...later } }),
  },
  'organization.details': { admits: KEEPERS, ask: ({ spareId: personId }) => ({ personId, ...details }) },
  'organization.unbind': {
    admits: KEEPERS,
    ask: ({ spareId: personId }) => ({ personId, reason: '手机丢了' }),
  },
  'organization.phone': { admits: over(...CALLERS), ask: ({ spareId: personId }) => ({ personId }) },
  'organization.vacancies': { admits: [...CALLERS] as Pattern[], ask: () => ({}) },
  'organization.choices': { admits: [...CALLERS] as Pattern[], ask: () => ({}) },
}
