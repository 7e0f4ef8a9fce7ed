import type { RefusalText } from '../../kernel/result'
import type { DutyCode } from './codes'

/** One Chinese sentence and the next step for every refusal about roles, postings and people's details. */
export const dutyRefusals: Record<Exclude<DutyCode, 'person.unknown'>, RefusalText> = {
  'grant.above': { what: '这个职务不归你授', next: '请上一级来授，或者只选你能授的职务。' },
  'grant.unit': { what: '这个职务不能管这个单位', next: '请换一个单位，比如乡镇的职务选乡镇。' },
  'grant.dates': { what: '日子不对', next: '开始不能早于两个月前，结束不能早于开始，最远一年。' },
  'grant.twice': { what: '{name}这段日子已经有这个职务了', next: '请换一段日子，或者先收回原来的。' },
  'grant.gone': { what: '没有找到这个职务', next: '请退回去再看看，可能刚刚改过。' },
  'grant.ended': { what: '{name}的这个职务已经收回了', next: '退回去就能看到哪天收回的。' },
  'grant.lastDay': { what: '最后一天不对', next: '最早选昨天（马上收回），最晚一年以内。' },
  'grant.lastOrganiser': {
    what: '县里只剩你一位负责人了',
    next: '请上级先给接替的人授权，再收回你的。',
  },
  'deputy.ofDeputy': { what: '代理人不能再找人代理', next: '请由本人来指定，或者请县驻村办指定。' },
  'deputy.role': { what: '这个职务不用代理', next: '只有分管领导和县驻村办要指定代理。' },
  'deputy.self': { what: '自己不能代理自己', next: '请选另一个人。' },
  'deputy.dates': { what: '代理的日子不对', next: '从今天或以后开始，结束不能早于开始。' },
  'deputy.long': { what: '代理最多{days}天', next: '时间更长的，请县里换人。' },
  'deputy.beyond': { what: '{name}的任期没有这么长', next: '代理的日子要在任期以内。' },
  'deputy.holderEnded': { what: '刚刚有人收回了这个职务', next: '代理没有生效，请退回去再看看。' },
  'posting.gone': { what: '没有找到这段派驻', next: '请退回去再看看，可能刚刚改过。' },
  'posting.village': { what: '没有找到这个村', next: '请重新选一个村。' },
  'posting.dates': { what: '派驻的日子不对', next: '不能早于两个月前，结束不能早于开始，最远一年。' },
  'posting.lastDay': {
    what: '最后一天不对',
    next: '要在派驻开始以后，不早于两个月前。更早的请在花名册里改。',
  },
  'posting.ended': { what: '{name}已经定了离任，最后一天是{date}', next: '要改日子，请用“改派驻的日子”。' },
  'posting.overlaps': {
    what: '{name}这段日子已经派在{village}',
    next: '一个人同一天只能派在一个村。请先办离任，或者换个日子。',
  },
  'posting.secretary': {
    what: '{village}这段日子已经有第一书记{name}',
    next: '一个村同时只有一位第一书记。请先办离任，或者用“换人”。',
  },
  'posting.early': {
    what: '这段派驻的开始在两个月以前，不能在手机上改',
    next: '以前的台账已经交了。请在花名册里改好，再导入。',
  },
  'exemption.gone': { what: '没有找到这项照顾', next: '请退回去再看看，可能刚刚改过。' },
  'exemption.dates': { what: '照顾的日子不对', next: '要在派驻的日子以内，不早于两个月前。' },
  'exemption.overlaps': { what: '这段日子已经有同样的照顾', next: '请换一段日子，或者先结束原来的。' },
  'exemption.rota': {
    what: '轮值的夜里只有“家在附近”才写',
    next: '请把轮值的日子去掉，或者改成“家在附近”。',
  },
  'person.name': { what: '姓名不对', next: '姓名最多 40 个字，只写汉字、字母和“·”。' },
  'person.phoneGone': {
    what: '{name}的手机号已经按规定删了',
    next: '离任的人只留姓名和派驻。要联系，请问派出单位。',
  },
  'person.phoneTaken': {
    what: '这个手机号已经在花名册上了',
    next: '请在名单里按号码找一找。号码换了主人的，先改原来那个人的号码。',
  },
  'person.notBound': { what: '{name}现在没有绑定微信', next: '要用小程序，请发一个新的邀请码。' },
}
