import type { RefusalText } from '../../kernel/result'
import type { SupervisionCode } from './codes'

export const supervisionRefusals: Record<SupervisionCode, RefusalText> = {
  'supervision.monthAhead': { what: '这个月还没到', next: '请退回去看这个月的。' },
  'supervision.dayAhead': { what: '这一天还没到', next: '请选今天或者以前的日子。' },
  'supervision.tooLongAgo': { what: '只看得到最近三年的数', next: '更早的，请到台账里一个月一个月地看。' },
  'supervision.spanTurned': { what: '开始的月份在结束的后面', next: '请把两个月份换过来。' },
  'supervision.spanTooLong': { what: '一张登记表最多一年', next: '请分成几张来做，每张不超过十二个月。' },
}
