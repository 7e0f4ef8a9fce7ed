import type { Capability } from '../../platform/capability'
import { choices } from './actions/choices'
import { deputize } from './actions/deputize'
import { addPerson, details, phone } from './actions/details'
import { endExemption, exempt } from './actions/exemptions'
import { endGrant, grant } from './actions/grants'
import { correctPosting, endPosting, post } from './actions/postings'
import { replace } from './actions/replace'
import { unbind } from './actions/unbind'
import { vacancies } from './actions/vacancies'
import type { DutiesApi } from './duties-contract'

/** 授权、代理、派驻、照顾、绑定: what organisers do with people. */
export const dutyActions: Capability<DutiesApi>['actions'] = {
  'organization.grant': grant,
  'organization.endGrant': endGrant,
  'organization.deputize': deputize,
  'organization.post': post,
  'organization.endPosting': endPosting,
  'organization.replace': replace,
  'organization.correctPosting': correctPosting,
  'organization.exempt': exempt,
  'organization.endExemption': endExemption,
  'organization.addPerson': addPerson,
  'organization.details': details,
  'organization.unbind': unbind,
  'organization.phone': phone,
  'organization.vacancies': vacancies,
  'organization.choices': choices,
}
