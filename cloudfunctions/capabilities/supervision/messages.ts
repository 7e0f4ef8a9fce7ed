import { clockOf, dayOf, type Day, type Month } from '../../kernel/day'
import type { UnitKind } from '../../kernel/people'
import type { TodayCounts } from '../../kernel/tally'
import { dateWords } from '../../kernel/words'
import type { LookKind } from '../attendance'
import type { SignName, Tone } from './contract'
import type { MonthTotals } from './rules/figure'

/** The words of 督导看板. They count people and days and judge nobody. */

export const rowsTitles: Partial<Record<UnitKind, string>> = {
  region: '各市',
  city: '各县',
  county: '各镇',
  township: '各村',
}
export const monthTitle = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

export const live = '现在的数'
export const asOf = (at: number, today: Day): string =>
  dayOf(at) === today ? `${clockOf(at)} 的数` : `${dateWords(dayOf(at))} ${clockOf(at)} 的数`
export const notYet = {
  text: '这里的数还没有算出来',
  more: '第一次要等一两分钟，过一会儿下拉刷新。',
}
export const old = (day: Day): { text: string; more: string } => ({
  text: `这是${dateWords(day)}的数，今天的还没有算出来`,
  more: '过一会儿下拉刷新。要马上知道，点进镇里看，那里是现在的数。',
})

export const cardTitle = (name: string, kind: UnitKind): string => `${name}今天${rowsTitles[kind] ?? ''}`
export const moreUnits = (count: number): string => `一共 ${count} 个，点“全部”都看得到`

export const summary = ({ posted, in: there }: TodayCounts): string => `${posted} 人，${there} 人在村`
export const todayValue = ({ in: there, posted, unbound }: TodayCounts): string => {
  if (posted === 0) return '没有派人'
  return unbound === posted ? `${posted} 人都没绑定` : `在村 ${there} / ${posted}`
}
export const todayWords = (counts: TodayCounts): string =>
  spoken([
    ['在村', counts.in],
    ['公出', counts.trip],
    ['请假', counts.leave],
    ['休息', counts.rest],
    ['待说明', counts.unseen],
    ['还没签', counts.waiting],
    ['没绑定', counts.unbound],
  ])
export const rowNotYet = '今天的还没算'

/** Days of people. */
export const daysWords = (days: Pick<MonthTotals, 'in' | 'trip' | 'leave' | 'none' | 'unbound'>): string =>
  spoken([
    ['在村', days.in],
    ['公出', days.trip],
    ['请假', days.leave],
    ['待说明', days.none],
    ['没绑定', days.unbound],
  ])
export const dayTitle = (day: string, rows: string): string => `${day}，${rows}`
/** 在村 17 / 20, of those who were expected. */
export const dayValue = (days: Pick<MonthTotals, 'in' | 'trip' | 'leave' | 'none' | 'unbound'>): string => {
  const expected = days.in + days.trip + days.leave + days.none
  return expected === 0 ? `${days.unbound} 人都没绑定` : `在村 ${days.in} / ${expected}`
}
export const restWords = (there: number): string => (there > 0 ? `休息日，${there} 人在村` : '休息日')
export const ahead = '还没到'
export const nobodyPosted = '没有派人'
export const undecided = '还没过完'

function spoken(counts: ReadonlyArray<[text: string, count: number]>): string {
  return counts
    .filter(([, count]) => count > 0)
    .map(([text, count]) => `${text} ${count}`)
    .join('，')
}

/** One decimal, cut and not rounded; a whole number without it. */
export function average(total: number, people: number): string {
  if (people === 0) return '0'
  const tenths = Math.floor((total * 10) / people)
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1)
}
/** Of whom an average speaks: everybody but those who could not leave a record. */
export const counting = ({ people, silent }: Pick<MonthTotals, 'people' | 'silent'>): number =>
  people - silent
const nobodyCounts = ({ people }: MonthTotals): string => (people === 0 ? '没有派人' : `${people} 人都没绑定`)
export const averageWords = (totals: MonthTotals): string =>
  counting(totals) === 0
    ? nobodyCounts(totals)
    : `人均 ${average(totals.in, counting(totals))} 天 ${average(totals.nights, counting(totals))} 夜`
