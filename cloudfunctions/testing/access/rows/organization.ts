import type { OrganizationApi } from '../../../capabilities/organization/contract'
import { qinghe } from '../../../capabilities/organization/testing/given'
import { dutyRows } from './duties'
import { villageRows } from './villages'
import { over, type Pattern, type Rows } from '../table'
import { VILLAGE } from '../world'

const VIEWERS = [
  'county-organiser',
  'township-leader',
  'township-clerk',
  'city-supervisor',
  'region-supervisor',
] as const
const ORGANISER: Pattern[] = ['county-organiser']
const lost = { fileID: 'cloud://local.bucket/rosters/nothing.xlsx', fileName: 'roster.xlsx' }
const broken = { base64: Buffer.from('x').toString('base64'), fileName: 'roster.xlsx' }

export const organizationRows: Rows<OrganizationApi> = {
  ...dutyRows,
  'organization.bind': { admits: ['anyone'], ask: () => ({ inviteCode: 'AAAA2222' }) },
  'organization.bindByPhone': { admits: ['anyone'], ask: () => ({ code: 'unknown-code' }) },
  'organization.me': { admits: ['anyone'], ask: () => ({}) },
  'organization.privacy': { admits: ['anyone'], ask: () => ({}) },
  'organization.invite': { admits: over('county-organiser'), ask: ({ spareId }) => ({ personId: spareId }) },
  'organization.invites': { admits: over('county-organiser'), ask: () => ({ villageIds: [VILLAGE] }) },
  'organization.people': { admits: [...VIEWERS], ask: () => ({}) },
  'organization.person': { admits: over(...VIEWERS), ask: ({ personId }) => ({ personId }) },
  'organization.record': { admits: ['bound'], ask: () => ({}) },
  'report.grant': { admits: [], ask: (...about) => dutyRows['organization.grant'].ask(...about) },
  ...villageRows,
  'report.createCounty': { admits: [], ask: () => qinghe },
  'report.importRoster': { admits: ORGANISER, ask: () => broken },
  'report.rosterPlace': { admits: ORGANISER, ask: () => ({ fileName: 'roster.xlsx' }) },
  'report.previewRoster': { admits: ORGANISER, ask: () => lost },
  'report.rosterProblems': { admits: ORGANISER, ask: () => lost },
  'report.rosterTemplate': { admits: ORGANISER, ask: () => ({}) },
  'report.exportRoster': { admits: ORGANISER, ask: () => ({}) },
}
