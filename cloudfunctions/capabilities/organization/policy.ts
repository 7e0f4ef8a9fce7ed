import type { Who } from '../../platform/capability'
import { INVITERS, VIEWERS } from './actions/reading'
import { dutyPolicy } from './duty-policy'
import { villagePolicy } from './village-policy'
import type { OrganizationActions, OrganizationReports } from './contract'

/** Who may call at all; over whom is decided in the action, against the target's scope. */
export const organizationPolicy: { [K in keyof OrganizationActions]: Who } = {
  ...dutyPolicy,
  ...villagePolicy,
  'organization.bind': 'anyone',
  'organization.bindByPhone': 'anyone',
  'organization.me': 'anyone',
  'organization.privacy': 'anyone',
  'organization.invite': INVITERS,
  'organization.invites': INVITERS,
  'organization.people': VIEWERS,
  'organization.person': VIEWERS,
  'organization.record': 'bound',
}

/** The roster is taken from an organiser on the phone, or from an operator on the command line. */
export const reportsPolicy: { [K in keyof OrganizationReports]: Who } = {
  'report.createCounty': 'operator',
  'report.grant': 'operator',
  'report.importRoster': ['county-organiser', 'operator'],
  'report.rosterPlace': ['county-organiser'],
  'report.previewRoster': ['county-organiser', 'operator'],
  'report.rosterProblems': ['county-organiser', 'operator'],
  'report.exportRoster': ['county-organiser', 'operator'],
  'report.rosterTemplate': ['county-organiser', 'operator'],
}
