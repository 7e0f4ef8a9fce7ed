import { capability } from '../../platform/capability'
import { createCounty } from './actions/create-county'
import { exportRoster, rosterTemplate } from './actions/export-roster'
import { grant } from './actions/grants'
import { importRoster, previewRoster } from './actions/import-roster'
import { rosterPlace } from './actions/roster-place'
import { rosterProblems } from './actions/roster-problems'
import type { OrganizationReports } from './contract'
import { reportsPolicy } from './policy'
import { organizationRefusals } from './refusals'

/**
 * The long work, which only the function `reports` serves. It is a door of its own beside `index.ts`, because it carries
 * the readers of Excel files and the dictionary of readings, and the other functions must stay small.
 */
export const organizationReports = capability<OrganizationReports>({
  actions: {
    'report.createCounty': createCounty,
    'report.grant': grant,
    'report.importRoster': importRoster,
    'report.rosterPlace': rosterPlace,
    'report.previewRoster': previewRoster,
    'report.rosterProblems': rosterProblems,
    'report.exportRoster': exportRoster,
    'report.rosterTemplate': rosterTemplate,
  },
  policy: reportsPolicy,
  refusals: organizationRefusals,
})
