import { dateWords, dayWords } from '../../kernel/words'
import type { Day } from '../../kernel/day'
import type { SignName, Tone } from './contract'
import type { LookRowView } from './township-contract'
import type { LookKind } from './rules/look'
import type { Counts, Place } from './rules/whereabouts'

/** The words of 今天村里, 全镇一月 and 要看一看. They say what is known and accuse nobody. */

export const places: Record<Place, { sign: SignName; tone: Tone; words: string }> = {
  in: { sign: 'in', tone: 'pine', words: '在村' },
  trip: { sign: 'trip', tone: 'sky', words: '公出' },
  recalled: { sign: 'trip', tone: 'sky', words: '借用' },
  leave: { sign: 'leave', tone: 'wheat', words: '请假' },
  rest: { sign: 'rest', tone: 'stone', words: '休息' },
  unseen: { sign: 'wait', tone: 'stone', words: '今天还没签' },
  unbound: { sign: 'dash', tone: 'stone', words: '还没绑定' },
  elsewhere: { sign: 'out', tone: 'wheat', words: '签过，不在村' },
}

export const todayTitles = { villages: '今天村里', towns: '今天各镇' }
export const subWords = (unit: string, day: Day): string => `${unit} · ${dayWords(day)}`
export const summaryWords = ({ posted, in: there }: Counts): string => `${posted} 人，${there} 人在村`
export const villageTags = {
  in: (count: number) => ({ tone: 'pine' as const, sign: 'in' as const, text: `在村 ${count}` }),
  nobody: { tone: 'brick' as const, sign: 'none' as const, text: '没人在村' },
  rest: { tone: 'stone' as const, sign: 'rest' as const, text: '休息' },
  unseen: { tone: 'stone' as const, sign: 'wait' as const, text: '还没人签' },
  vacant: { tone: 'stone' as const, sign: 'dash' as const, text: '没有派人' },
}
export const nobodyWords = (village: string): string => `${village}今天没人在村`
export const nobodyBesides = (count: number): string => `还有 ${count} 个村今天没人在村`
export const nobodyBelow = '下面逐村看得到。'
/** 何建军请假，姚远今天还没签 */
export const whoWords = (people: ReadonlyArray<{ name: string; words: string }>): string =>
  people.map(({ name, words }) => name + words).join('，')
export const townValue = ({ in: there, posted, unbound }: Counts): string =>
  posted > 0 && unbound === posted ? `${posted} 人都没绑定` : `在村 ${there} / ${posted}`
export const townWords = ({ in: there, trip, leave, waiting, unseen, unbound }: Counts): string =>
  `在村 ${there}，公出 ${trip}，请假 ${leave}，还没签 ${waiting + unseen}${unbound > 0 ? `，没绑定 ${unbound}` : ''}`
export const todayEmpty = {
  what: '这里还没有驻村的人',
  next: '县里导入花名册以后，谁在村、谁请假，这里都看得到。',
}

export const teamsEmpty = { what: '这个月没有驻村的人', next: '换一个月看看。' }
export const totalsWords = (days: number, nights: number): string => `${days} 天 ${nights} 夜`
export const rowWords = (name: string, days: number, nights: number, open: number): string =>
  `${name}，在村 ${days} 天，夜宿 ${nights} 夜${open > 0 ? `，待说明 ${open} 天` : ''}`
export const legend = [
  { state: 'night' as const, sign: 'night' as const, text: '在村，夜宿' },
  { state: 'present' as const, sign: 'in' as const, text: '在村' },
  { state: 'partial' as const, sign: 'partial' as const, text: '半天' },
  { state: 'trip' as const, sign: 'trip' as const, text: '公出、借用' },
  { state: 'leave' as const, sign: 'leave' as const, text: '请假' },
  { state: 'unexplained' as const, sign: 'none' as const, text: '待说明' },
  { state: 'rest' as const, sign: 'rest' as const, text: '休息' },
]

export const looksTitle = (count: number): string => (count > 0 ? '件要看一看' : '没有要看的')
export const looksNote = '这是提醒，不是结论。先听本人怎么说。'
export const looksEmpty = { what: '没有要看的', next: '哪个村没人、哪天没有记录，会列在这里。' }
/** 11月9日提出, of a makeup or a contest. */
export const askedOn = (day: Day): string => `${dateWords(day)}提出`
export const marked = '记下了'
export const seenBy = (name: string, day: Day): string => `${name}，${dateWords(day)}看过`

