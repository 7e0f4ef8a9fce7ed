import type { AttendanceApi } from '../cloudfunctions/capabilities/attendance/contract'
import type { AuditApi } from '../cloudfunctions/capabilities/audit/contract'
import type { ComplaintsApi } from '../cloudfunctions/capabilities/complaints/contract'
import type { CountyPolicyApi } from '../cloudfunctions/capabilities/county-policy/contract'
import type { HomeApi } from '../cloudfunctions/capabilities/home/contract'
import type { LeaveApi, LeaveReports } from '../cloudfunctions/capabilities/leave/contract'
import type { NotificationsApi } from '../cloudfunctions/capabilities/notifications/contract'
import type { OrganizationApi } from '../cloudfunctions/capabilities/organization/contract'
import type { SatisfactionApi } from '../cloudfunctions/capabilities/satisfaction/contract'
import type { SupervisionApi, SupervisionReports } from '../cloudfunctions/capabilities/supervision/contract'

/** Every action a phone may call: name → input and view. The phone's typed call is checked against this map. */
export interface ApiActions
  extends
    OrganizationApi,
    CountyPolicyApi,
    AttendanceApi,
    LeaveApi,
    LeaveReports,
    SatisfactionApi,
    AuditApi,
    NotificationsApi,
    ComplaintsApi,
    SupervisionApi,
    SupervisionReports,
    HomeApi {}

/** A refusal as the phone receives it, with its two finished sentences. */
export interface ApiRefusal {
  ok: false
  code: string
  params: Record<string, string | number>
  text: { what: string; next: string }
  requestId: string
}

export type ApiReply<View> = { ok: true; data: View } | ApiRefusal
