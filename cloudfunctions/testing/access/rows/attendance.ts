import type { AttendanceApi } from '../../../capabilities/attendance/contract'
import { LIUWAN_OFFICE } from '../../../capabilities/attendance/testing/given'
import { over, READERS, type Rows } from '../table'
import { NOW, TOWNSHIP, VILLAGE } from '../world'

const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: NOW }
const day = '2026-11-17'

export const attendanceRows: Rows<AttendanceApi> = {
  'attendance.checkIn': { admits: ['posted'], ask: () => ({ fix, tappedAt: NOW }) },
  'attendance.preview': { admits: ['posted'], ask: () => ({ fix }) },
  'attendance.month': {
    admits: ['self', ...READERS],
    ask: ({ postingId, personId }) => ({ postingId, personId }),
  },
  'attendance.attachPhoto': {
    admits: ['self'],
    ask: ({ photo: { ledgerId, evidence, path } }) => ({
      ...{ ledgerId, evidence, fileID: `cloud://local.bucket/${path}` },
    }),
  },
  'attendance.photo': {
    admits: ['self', ...over('township-clerk', 'township-leader', 'county-organiser')],
    ask: ({ photo: { ledgerId, evidence } }) => ({ ledgerId, evidence }),
  },
  'attendance.askForm': {
    admits: over('village-secretary', 'township-clerk'),
    ask: ({ postingId, personId }) => ({ kind: 'attest', day, postingId, personId }),
  },
  'attendance.contest': {
    admits: ['posted'],
    ask: () => ({ day: '2026-11-16', part: 'day', reason: '在村里' }),
  },
  'attendance.makeup': {
    admits: ['posted'],
    ask: ({ ids }, who) => ({
      day: '2026-11-13',
      part: 'day',
      reason: '忘了签',
      witnessId: ids[who === 'self' ? '李晓燕' : '周建平']!,
    }),
  },
  'attendance.attest': {
    admits: over('village-secretary', 'township-clerk'),
    ask: ({ postingId, personId }) => ({ postingId, personId, day, part: 'day', reason: '手机丢了' }),
  },
  'attendance.case': { admits: ['self', 'teammate', ...READERS], ask: ({ makeup }) => makeup },
  'attendance.witness': { admits: ['teammate'], ask: ({ makeup }) => ({ ...makeup, yes: true }) },
  'attendance.ruleCase': {
    admits: over('township-clerk'),
    ask: ({ contest }) => ({ ...contest, yes: false, reason: '那天没看见人' }),
  },
  'attendance.withdrawCase': { admits: ['self'], ask: ({ toWithdraw }) => toWithdraw },
  'attendance.waiting': { admits: ['bound'], ask: () => ({}) },
  'attendance.people': { admits: ['village-secretary', 'township-clerk'], ask: () => ({}) },
  'attendance.drawForm': { admits: ['county-organiser', 'inspector'], ask: () => ({}) },
  'attendance.openDraw': {
    admits: over('county-organiser', 'inspector'),
    ask: () => ({ unitId: TOWNSHIP, people: 1 }),
  },
  'attendance.addDigits': {
    admits: over('township-leader', 'county-organiser', 'inspector'),
    ask: ({ openDraw }) => ({ drawId: openDraw, digits: '482913' }),
  },
  'attendance.draw': {
    admits: ['posted', ...over('township-leader', 'county-organiser', 'inspector')],
    ask: ({ spotCheck }) => ({ drawId: spotCheck }),
  },
  'attendance.drawProof': {
    admits: ['posted', ...over('township-leader', 'county-organiser', 'inspector')],
    ask: ({ spotCheck }) => ({ drawId: spotCheck }),
  },
  'attendance.draws': { admits: ['township-leader', 'county-organiser', 'inspector'], ask: () => ({}) },
  'attendance.drawnNumber': {
    admits: over('township-leader', 'county-organiser', 'inspector'),
    ask: ({ spotCheck, postingId }) => ({ drawId: spotCheck, postingId }),
  },
  'attendance.recordCall': {
    admits: over('township-leader', 'county-organiser', 'inspector'),
    ask: ({ spotCheck, postingId }) => ({ drawId: spotCheck, postingId, found: 'unreached' }),
  },
  'attendance.explain': {
    admits: ['self'],
    ask: ({ spotCheck }) => ({ drawId: spotCheck, words: '在开会' }),
  },
  'attendance.today': { admits: READERS, ask: () => ({ unitId: VILLAGE }) },
  'attendance.teams': { admits: READERS, ask: () => ({ unitId: VILLAGE }) },
  'attendance.looks': {
    admits: over('township-clerk', 'township-leader', 'county-organiser', 'inspector'),
    ask: () => ({ unitId: VILLAGE }),
  },
  'attendance.mark': {
    admits: over('township-clerk', 'township-leader', 'county-organiser', 'inspector'),
    ask: ({ postingId }) => ({
      villageId: VILLAGE,
      key: `commuting-${postingId}`,
      until: day,
      words: '问过了，那几天手机没信号',
    }),
  },
}
