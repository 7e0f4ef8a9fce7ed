import type { RefusalText } from '../../kernel/result'
import type { AttendanceCode } from './codes'
import { drawRefusals } from './draw-refusals'

export const attendanceRefusals: Record<AttendanceCode, RefusalText> = {
  ...drawRefusals,
  'attendance.checkInOff': { what: '县里没有开签到', next: '不用签，台账按出勤记；不在村的时候请个假就行。' },
  'attendance.enough': { what: '今天已经记了 {times} 次', next: '够用了，明天再签。' },
  'attendance.monthAhead': { what: '这个月还没到', next: '请退回去看这个月的。' },
  'attendance.dayAhead': { what: '这一天还没到', next: '请选今天或者以前的日子。' },
  'attendance.notYourDay': { what: '这一天不在派驻时间里', next: '请退回日历，选派驻以后的日子。' },
  'attendance.alreadyThere': { what: '这一天已经算在村了', next: '不用再办，台账上看得到。' },
  'attendance.pastOnly': { what: '今天还没过完，不用补签', next: '今天直接签到就行，明天才能补。' },
  'attendance.tooLongAgo': { what: '过了 {days} 天，补不了了', next: '真要更正，请在那一天点“我有异议”。' },
  'attendance.makeupsUsed': {
    what: '这个月的 {times} 次补签用完了',
    next: '请村支书或镇干事给你证明，或者点“我有异议”。',
  },
  'attendance.makeupsOff': { what: '县里没有开补签', next: '这一天不对，请点“我有异议”。' },
  'attendance.caseOpen': { what: '这一天已经有一份在等答复', next: '请等答复，或者先撤回那一份。' },
  'attendance.contestedTwice': { what: '这一天已经提过两次了', next: '还不同意，请到“我的”里写投诉建议。' },
  'attendance.ownDay': { what: '自己的事不能自己办', next: '请让别人来证明或者决定。' },
  'attendance.ownWitness': { what: '证明人不能是你自己', next: '请选村里另外一个人。' },
  'attendance.noWitness': { what: '还没有选证明人', next: '请选一个那天见过你的人。' },
  'attendance.saidAlready': { what: '你已经说过了', next: '不用再办，等镇里决定。' },
  'attendance.witnessFirst': { what: '{who}还没有证明', next: '等证明人说了，才能决定。' },
  'attendance.witnessDecides': { what: '你是这一份的证明人', next: '请让别的领导来决定。' },
  'attendance.notYourTurn': { what: '这一份不归你决定', next: '请退回去看看归你办的。' },
  'attendance.photoOff': { what: '县里没有开照片', next: '照片没有留下，签到照样算，不用再办。' },
  'attendance.photoThere': {
    what: '这个时段已经有一张照片了',
    next: '这一张没有留下，签到照样算，不用再拍。',
  },
  'attendance.photoLate': { what: '签到过了 10 分钟，照片附不上了', next: '签到照样算，不用补照片。' },
  'attendance.photoMissing': { what: '照片没有传上来', next: '请再传一次；不传也行，签到照样算。' },
  'attendance.photoTooLarge': { what: '照片太大，没有附上', next: '签到照样算；下一次请在“驻村”里直接拍。' },
  'attendance.notAPicture': {
    what: '传上来的不是照片，没有附上',
    next: '签到照样算；下一次请在“驻村”里直接拍。',
  },
  'attendance.photoGone': { what: '这张照片看不到了', next: '过了保存期的照片会删掉，签到的记录还在。' },
  'attendance.marksFull': { what: '这个村这个月记得太多了', next: '先看看已经记下的。' },
  'attendance.chooseCounty': { what: '一次只看一个县', next: '请退回去，先选一个县。' },
  'attendance.caseSettled': { what: '这一份已经办完了', next: '请退回去看结果。' },
}
