import type { AuditApi } from '../../../capabilities/audit/contract'
import type { ComplaintsApi } from '../../../capabilities/complaints/contract'
import type { HomeApi } from '../../../capabilities/home/contract'
import type { LeaveApi, LeaveReports } from '../../../capabilities/leave/contract'
import type { NotificationsApi } from '../../../capabilities/notifications/contract'
import { over, type Rows } from '../table'

const end = { day: '2026-12-10', half: 'full' } as const

export const homeRows: Rows<HomeApi> = { 'home.get': { admits: ['anyone'], ask: () => ({}) } }

export const auditRows: Rows<AuditApi> = { 'audit.lastSeal': { admits: ['bound'], ask: () => ({}) } }

export const notificationRows: Rows<NotificationsApi> = {
  'notifications.inbox': { admits: ['bound'], ask: () => ({}) },
  'notifications.read': { admits: ['bound'], ask: () => ({ ids: ['n1'] }) },
  'notifications.seen': { admits: ['bound'], ask: () => ({ page: 'packages/leave/mine/index' }) },
}

export const leaveRows: Rows<LeaveApi & LeaveReports> = {
  'leave.form': { admits: ['posted'], ask: () => ({}) },
  'leave.preview': { admits: ['posted'], ask: () => ({ kind: 'personal', from: end, to: end }) },
  'leave.submit': {
    admits: ['posted'],
    ask: () => ({ kind: 'personal', from: end, to: end, reason: '回家一天' }),
  },
  'leave.mine': { admits: ['bound'], ask: () => ({}) },
  'leave.application': {
    admits: ['self', ...over('township-leader', 'county-organiser')],
    ask: ({ application }) => application,
  },
  'report.leaveSlip': {
    admits: ['self', ...over('township-leader', 'county-organiser')],
    ask: ({ application }) => application,
  },
  'leave.approve': { admits: over('township-leader'), ask: ({ application }) => application },
  'leave.reject': {
    admits: over('township-leader'),
    ask: ({ leaveToReject }) => ({ ...leaveToReject, reason: '那天走不开' }),
  },
  'leave.withdraw': { admits: ['self'], ask: ({ leaveToWithdraw }) => leaveToWithdraw },
  'leave.handOver': {
    admits: over('township-leader'),
    ask: ({ leaveToReject, personId }) => ({ ...leaveToReject, to: personId }),
  },
  'leave.revoke': {
    admits: ['self', ...over('township-leader')],
    ask: ({ leaveToWithdraw }) => ({ ...leaveToWithdraw, reason: '那天都要在岗' }),
  },
  'leave.previewExtension': {
    admits: ['self'],
    ask: ({ application }) => ({ ...application, until: end }),
  },
  'leave.extend': {
    admits: ['self'],
    ask: ({ application }) => ({ ...application, until: end, reason: '再陪护一天' }),
  },
  'leave.return': { admits: ['self'], ask: ({ application }) => application },
  'leave.confirmReturn': {
    admits: over('township-leader', 'county-organiser'),
    ask: ({ application }) => application,
  },
  'leave.attachNote': {
    admits: ['self'],
    ask: ({ application }) => ({
      ...application,
      place: 0,
      fileID: `cloud://local.x/notes/${application.applicationId}/0.jpg`,
    }),
  },
  'leave.note': {
    admits: ['self', ...over('township-leader')],
    ask: ({ application }) => ({ ...application, place: 0 }),
  },
  'leave.waiting': { admits: ['bound'], ask: () => ({}) },
  'leave.decided': { admits: ['bound'], ask: () => ({}) },
  'leave.calendar': {
    admits: over(
      'village-secretary',
      'township-clerk',
      'township-leader',
      'county-organiser',
      'city-supervisor',
      'region-supervisor',
      'inspector',
    ),
    ask: ({ villageId }) => ({ unitId: villageId }),
  },
}

const words = '村里的路灯坏了半个月。'

export const complaintRows: Rows<ComplaintsApi> = {
  'complaints.phones': { admits: ['anyone'], ask: () => ({}) },
  'complaints.form': { admits: ['bound'], ask: () => ({}) },
  'complaints.file': {
    admits: ['bound'],
    ask: () => ({ kind: 'suggestion', about: 'work', named: true, text: words }),
  },
  'complaints.mine': { admits: ['bound'], ask: () => ({}) },
  'complaints.received': {
    admits: ['county-organiser', 'city-supervisor', 'region-supervisor'],
    ask: () => ({ show: 'waiting' }),
  },
  // The county answers; the city and the region are asked only when it does not.
  'complaints.item': {
    admits: ['self', ...over('county-organiser')],
    ask: ({ complaint }) => ({ complaintId: complaint }),
  },
  'complaints.answer': {
    admits: over('county-organiser'),
    ask: ({ complaint }) => ({ complaintId: complaint, text: '路灯已经报修，周五前修好。' }),
  },
  'complaints.followUp': {
    admits: ['self'],
    ask: ({ complaint }) => ({ complaintId: complaint, text: '周五过了还没有修好。' }),
  },
  'complaints.close': { admits: ['self'], ask: ({ complaint }) => ({ complaintId: complaint }) },
  'complaints.withdraw': {
    admits: ['self'],
    ask: ({ complaintToWithdraw }) => ({ complaintId: complaintToWithdraw }),
  },
}
