import type { Role } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import type { AttendanceApi } from './contract'
import { drawPolicy } from './draw-policy'
import { townshipPolicy } from './township-policy'

/** Who may say of others that they were there. */
export const ATTESTERS: readonly Role[] = ['village-secretary', 'township-clerk']

/**
 * Check-ins are one's own, and a tap of a posting's last day may find a signal only after it; a month may be read by its person and by those above the village, decided in the action.
 */
export const attendancePolicy: Record<keyof AttendanceApi, Who> = {
  'attendance.checkIn': 'bound',
  'attendance.preview': 'posted',
  'attendance.month': 'bound',
  'attendance.attachPhoto': 'bound',
  'attendance.photo': 'bound',
  'attendance.askForm': 'bound',
  'attendance.contest': 'bound',
  'attendance.makeup': 'bound',
  'attendance.attest': ATTESTERS,
  'attendance.case': 'bound',
  'attendance.witness': 'bound',
  'attendance.ruleCase': ['township-clerk', 'township-leader', 'county-organiser'],
  'attendance.withdrawCase': 'bound',
  'attendance.waiting': 'bound',
  'attendance.people': ATTESTERS,
  ...drawPolicy,
  ...townshipPolicy,
}
