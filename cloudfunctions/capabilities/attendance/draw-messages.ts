import { clockOf, dayOf } from '../../kernel/day'
import { dateWords, dayWords } from '../../kernel/words'
import type { SignName, Tone } from './contract'
import { verdictWords } from './messages'
import type { Exclusion } from './rules/candidates'
import type { DrawStatus } from './rules/draw'
import type { Evidence } from './rules/evidence'
import { provedTime, type Call, type Found, type Skip } from './rules/spot-check'

/** The words of spot checks: to staff 你, plain, and nobody is accused of anything. */

interface Tag {
  tone: Tone
  sign: SignName
  text: string
}

export const whenOf = (ms: number): string => `${dateWords(dayOf(ms))} ${clockOf(ms)}`

export const drawTitle = (unit: string): string => `${unit}抽查`
export const drawWhen = (openedAt: number, number: number): string =>
  `${dayWords(dayOf(openedAt))}，第${number}次`
export const sizeWords = (list: number, people: number): string => `名单 ${list} 人，抽 ${people} 人`
export const statusTags: Record<DrawStatus, Tag> = {
  waiting: { tone: 'wheat', sign: 'wait', text: '等人加数' },
  lapsed: { tone: 'stone', sign: 'dash', text: '没有办完' },
  drawn: { tone: 'pine', sign: 'in', text: '抽好了' },
}
export const rowWhen: Record<DrawStatus, (openedBy: string, at: number) => string> = {
  waiting: (name, at) => `${name} ${clockOf(at)} 开的，等人加六个数`,
  lapsed: (name, at) => `${name} ${clockOf(at)} 开的，没有人加数，留着记录`,
  drawn: (name, at) => `${name} ${clockOf(at)} 开的`,
}

export const timeline = {
  opened: (name: string): string => `${name}封好名单和种子`,
  waiting: '等另一个人加六个数',
  until: (at: number): string => `${clockOf(at)} 以后作废，留着记录`,
  lapsed: '没有人加数，作废了',
  digits: (name: string, digits: string): string => `${name}加了 ${digits}`,
  drawn: (people: number): string => `种子公开，抽出 ${people} 人`,
  anyone: '谁都可以验算',
}

const leftWords: Record<Exclusion, string> = {
  away: '请假或公出',
  quota: '这个月已经查够次数',
  asked: '正在应答别的抽查',
  unbound: '没有绑定微信，通知不到',
  twice: '派驻在两个村，只列一次',
}
export const leftOut = (why: Exclusion, people: number): string => `${leftWords[why]} ${people} 人`

export const digitsNotes = {
  own: '你开的，要请督查组、另一位驻村办同志或者乡镇领导来加数。',
  candidate: '你自己在名单里，要请别人来加数。',
  may: '随便想六个数。种子封着，谁也不知道这六个数会抽到谁。',
}

export const mineTags = {
  listed: { tone: 'stone', sign: 'dash', text: '在名单里' } as Tag,
  missed: { tone: 'stone', sign: 'dash', text: '没有抽到你' } as Tag,
}
export const mineWords = {
  waiting: '抽到谁还不知道。',
  missed: '在名单里，没有抽到。',
  listed: '名单已经封好。',
}

export const spotTags: Record<
  'telling' | 'running' | 'answered' | 'late' | 'unanswered' | 'called' | 'skipped',
  Tag
> = {
  telling: { tone: 'wheat', sign: 'wait', text: '正在通知' },
  running: { tone: 'wheat', sign: 'wait', text: '等应答' },
  answered: { tone: 'pine', sign: 'in', text: '应答了' },
  late: { tone: 'pine', sign: 'in', text: '应答了，补传' },
  unanswered: { tone: 'brick', sign: 'none', text: '没有应答' },
  called: { tone: 'stone', sign: 'dash', text: '问过了' },
  skipped: { tone: 'stone', sign: 'dash', text: '没有问' },
}
const skipWords: Record<Skip, string> = {
  away: '抽到以后请了假或者公出',
  quota: '别的抽查先问了，这个月够次数了',
  asked: '正在应答别的抽查',
  ended: '派驻已经结束',
  hours: '过了能问的时间',
}
export const skippedWords = (skip: Skip): string => `没有问：${skipWords[skip]}`
export const untilWords = (until: number): string => `${clockOf(until)} 前应答`
export const answeredWords = (item: Evidence): string =>
  `${clockOf(provedTime(item))} ${verdictWords[item.verdict].short}`
export const unansweredWords = (until: number): string => `${clockOf(until)} 前没有应答`
export const afterWords = (item: Evidence): string =>
  `，${clockOf(provedTime(item))} 签到，${verdictWords[item.verdict].short}`

const foundWords: Record<Found, string> = {
  there: '人在村里',
  elsewhere: '人不在村里',
  unreached: '没有打通',
}
export const callWords = ({ at, name, found, words }: Call): string =>
  `${clockOf(at)} ${name}打电话：${foundWords[found]}${words ? `，${words}` : ''}`
export const saidWords = (at: number, words: string): string => `${clockOf(at)} 本人说明：${words}`

/** On the card of today. */
export const card = {
  running: (until: number): string => `抽查：请在 ${clockOf(until)} 前签到`,
  runningNote: '在哪儿签都照实记。没有信号也先签，存在手机里会补上。',
  answered: (item: Evidence): string => `抽查 ${clockOf(provedTime(item))} 应答了`,
  answeredNote: '抽到谁是当着人抽的，点开可以验算。',
  unanswered: (until: number): string => `抽查 ${clockOf(until)} 前没有应答`,
  unansweredNote: '会有人打电话问一问，你也可以先写一句说明。',
}
export const answerButton = '签到，应答抽查'

/** In a day's story. */
export const story = {
  asked: (at: number): string => `${clockOf(at)} 抽查`,
  seeIt: '看看',
}

export const form = {
  note: '开的时候名单和种子就封好，再由另一个人加六个数，当场抽出来。每个人都可以验算。',
}

export const done = {
  opened: '名单封好了',
  drawn: '抽好了',
  called: '记好了',
  said: '写上了',
}

export const proofNote = '编号代表派驻的人，不写姓名。手机当场重算一遍，也可以复制出去，用别的办法再算。'

export const notices = {
  digits: (unit: string) => ({ title: `${unit}的抽查等你加六个数`, hint: '点开，随便想六个数' }),
  asked: (until: number) => ({ title: `抽查：请在 ${clockOf(until)} 前签到`, hint: '打开首页签到就是应答' }),
  unanswered: (name: string) => ({ title: `${name}没有应答抽查`, hint: '请打电话问一问' }),
  called: (by: string) => ({ title: `${by}记下了抽查的电话`, hint: '点开看，也可以说明' }),
  said: (name: string) => ({ title: `${name}说明了抽查的事`, hint: '点开看看' }),
}
export const noticeText = {
  digits: (openedBy: string, list: number, people: number): string =>
    `${openedBy}封好了名单，${list} 人里抽 ${people} 人，等你加数。`,
  asked: (unit: string, at: number): string => `${unit} ${whenOf(at)} 的抽查抽到了你。在哪儿签都照实记。`,
  unanswered: (village: string, until: number): string => `${village}，${clockOf(until)} 前没有签到。`,
}
export const entry = { text: '抽查', note: '名单先封好，别人加数，当场抽，谁都能验算' }
