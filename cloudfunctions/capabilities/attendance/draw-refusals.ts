import type { RefusalText } from '../../kernel/result'
import type { DrawCode } from './draw-codes'

export const drawRefusals: Record<DrawCode, RefusalText> = {
  'attendance.spotCheckOff': {
    what: '县里没有开抽查',
    next: '要抽查，先由县驻村办登记文号，把签到和抽查两个开关打开。',
  },
  'attendance.drawHours': { what: '现在不是抽查的时间', next: '抽查在 {from} 到 {to} 之间，请到时候再来。' },
  'attendance.drawRestDay': {
    what: '今天休息，不抽查',
    next: '休息天在不在村都不用请假，请上班的日子再抽。',
  },
  'attendance.drawOpen': { what: '这里刚开了一次抽查，还没有抽完', next: '请退回去看看，先把那一次办完。' },
  'attendance.drawsUsed': { what: '这里今天已经开过 {times} 次抽查', next: '没办完的也算在内，请明天再抽。' },
  'attendance.drawTooMany': {
    what: '名单里有 {people} 人，最多抽 {most} 人',
    next: '请把人数改小，再开一次。',
  },
  'attendance.drawTooFew': { what: '名单里只有 {people} 人，抽不了', next: '请选大一点的范围，比如全县。' },
  'attendance.drawTooWide': { what: '这个范围的人太多', next: '请按乡镇来抽。' },
  'attendance.drawAlone': {
    what: '还没有第二个人来加数',
    next: '请先在花名册里加上督查组或者乡镇分管领导，绑定微信以后再抽。',
  },
  'attendance.drawUnsealed': { what: '抽查的封条对不上，抽不了', next: '请告诉县驻村办，重新开一次抽查。' },
  'attendance.drawOwnDigits': {
    what: '自己开的抽查，不能自己加数',
    next: '请督查组、另一位驻村办同志或者乡镇领导来加。',
  },
  'attendance.drawCandidate': { what: '你自己在这次的名单里', next: '请不在名单里的人来加数。' },
  'attendance.drawDone': { what: '{who}已经加过数了', next: '请刷新，看抽到了谁。' },
  'attendance.drawLapsed': { what: '这次抽查放得太久，作废了', next: '这一次会留着记录，请重新开一次。' },
  'attendance.spotAnswered': { what: '这个人不用打电话问', next: '请刷新，看看现在的结果。' },
  'attendance.spotRunning': { what: '应答的时间还没到', next: '请到了时间再看，没有应答再打电话。' },
  'attendance.spotOwn': { what: '自己的事不能自己记', next: '请让别人打电话来问，你可以自己写一句说明。' },
  'attendance.spotEnough': { what: '已经记了 {times} 次', next: '够了，写过的都留着。' },
}
