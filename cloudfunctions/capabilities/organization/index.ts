import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { lifting } from '../../platform/lifting'
import { bind } from './actions/bind'
import { forgetPerson, forgetTries } from './actions/forget'
import { forgetFile } from './actions/kept-files'
import { bindByPhone } from './actions/bind-by-phone'
import { invite, invites } from './actions/invite'
import { me, privacy } from './actions/me'
import { people } from './actions/people'
import { person, record } from './actions/person'
import { resumeImport } from './actions/resume-import'
import { fileType, jobType, personType } from './aggregate'
import type { OrganizationActions } from './contract'
import { dutyActions } from './duties'
import { organizationPolicy } from './policy'
import { organizationRefusals } from './refusals'
import { villageActions } from './villages'

/** 组织、人员、派驻: what the function `api` answers. */
export const organization = capability<OrganizationActions>({
  actions: {
    ...dutyActions,
    ...villageActions,
    'organization.bind': bind,
    'organization.bindByPhone': bindByPhone,
    'organization.me': me,
    'organization.privacy': privacy,
    'organization.invite': invite,
    'organization.invites': invites,
    'organization.people': people,
    'organization.person': person,
    'organization.record': record,
  },
  policy: organizationPolicy,
  refusals: organizationRefusals,
})

export const organizationAlarms: Alarm[] = [
  lifting(jobType),
  alarm(jobType, resumeImport),
  alarm(fileType, forgetFile),
  lifting(personType),
  alarm(personType, forgetPerson),
  forgetTries,
]

export { villageAndHeirs } from './actions/heirs'
export { handOut, handOutAgain, handOutKept } from './actions/kept-files'
export { fileInSteps, type SteppedProgress } from './actions/stepped-files'
export {
  countiesUnder,
  holdersOf,
  personOfPosting,
  postingAndHolders,
  teamAndHolders,
  teamsOf,
  townshipsUnder,
  unitsByIds,
  villagesUnder,
} from './actions/reading'
export { CALLERS, wholeNumber } from './actions/details'
export type { PersonBrief, TeamMember } from './actions/reading'
export { vacanciesUnder } from './actions/vacancies'
export type { Vacancy } from './rules/vacancies'
export { vacancyRow } from './duty-messages'
export { watchPostings, type PostingWatcher } from './posting-watch'
export { wakeVillage } from './actions/follow'
export { personType, unitType } from './aggregate'
export { postedTo, unitsAt, unitsUnder } from './readings'
export type { Person } from './rules/person'
export { postingWords, roleWords, standingOf, standingWords } from './messages'
export { pathOf, unitId } from './rules/unit-path'
