import { ROLES } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import type { LeaveApi } from './contract'

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
}
