import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { bind } from './actions/bind'
import { invite, invites } from './actions/invite'
import { me } from './actions/me'
import { people, person } from './actions/people'
import { resumeImport } from './actions/resume-import'
import { jobType } from './aggregate'
import type { OrganizationActions } from './contract'
import { organizationPolicy } from './policy'
import { organizationRefusals } from './refusals'

/** 组织、人员、派驻: what the function `api` answers. */
export const organization = capability<OrganizationActions>({
  actions: {
    'organization.bind': bind,
    'organization.me': me,
    'organization.invite': invite,
    'organization.invites': invites,
    'organization.people': people,
    'organization.person': person,
  },
  policy: organizationPolicy,
  refusals: organizationRefusals,
})

export const organizationAlarms: Alarm[] = [alarm(jobType, resumeImport)]

export {
  holdersOf,
  postingAndHolders,
  teamAndHolders,
  teamsOf,
  townshipsUnder,
  unitsByIds,
  villagesUnder,
} from './actions/reading'
export type { PersonBrief, TeamMember } from './actions/reading'
export { personType, unitType } from './aggregate'
export { postingWords, roleWords, standingOf, standingWords } from './messages'
export { pathOf, unitId } from './rules/unit-path'
