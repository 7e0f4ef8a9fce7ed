import type { RefusalText } from '../../kernel/result'
import type { AttendanceCode } from './codes'

export const attendanceRefusals: Record<AttendanceCode, RefusalText> = {
  'attendance.checkInOff': { what: '县里没有开签到', next: '不用签，台账按出勤记；不在村的时候请个假就行。' },
  'attendance.enough': { what: '今天已经记了 {times} 次', next: '够用了，明天再签。' },
  'attendance.monthAhead': { what: '这个月还没到', next: '请退回去看这个月的。' },
}