export const trendWords = (totals: MonthTotals): string =>
  counting(totals) === 0
    ? nobodyCounts(totals)
    : `人均在村 ${average(totals.in, counting(totals))} 天，夜宿 ${average(totals.nights, counting(totals))} 夜`
export const stats = { in: '人均在村', nights: '人均夜宿' }
export const monthEmpty = { what: '这个月没有数', next: '换一个月看看。' }
export const trendNote = '每根柱子是一个月的人天，点一下看那个月。空着的还没有用上。'

interface FigureWords {
  text: string
  unit: string
  tone: Tone
  sign: SignName
}
/** What today's numbers point at besides where people are. */
export const todayFigures: ReadonlyArray<FigureWords & { key: 'nobody' | 'unseen' | 'unbound' | 'vacant' }> =
  [
    { key: 'nobody', text: '没人在村', unit: '个村', tone: 'brick', sign: 'none' },
    { key: 'unseen', text: '过了早上还没签', unit: '人', tone: 'brick', sign: 'wait' },
    { key: 'unbound', text: '还没绑定微信', unit: '人', tone: 'stone', sign: 'dash' },
    { key: 'vacant', text: '没有派人', unit: '个村', tone: 'stone', sign: 'dash' },
  ]
export const counted = (count: number, unit: string): string => `${count} ${unit}`

/** Reasons in the order in which they are shown. */
export const reasons: Record<LookKind, FigureWords> = {
  nobody: { text: '没人在村', unit: '个村', tone: 'brick', sign: 'none' },
  'spot-check': { text: '抽查没有应答', unit: '人', tone: 'wheat', sign: 'wait' },
  case: { text: '补签、异议过了日子没答复', unit: '件', tone: 'brick', sign: 'wait' },
  unheard: { text: '假条在等，提醒没人收到', unit: '人', tone: 'wheat', sign: 'wait' },
  unexplained: { text: '有几天没有记录', unit: '人', tone: 'brick', sign: 'none' },
  commuting: { text: '白天在，晚上没有记录（走读）', unit: '人', tone: 'wheat', sign: 'night' },
  absent: { text: '好几个工作日没有记录（缺岗）', unit: '人', tone: 'brick', sign: 'none' },
  'on-paper': { text: '一直没有在村的记录（挂名）', unit: '人', tone: 'brick', sign: 'none' },
  torn: { text: '被派出单位借走（两头跑）', unit: '人', tone: 'sky', sign: 'trip' },
  'taking-turns': { text: '一个队轮着来（轮流值班）', unit: '个村', tone: 'wheat', sign: 'partial' },
  flags: { text: '签到的位置有点奇怪', unit: '人', tone: 'wheat', sign: 'unknown' },
  unbound: { text: '有人没绑定微信', unit: '个村', tone: 'stone', sign: 'dash' },
  vacant: { text: '没有第一书记', unit: '个村', tone: 'stone', sign: 'dash' },
  'no-place': { text: '没有驻村点', unit: '个村', tone: 'stone', sign: 'dash' },
}
export const looksTitle = (count: number): string => (count > 0 ? '件要看一看' : '没有要看的')
export const looksNote = '这是提醒，不是结论。先听本人怎么说。'
export const looksEmpty = { what: '没有要看的', next: '哪个村没人、哪天没有记录，会按原因列在这里。' }

export const ways = {
  today: '谁在村',
  teams: '每个人一个月',
  looks: '一件一件看',
  leaves: '请假日历',
  archive: '归档：考勤台账、请销假登记表',
}
export const boardEmpty = {
  what: '这里还没有驻村的人',
  next: '县里导入花名册以后，过一两分钟就有数了。',
}

export const person = {
  post: (village: string, role: string): string => village + role,
  from: (day: Day): string => `${fullDay(day)}起`,
  until: (from: Day, to: Day): string => `${fullDay(from)}至${fullDay(to)}`,
  empty: { looks: '没有要看的', cases: '上个月到现在没有补签和异议', leaves: '今年没有请过假' },
  ledger: '看每一天的台账',
  roster: '花名册上的资料',
}
const fullDay = (day: Day): string => `${day.slice(0, 4)}年${dateWords(day)}`

/** On the first page. */
export const entry = { text: '督导看板', note: '今天、一个月、几个月，一级一级看下去' }
