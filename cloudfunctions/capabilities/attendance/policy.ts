import type { Who } from '../../platform/capability'
import type { AttendanceApi } from './contract'

/**
 * Check-ins are one's own, and a tap of a posting's last day may find a signal only after it; a month may be read by its person and by those above the village, decided in the action.
 */
export const attendancePolicy: Record<keyof AttendanceApi, Who> = {
  'attendance.checkIn': 'bound',
  'attendance.preview': 'posted',
  'attendance.month': 'bound',
}
