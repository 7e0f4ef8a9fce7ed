import type { ComplianceSwitch } from '../../kernel/county-policy'
import { clockOf, dayOf } from '../../kernel/day'
import { dateWords, dayWords } from '../../kernel/words'
import type { DayState, SignName, Tone } from './contract'
import type { SlotId, Verdict } from './rules/evidence'

/** The words of the attendance ledger: to staff 你, short, without blame. */

export const slotWords: Record<SlotId, string> = { morning: '早上', evening: '晚上' }

/** 320 米, 1.4 公里, 41 公里 */
export function metresWords(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} 米`
  return metres < 9950 ? `${(metres / 1000).toFixed(1)} 公里` : `${Math.round(metres / 1000)} 公里`
}

export interface VerdictWords {
  tone: Tone
  sign: SignName
  /** On the sheet: 在村里 */
  what: string
  /** In a line of the ledger: 在村 */
  short: string
}

export const verdictWords: Record<Verdict, VerdictWords> = {
  inside: { tone: 'pine', sign: 'in', what: '在村里', short: '在村' },
  declared: { tone: 'pine', sign: 'in', what: '在村里', short: '在村' },
  attested: { tone: 'pine', sign: 'in', what: '有人证明在村', short: '在村' },
  weak: { tone: 'wheat', sign: 'weak', what: '信号弱，说不准', short: '信号弱' },
  'no-location': { tone: 'stone', sign: 'unknown', what: '没有拿到位置', short: '没有位置' },
  outside: { tone: 'brick', sign: 'out', what: '不在村里', short: '不在村' },
}

export const measured = (place: string, distance: number, accuracy: number): string =>
  `离${place} ${metresWords(distance)}，误差 ${metresWords(accuracy)}`
export const tooWeak = (accuracy: number, limit: number): string =>
  `误差 ${metresWords(accuracy)}，要 ${metresWords(limit)}以内才看得准`
export const weakButFar = (place: string, distance: number, accuracy: number): string =>
  `离${place}大约 ${metresWords(distance)}，误差 ${metresWords(accuracy)}`
export const weakStory = (accuracy: number): string =>
  `误差 ${metresWords(accuracy)}，看不准在不在村，不算夜宿`
export const declaredHow = '没有量位置，按你说的记'
export const noLocationHow = '没有位置，只记时间，不算夜宿'
export const dialInside = (village: string, radius: number): string => `${village}范围 ${metresWords(radius)}`
export const dialWeak = (accuracy: number): string => `圈：误差 ${metresWords(accuracy)}`

export const advice: Record<Verdict, string> = {
  inside: '',
  declared: '',
  attested: '',
  weak: '走到院子里或高一点的地方再试，会准一些。现在签也会记下，算“信号弱”。',
  'no-location': '现在签会记“没有位置”。想记得准，先去打开。',
  outside: '现在签会照实记下，不算在村。',
}
/** 11月23日 20:14 */
export const whenWords = (ms: number): string => `${dateWords(dayOf(ms))} ${clockOf(ms)}`
export const confirm = { sure: '签到', anyway: '照样签到' }
export const privacyWords = (days: number, document: string, purpose: string): string =>
  `只记这一次，不跟踪。位置最多留 ${days} 天就删掉，只留结论和距离。依据${document}，用途：${purpose}。`
export const noMeasuring = '不取位置，只记你在村里签过。'

export const photoWords = {
  /** Beside 拍一张, before anything is taken. */
  ask: ({ documentNumber, purpose, retentionDays }: ComplianceSwitch): string =>
    `不拍也能签。照片按${documentNumber}用于${purpose}，你、乡镇和县驻村办看得到，最多留 ${retentionDays} 天就删。`,
  /** Drawn on it: when, and 柳湾村 · 周建平. */
  drawn: (ms: number, late: boolean): string =>
    `${dayWords(dayOf(ms))} ${clockOf(ms)}${late ? '（补传）' : ''}`,
  see: '看照片',
  story: { kept: '附了照片', gone: '照片到期删掉了' },
  attached: '照片附上了',
}

export const answers = {
  off: '今天不用签到',
  all: '今天签齐了',
  none: '今天没有签到',
  two: '今天还要签两次',
  rest: '今天休息，不用签到',
  away: (words: string): string => `今天${words}，不用签到`,
  one: (slot: SlotId): string => `今天还差${slotWords[slot]}一次签到`,
  lost: (slot: SlotId): string => `${slotWords[slot]}没有签到`,
}

export const hints = {
  off: '县里没有开签到，台账按出勤记，不在村就请个假。',
  rest: '休息天在村里签了，也算一天。',
  tonight: (to: string): string => `明早 ${to} 前再签一次，今晚就算一夜。`,
  lastNight: '昨晚算一夜了。',
  again: '现在还能再签，记最好的一次。',
}

export const slotNotes = {
  until: (to: string): string => `${to} 前签`,
  from: (from: string): string => `${from} 起可以签`,
  at: (ms: number): string => `${clockOf(ms)} 签到`,
  outside: (ms: number): string => `${clockOf(ms)} 签过，不在村`,
}
export const slotStates = { due: '还没签', later: '还没到', missed: '没有签' }

export const buttons = {
  slot: (slot: SlotId): string => `${slotWords[slot]}签到`,
  again: '再签一次',
  between: '现在签到',
}

export const done = {
  all: '今天两次都签了',
  tonight: (to: string): string => `明早 ${to} 前再签一次，\n今晚就算一夜。`,
  slot: (slot: SlotId): string => `${slotWords[slot]}的签到记好了`,
  between: '记下了',
  late: '补上了',
  outside: '照实记下了',
  betweenNext: '现在不在签到时段，记下了你来过，不算一次签到。',
  lateNext: (ms: number): string =>
    `手机说是 ${dateWords(dayOf(ms))} ${clockOf(ms)} 签的，这个时间证明不了，所以不算一次签到。`,
  lateDay: (slot: SlotId, ms: number): string =>
    `${dateWords(dayOf(ms))}${slotWords[slot]}的签到，按 ${clockOf(ms)} 记，会注明是补传的。`,
  outsideNext: '有公事在外面，可以补一张公出。',
  weakNext: '信号好的时候可以再签，记最好的一次。',
  eveningNext: (from: string): string => `晚上 ${from} 以后再签一次。`,
  nights: (nights: number): string => `夜宿 ${nights} 夜`,
  nightsNote: (nights: number): string => `签完明早是 ${nights} 夜`,
  nightDone: '昨晚刚算进来',
}

export const dayTags: Record<DayState, { tone: Tone; sign: SignName; text: string }> = {
  present: { tone: 'pine', sign: 'in', text: '在村' },
  partial: { tone: 'pine', sign: 'partial', text: '半天在村' },
  trip: { tone: 'sky', sign: 'trip', text: '公出' },
  recalled: { tone: 'sky', sign: 'trip', text: '借用' },
  leave: { tone: 'wheat', sign: 'leave', text: '请假' },
  rest: { tone: 'stone', sign: 'rest', text: '休息' },
  unexplained: { tone: 'brick', sign: 'none', text: '待说明' },
  'not-posted': { tone: 'stone', sign: 'dash', text: '不在派驻期' },
  today: { tone: 'wheat', sign: 'wait', text: '还没过完' },
  future: { tone: 'stone', sign: 'dash', text: '还没到' },
  unknown: { tone: 'stone', sign: 'unknown', text: '放假安排还没公布' },
}
export const onlySeen = '有记录'
export const withNight = '，夜宿'

export const story = {
  title: dayWords,
  evidence: (slot: SlotId | null, ms: number, short: string): string =>
    `${slot ? `${slotWords[slot]} ` : ''}${clockOf(ms)} ${short}`,
  late: '补传的',
  flags: {
    repeated: '位置和以前一天一模一样',
    speed: '离上一次太远，时间太短',
    crowd: '位置和别人一模一样',
  },
  said: (note: string): string => `“${note}”`,
  between: '不在签到时段',
  unproved: '补传的，时间证明不了',
  missing: (slot: SlotId): string => `${slotWords[slot]}没有签到`,
  vouched: (part: SlotId | 'day', source: string): string => `${partWords[part]}${source}`,
  half: { full: '', morning: '（上午）', afternoon: '（下午）' },
  approved: '已经同意',
  waiting: '还在等决定',
}

export const partWords: Record<SlotId | 'day', string> = { day: '全天', morning: '早上', evening: '晚上' }

export const notes = {
  unexplained: '这一天没有在村的记录，也没有请假。',
  waiting: '有一份申请在等决定，同意了就不用再说明。',
  byException: '那天县里没有开签到，按出勤记。',
  unknown: '那一年的放假安排还没公布，先不算。',
  onlySeen: '记录不在签到时段，不算一天，也不算没有记录。',
}

export const totalsWords = {
  days: '在村',
  nights: '夜宿',
  trips: '公出',
  leave: '请假',
  recalled: '借用',
  unexplained: '待说明',
}
export const ofDays = (days: number): string => `/ ${days} 天`
export const ofNights = (nights: number): string => `/ ${nights} 夜`
export const monthTitle = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
export const monthShort = (month: string): string => `${Number(month.slice(5))}月`
export const whoseWords = (village: string, name: string): string => `${village} · ${name}`
export const targetsWords = (days: number, nights: number): string =>
  nights > 0
    ? `这个月的目标是在村 ${days} 天、夜宿 ${nights} 夜，放假和请假的已经扣掉`
    : `这个月的目标是在村 ${days} 天，放假和请假的已经扣掉`
export const unexplainedWords = (day: string): string => `${dateWords(day)}没有记录`
export const cellWords = (day: string, parts: string[]): string => [dateWords(day), ...parts].join('，')

/** In the organiser's inbox: a village whose check-ins cannot be measured. */
export const noPlaceWords = (village: string, name: string): { title: string; text: string } => ({
  title: `${village}还没有驻村点`,
  text: `${name}签到的时候没法量位置，先按在村记。请在花名册里补上驻村点，再导入一次。`,
})
