/** Refusals of the attendance ledger; a check-in with any evidence at all is recorded, never refused. */
export type AttendanceCode = 'attendance.checkInOff' | 'attendance.enough' | 'attendance.monthAhead'
