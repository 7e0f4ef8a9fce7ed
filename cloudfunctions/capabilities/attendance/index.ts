import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { witness, ruleCase, withdrawCase } from './actions/answer'
import { contest, makeup } from './actions/ask'
import { askForm } from './actions/ask-form'
import { attachPhoto } from './actions/attach-photo'
import { attest } from './actions/attest'
import { caseOf } from './actions/case'
import { checkIn } from './actions/check-in'
import { askAgain } from './actions/ask-drawn'
import { addDigits } from './actions/digits'
import { draw, drawProof, draws } from './actions/draws'
import { people, waiting } from './actions/lists'
import { month } from './actions/month'
import { photo } from './actions/photo'
import { drawForm, openDraw } from './actions/open-draw'
import { preview } from './actions/preview'
import { drawnNumber } from './actions/drawn-number'
import { explain, recordCall } from './actions/spot-words'
import { looks, teams, today } from './actions/township'
import { mark } from './actions/mark'
import { wake } from './actions/wake'
import { ledgerType } from './aggregate'
import type { AttendanceApi } from './contract'

import { drawType } from './draw-store'
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
    'attendance.drawForm': drawForm,
    'attendance.openDraw': openDraw,
    'attendance.addDigits': addDigits,
    'attendance.draw': draw,
    'attendance.draws': draws,
    'attendance.drawProof': drawProof,
    'attendance.drawnNumber': drawnNumber,
    'attendance.recordCall': recordCall,
    'attendance.explain': explain,
    'attendance.today': today,
    'attendance.teams': teams,
    'attendance.looks': looks,
    'attendance.mark': mark,
  },
  policy: attendancePolicy,
  refusals: attendanceRefusals,
})

/**
 * The clock asks whoever was drawn and not asked yet, deletes coordinates whose retention is over, and tells of contests
 * and spot checks that nobody answered.
 */
export const attendanceAlarms: Alarm[] = [alarm(drawType, askAgain), alarm(ledgerType, wake)]

export type { CaseRowView, LooksView, TodayInVillagesView } from './contract'
export { ledgersOf, ledgerType, readLedger, type Ledger } from './aggregate'
export { memberShown, type MemberShown } from './presenters/member'
export { readAround } from './actions/around-reading'
export { aroundOf, aroundReadings, ledgersUnder, type Around } from './actions/around-reading'
export { monthsOfTally, readTownshipTally, tallyOf } from './actions/tally'
export { marksType } from './mark-store'
export { isAboveCounty, unitsAsked } from './actions/around-units'
export { looksOf, monthsOfLooks, todayOf } from './actions/township'
export { LOOKERS, WATCHERS } from './township-policy'
export { LOOK_KINDS, type LookKind } from './rules/look'
export { sheetRows, type SheetRow } from './rules/sheet'
export type { DayState } from './contract'
export { drawEntry } from './draw-entry'
export { postFor, postOf, type Post } from './actions/post'
export { monthSummary, todayCard, cardOfMonth } from './summary'
export type { MonthSummary } from './rules/month'
export { casesAmong, ledgersWaitingFor } from './waiting'
export { insideTimes } from './inside'
export { cleanPicture, PICTURE_BYTES } from './rules/picture'
