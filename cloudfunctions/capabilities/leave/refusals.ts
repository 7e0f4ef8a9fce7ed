import type { RefusalText } from '../../kernel/result'
import type { LeaveCode } from './codes'

export const leaveRefusals: Record<LeaveCode, RefusalText> = {
  'leave.onlyRestDays': { what: '这几天本来就休息', next: '不用请假，放心去吧。' },
  'leave.overlaps': { what: '这几天已经请过假了', next: '你 {dates}有{kindWords}，换几天再提交。' },
  'leave.tooLate': { what: '这几天过去太久了', next: '急事最多补前 {days} 天的，更早的请当面跟镇里说。' },
  'leave.tooFar': { what: '请得太远了', next: '最多能请到一年以后，请改近一些。' },
  'leave.outsidePosting': { what: '有几天不在你的派驻期里', next: '请只选派驻期里的日子。' },
  'leave.nobodyDecides': { what: '现在没有人能批', next: '花名册上还没有管审批的人，请告诉县驻村办。' },
  'leave.ownApplication': { what: '自己的假不能自己批', next: '会有别人来决定，请等一等。' },
  'leave.notYourTurn': { what: '这一步不归你决定', next: '现在等{office}决定，不用再办。' },
  'leave.alreadyDecided': { what: '{who}已经{outcomeWords}了', next: '这张不用再办了。' },
  'leave.alreadyWithdrawn': { what: '这张假条已经撤回了', next: '不用再办了。' },
  'leave.decidedNotWithdrawn': {
    what: '{who}已经{outcomeWords}了',
    next: '撤不回来了。要改的话，请直接告诉{who}。',
  },
  'leave.bookFull': { what: '假条太多，记不下了', next: '请告诉县驻村办，换一本新的。' },
  'leave.notADeputy': {
    what: '不能转给这个人',
    next: '只能转给一起管这件事的人，或者先请县驻村办设一个代理。',
  },
  'leave.notYours': { what: '这张不归你管', next: '请告诉管这张假条的人。' },
  'leave.reasonMissing': { what: '还没写原因', next: '写一句为什么，请假的人会看到。' },
  'leave.stillWaits': { what: '这张还在等决定', next: '现在可以直接撤回，不用撤销。' },
  'leave.alreadyRevoked': { what: '这张假条已经撤销了', next: '不用再办了。' },
  'leave.alreadyBegun': {
    what: '已经开始休了，不能撤销',
    next: '回到村里后点“我回来了”，没休的天数会还回来。',
  },
  'leave.over': { what: '这张假条已经结束了', next: '不用再办了，要请可以重新提。' },
  'leave.notOnLeave': { what: '现在没有在休这张假', next: '请回到假条看看它现在怎么样了。' },
  'leave.notBegun': { what: '这张假还没开始', next: '不想请了，可以撤销。' },
  'leave.notLonger': { what: '没有比原来更晚', next: '请选原来最后一天以后的日子。' },
  'leave.alreadyExtended': { what: '这张假已经续过了', next: '要再往后，请在续的那张上续。' },
  'leave.alreadyReturned': { what: '这张假已经销了', next: '不用再办了。' },
  'leave.alreadySaid': { what: '已经报过回来了', next: '等镇里确认，确认了就告诉你。' },
}
