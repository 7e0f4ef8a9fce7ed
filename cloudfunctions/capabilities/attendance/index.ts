import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { witness, ruleCase, withdrawCase } from './actions/answer'
import { contest, makeup } from './actions/ask'
import { askForm } from './actions/ask-form'
import { attachPhoto } from './actions/attach-photo'
import { attest } from './actions/attest'
import { caseOf } from './actions/case'
import { checkIn } from './actions/check-in'
import { people, waiting } from './actions/lists'
import { month } from './actions/month'
import { photo } from './actions/photo'
import { preview } from './actions/preview'
import { wake } from './actions/wake'
import { ledgerType } from './aggregate'
import type { AttendanceApi } from './contract'
import { attendancePolicy } from './policy'
import { attendanceRefusals } from './refusals'

export const attendance = capability<AttendanceApi>({
  actions: {
    'attendance.checkIn': checkIn,
    'attendance.preview': preview,
    'attendance.month': month,
    'attendance.attachPhoto': attachPhoto,
    'attendance.photo': photo,
    'attendance.askForm': askForm,
    'attendance.contest': contest,
    'attendance.makeup': makeup,
    'attendance.attest': attest,
    'attendance.case': caseOf,
    'attendance.witness': witness,
    'attendance.ruleCase': ruleCase,
    'attendance.withdrawCase': withdrawCase,
    'attendance.waiting': waiting,
    'attendance.people': people,
  },
  policy: attendancePolicy,
  refusals: attendanceRefusals,
})

/** The clock deletes coordinates whose retention is over, and tells the county of contests that nobody answered. */
export const attendanceAlarms: Alarm[] = [alarm(ledgerType, wake)]

export { readLedger, type Ledger } from './aggregate'
export { postFor, postOf, type Post } from './actions/post'
export { monthSummary, todayCard, cardOfMonth } from './summary'
export type { MonthSummary } from './rules/month'
export { casesWaitingFor } from './waiting'
