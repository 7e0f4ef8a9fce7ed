import type { RefusalText } from '../../kernel/result'
import type { DutyCode, OrganizationCode } from './codes'
import { dutyRefusals } from './duty-refusals'
import { phoneRefusals, villageRefusals } from './village-refusals'
import type { PhoneCode, VillageCode } from './rules/village-codes'

/** One Chinese sentence and the next step for every refusal of this capability. */
export const organizationRefusals: Record<
  OrganizationCode | DutyCode | VillageCode | PhoneCode,
  RefusalText
> = {
  ...dutyRefusals,
  ...villageRefusals,
  ...phoneRefusals,
  'invite.wrong': {
    what: '邀请码不对，或者已经用过了',
    next: '请对着短信或纸条再看一遍。还可以试 {left} 次。',
  },
  'invite.used': { what: '这个邀请码已经用过了', next: '如果不是你用的，请马上告诉县驻村办，换一个新的。' },
  'invite.expired': { what: '这个邀请码过期了', next: '邀请码只管 7 天，请向县驻村办要一个新的。' },
  'bind.locked': { what: '邀请码输错了 5 次', next: '请在 {until} 以后再试，或者问县驻村办要一个新的。' },
  'bind.accountTaken': {
    what: '这个微信已经绑定了别人',
    next: '一个微信只能绑定一个人。请用自己的微信来绑定，或者问县驻村办。',
  },
  'person.unknown': { what: '花名册里没有找到这个人', next: '请退回名单，再找一找。' },
  'county.codes': {
    what: '区划代码上下对不上',
    next: '县的代码要以市的开头，市的代码要以自治区或省的开头。',
  },
  'county.unknown': { what: '还没有建这个县', next: '请先建县，再导入花名册。' },
  'county.organiserName': { what: '负责人的姓名不对', next: '姓名最多 40 个字，只写汉字、字母和“·”。' },
  'roster.unreadable': { what: '没有收到这个文件', next: '请再选一次这个文件；还不行，请看看网络。' },
  'roster.damaged': {
    what: '这个文件坏了，打不开',
    next: '请在电脑上用 Excel 打开看看，另存为 .xlsx 文件，再选一次。',
  },
  'roster.encrypted': {
    what: '这个文件设了打开密码',
    next: '请在 Excel 里打开，去掉密码（文件、信息、保护工作簿、用密码进行加密，清空），保存以后再选一次。',
  },
  'roster.oldExcel': {
    what: '这是旧格式的文件（.xls 或 .et）',
    next: '请在 Excel 或 WPS 里打开，另存为 .xlsx 文件，再选一次。只改文件名不行。',
  },
  'roster.page': {
    what: '这是一个网页，只是名字像 Excel 文件',
    next: '请用 Excel 打开，另存为 .xlsx 文件，再选一次。只改文件名不行。',
  },
  'roster.text': {
    what: '这是文本文件（例如 CSV），只是名字像 Excel 文件',
    next: '请把内容填进花名册模板，存成 .xlsx 文件，再选一次。CSV 会丢掉编码的后几位，请核对。',
  },
  'roster.otherKind': {
    what: '这不是 Excel 表格',
    next: '请选花名册的 .xlsx 文件；别的格式请先用 Excel 或 WPS 另存为 .xlsx 文件。',
  },
  'roster.tooLarge': {
    what: '这个文件太大了',
    next: '花名册每张表最多 5000 行，文件不超过 3 MB，请分开导入。',
  },
  'roster.busy': {
    what: '{who}正在导入“{file}”',
    next: '一个县一次只收一个文件，一般几分钟就好。等那个收完，再来导入这个。',
  },
  'roster.previewStale': {
    what: '看过以后，花名册又有了改动',
    next: '还什么都没有导入。请再看一遍会改什么，然后导入。',
  },
  'roster.noProblems': { what: '这个文件没有要改的地方了', next: '请退回去，再看一遍会改什么。' },
  'roster.numberTaken': {
    what: '{name}的手机号 {phone} 刚刚成了{other}的',
    next: '这次一行也没有收。请核对两个人的手机号，在文件里或花名册上改好，再导入一次。',
  },
  'roster.notTaken': {
    what: '这份花名册没有导成，一行也没有收',
    next: '请把同一份再看一遍会改什么，看清楚了再导入。',
  },
  'roster.partlyTaken': {
    what: '这份花名册没有导完，可能已经收了一部分',
    next: '请把同一份再看一遍会改什么，再导入一次，收了的不会重复。',
  },
  'roster.moved': { what: '花名册刚刚被另一个文件改过', next: '请再导入一次，会按新的花名册重新核对。' },
}