interface LookWords {
  tile: LookRowView['tile']
  /** After the name of who it is about. */
  what: (days: number) => string
  note: string
  tag: string
}
const ask = '先问一问，可能有没记下来的事。'

export const looks: Record<LookKind, LookWords> = {
  nobody: {
    tile: { tone: 'brick', sign: 'house' },
    what: () => '没人在村',
    note: '',
    tag: '今天',
  },
  'spot-check': {
    tile: { tone: 'wheat', sign: 'wait' },
    what: () => '抽查没有应答',
    note: '可能没有信号，打个电话问一问。',
    tag: '抽查',
  },
  case: {
    tile: { tone: 'brick', sign: 'wait' },
    what: () => '',
    note: '过了答复的日子，催一催。',
    tag: '没答复',
  },
  unheard: {
    tile: { tone: 'wheat', sign: 'wait' },
    what: () => '',
    note: '假条在等他决定。打个电话，请他重新打开微信提醒。',
    tag: '没收到',
  },
  unexplained: {
    tile: { tone: 'brick', sign: 'none' },
    what: (days) => `${days} 天没有记录`,
    note: `可能是忘了签，也可能请假没补。${ask}`,
    tag: '待说明',
  },
  commuting: {
    tile: { tone: 'wheat', sign: 'night' },
    what: (days) => `${days} 天白天在，晚上没有记录`,
    note: '可能是信号不好，先问一问。',
    tag: '走读',
  },
  absent: {
    tile: { tone: 'brick', sign: 'none' },
    what: (days) => `${days} 个工作日没有记录`,
    note: ask,
    tag: '缺岗',
  },
  'on-paper': {
    tile: { tone: 'brick', sign: 'person' },
    what: (days) => `${days} 个工作日都没有在村的记录`,
    note: '可能手机用不了，先打个电话。',
    tag: '挂名',
  },
  torn: {
    tile: { tone: 'sky', sign: 'trip' },
    what: (days) => `被借走 ${days} 天`,
    note: '这算派出单位的，和单位说一说。',
    tag: '两头跑',
  },
  'taking-turns': {
    tile: { tone: 'wheat', sign: 'partial' },
    what: (days) => `${days} 天只有一个人在`,
    note: '人是轮着来的，问问是不是有安排。',
    tag: '轮流值班',
  },
  flags: {
    tile: { tone: 'wheat', sign: 'unknown' },
    what: (days) => `${days} 天的位置有点奇怪`,
    note: '手机也会出错，点开看是哪一次。',
    tag: '存疑',
  },
  unbound: {
    tile: { tone: 'stone', sign: 'person' },
    what: () => '有人没绑定',
    note: '签不了到，请县里发邀请码。',
    tag: '绑定',
  },
  vacant: {
    tile: { tone: 'stone', sign: 'person' },
    what: () => '没有第一书记',
    note: '请县里派人，或者补进花名册。',
    tag: '空缺',
  },
  'no-place': {
    tile: { tone: 'stone', sign: 'place' },
    what: () => '没有驻村点',
    note: '签到没法量位置，先按在村记。请在花名册里补上。',
    tag: '驻村点',
  },
}
/** 的假条，马玉兰收不到提醒 */
export const unheardWords = (names: readonly string[]): string => `的假条，${names.join('、')}收不到提醒`

/** 孙丽 4 天白天在，晚上没有记录; of a village without a space: 北滩村没人在村. */
export const lookWhat = (about: string, person: boolean, words: string): string =>
  person ? `${about} ${words}` : about + words

/** 11月16日、17日、20日: the month once, at most `MOST` of them and then how many. */
const MOST_DATES = 6
export function datesWords(dates: readonly Day[]): string {
  const shown = dates.slice(-MOST_DATES)
  const words = shown.map((day, i) =>
    i > 0 && shown[i - 1]!.slice(0, 7) === day.slice(0, 7) ? `${Number(day.slice(8))}日` : dateWords(day),
  )
  const more = dates.length - shown.length
  return words.join('、') + (more > 0 ? `，还有 ${more} 天` : '')
}
