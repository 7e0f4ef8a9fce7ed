import type { RefusalText } from '../../kernel/result'
import type { PhoneCode, VillageCode } from './rules/village-codes'

export const villageRefusals: Record<VillageCode, RefusalText> = {
  'village.unknown': { what: '没有找到这个村', next: '请退回名单，再找一找。' },
  'village.groupTwice': { what: '有两个小组叫一样的名字', next: '请改一个，抽户时才分得清。' },
  'village.over': { what: '这个村已经并走了', next: '要改驻村点，请打开并入的那个村。' },
  'village.leaving': { what: '{village}要并走了', next: '请派到并入的那个村，或者把最后一天放在并村以前。' },
  'unit.code': {
    what: '区划代码不对',
    next: '乡镇是 9 位数字，村是 12 位数字，请对着统计局的代码再看一遍。',
  },
  'unit.elsewhere': { what: '这个代码不是你们县的', next: '代码要以你们县的 6 位代码开头，请再看一遍。' },
  'unit.taken': { what: '这个代码已经有了，是{name}', next: '请再看一遍代码；要改名，请打开它来改。' },
  'unit.noTownship': { what: '还没有建这个村的乡镇', next: '请先建乡镇，它的代码是村代码的前 9 位。' },
  'place.gone': { what: '这个驻村点已经不在了', next: '请退回去，再看一看现在有哪些。' },
  'place.over': { what: '这个驻村点的日子已经过了', next: '过去的不改。要接着用，请新建一个。' },
  'place.changed': { what: '别人刚刚改过这个驻村点', next: '请退回去看一看现在是什么样，再决定改不改。' },
  'place.past': { what: '已经过去的日子不能改', next: '请选今天或以后的日子，过去的签到还按原来的算。' },
  'place.backwards': { what: '最后一天比第一天还早', next: '请把两个日子再看一遍。' },
  'place.many': { what: '这个村的驻村点太多了', next: '请先结束不用的，再来新建。' },
  'place.twin': { what: '那些日子已经有一个同名的驻村点', next: '请换一个名字，或者改原来的那个。' },
  'place.swapped': { what: '经度和纬度写反了', next: '纬度在前，经度在后。请把两个数换过来。' },
  'place.abroad': { what: '这个点不在国内', next: '请在地图上再选一次，或者把经纬度再看一遍。' },
  'place.far': {
    what: '这个点离县里最近的驻村点也有 {km} 公里',
    next: '请再看一遍。真的在那儿，就再确认一次。',
  },
  'merge.self': { what: '一个村不能并进自己', next: '请选另一个村。' },
  'merge.day': { what: '并村的日子要从明天起，一年以内', next: '请另选一天。已经过去的日子不改。' },
  'merge.elsewhere': { what: '只能并进同一个县的村', next: '请在本县的村里选一个。' },
  'merge.heirGone': { what: '{name}自己也要并走', next: '请选它并入的那个村。' },
  'merge.heirs': { what: '那一天以后还有别的村要并进来', next: '请先撤销那一次并村，或者选更晚的日子。' },
  'merge.posted': {
    what: '那一天以后还有 {count} 个人派在这个村：{names}',
    next: '请先在花名册里把这几个人改派到别的村，再来并村。',
  },
  'merge.already': { what: '这个村已经定了要并走', next: '要改，请先撤销，再重新定。' },
  'merge.none': { what: '这个村没有要并走', next: '请退回去再看一看。' },
  'merge.settling': { what: '上一次撤销还没办完', next: '请过一分钟再来。' },
  'merge.begun': { what: '并村的日子已经到了', next: '到了日子就不能撤销了。要再分开，请新建一个村。' },
  'merge.followed': { what: '这一步已经办过了', next: '请退回去看一看。' },
}

export const phoneRefusals: Record<PhoneCode, RefusalText> = {
  'phone.unknown': {
    what: '花名册里没有这个手机号',
    next: '请县驻村办看一看花名册上的号码，或者要一个邀请码来绑定。',
  },
  'phone.bound': {
    what: '这个手机号已经绑定了另一个微信',
    next: '换了微信，或者不是你绑的，请找县驻村办重新绑定。',
  },
  'phone.code': { what: '手机号没有取到', next: '请再点一次“用手机号绑定”，也可以用邀请码。' },
  'phone.locked': { what: '试了 5 次都没有对上', next: '请在 {until} 以后再试，或者问县驻村办。' },
}
