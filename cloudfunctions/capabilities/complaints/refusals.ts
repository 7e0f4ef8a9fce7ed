import type { RefusalText } from '../../kernel/result'
import type { ComplaintCode } from './codes'

/** One Chinese sentence and the next step for every refusal of this capability. */
export const complaintRefusals: Record<ComplaintCode, RefusalText> = {
  'complaint.textShort': { what: '写得太短了', next: '请至少写 {min} 个字，说清楚是什么事。' },
  'complaint.textLong': { what: '写得太长了', next: '最多 {max} 个字，请说最要紧的，其余的等答复的人来问。' },
  'complaint.tooMany': {
    what: '你有 {most} 件还没有办完',
    next: '等有了答复、结束一件，或者撤回一件，再写新的。急事请打电话。',
  },
  'complaint.nobodyAnswers': {
    what: '县里还没有人在这里答复',
    next: '请打县驻村办的电话，或者当面去说。',
  },
  'complaint.nobodyAbove': {
    what: '上一级还没有人在这里答复',
    next: '这件事不会交给县驻村办。请打市委组织部的电话，或者写信去。',
  },
  'complaint.alreadyAnswered': { what: '这一件已经答复了', next: '请看看答复，不清楚的可以追问一次。' },
  'complaint.notAnswered': { what: '这一件还没有答复', next: '请等一等，到了日子没有答复，上一级会来办。' },
  'complaint.followedUp': { what: '已经追问过一次了', next: '还不满意，可以结束这一件，再写一件新的。' },
  'complaint.closed': { what: '这一件已经结束了', next: '还有要说的，请写一件新的。' },
}
