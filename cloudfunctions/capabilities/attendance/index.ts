import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { checkIn } from './actions/check-in'
import { month } from './actions/month'
import { preview } from './actions/preview'
import { ledgerType } from './aggregate'
import type { AttendanceApi } from './contract'
import { attendancePolicy } from './policy'
import { attendanceRefusals } from './refusals'
import { decideForget } from './rules/check-in'

export const attendance = capability<AttendanceApi>({
  actions: {
    'attendance.checkIn': checkIn,
    'attendance.preview': preview,
    'attendance.month': month,
  },
  policy: attendancePolicy,
  refusals: attendanceRefusals,
})

/** The clock deletes coordinates whose retention is over. */
export const attendanceAlarms: Alarm[] = [
  alarm(ledgerType, (current, moment) => decideForget(current, moment)),
]

export { readLedger, type Ledger } from './aggregate'
export { postFor, postOf, type Post } from './actions/post'
export { monthSummary, todayCard, cardOfMonth } from './summary'
export type { MonthSummary } from './rules/month'
