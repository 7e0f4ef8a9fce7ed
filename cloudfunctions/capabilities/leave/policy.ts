import { ROLES, type Role } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import type { LeaveApi } from './contract'

/** Who sees who is away on which day in the villages below their unit: those who see where people are today. */
export const CALENDAR_READERS: readonly Role[] = [
  'village-secretary',
  'township-clerk',
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
  'inspector',
]

/** Asking is for people who are posted; which seat decides which application is in the application's own path. */
export const leavePolicy: Record<keyof LeaveApi, Who> = {
  'leave.form': 'posted',
  'leave.preview': 'posted',
  'leave.submit': 'posted',
  'leave.mine': 'bound',
  'leave.application': 'bound',
  'leave.withdraw': 'bound',
  'leave.approve': ROLES,
  'leave.reject': ROLES,
  'leave.handOver': ROLES,
  'leave.revoke': 'bound',
  'leave.previewExtension': 'posted',
  'leave.extend': 'posted',
  'leave.return': 'bound',
  'leave.confirmReturn': ROLES,
  'leave.attachNote': 'bound',
  'leave.note': 'bound',
  'leave.waiting': 'bound',
  'leave.decided': 'bound',
  'leave.calendar': CALENDAR_READERS,
}
