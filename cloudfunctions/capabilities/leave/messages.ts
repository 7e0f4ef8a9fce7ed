import type { Absence } from '../../kernel/absence'
import { clockOf, dayOf, daysBetween, yearOf, type Day } from '../../kernel/day'
import type { Posting, Role } from '../../kernel/people'
import { dateWords, dayWords, lengthWords, weekdayWords } from '../../kernel/words'
import type { Kind, Sign, TagView, Tone } from './contract'
import { openClaim, waitingStep, type Application, type Flag, type Status, type Step } from './rules/book'
import type { Deed } from './rules/decided'
import { isOverdue } from './rules/overdue'
import type { Span } from './rules/span'

const KIND_WORDS: Record<Kind, string> = {
  personal: '事假',
  sick: '病假',
  annual: '年休假',
  family: '婚丧产假',
  compensatory: '轮休',
  trip: '公出',
  recalled: '借用',
}
/** On the narrow buttons of the form. */
const KIND_SHORT: Partial<Record<Kind, string>> = { family: '婚丧产' }
/** What team mates and calendars may see: never which leave a person's body or family asks for. */
const AWAY_WORDS: Partial<Record<Kind, string>> = {
  trip: '公出',
  recalled: '借用',
  annual: '年休',
  compensatory: '轮休',
}

export const kindWords = (kind: Kind): string => KIND_WORDS[kind]
export const kindShort = (kind: Kind): string => KIND_SHORT[kind] ?? KIND_WORDS[kind]
export const awayWords = (kind: Kind): string => AWAY_WORDS[kind] ?? '请假'

const HALF_WORDS: Record<Absence['half'], string> = { full: '', morning: '上午', afternoon: '下午' }

/** 请假上午 of a calendar. */
export const awayOn = (kind: Kind, half: Absence['half']): string => awayWords(kind) + HALF_WORDS[half]

/** A calendar shows trips and leaves apart, and no kind. */
export const tileOfNature = (nature: Absence['nature']): { tone: Tone; sign: Sign } =>
  nature === 'leave' ? { tone: 'wheat', sign: 'leave' } : { tone: 'sky', sign: 'trip' }

export const calendarWords = {
  title: (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  /** 2 人不在，1 人待批 */
  sum: (away: number, waiting: number): string =>
    [...(away > 0 ? [`${away} 人不在`] : []), ...(waiting > 0 ? [`${waiting} 人待批`] : [])].join('，') ||
    '没有人请假',
  alone: (village: string): string => `${village}一个人都不在`,
  total: (granted: number, waiting: number): string =>
    [
      ...(granted > 0 ? [`这个月有 ${granted} 个人请假、公出或借用`] : []),
      ...(waiting > 0 ? [`${waiting} 个人的假条等着批`] : []),
    ].join('，'),
  empty: { what: '这个月没有人请假', next: '请假、公出和借用批了以后，在哪天，这里看得到。' },
}

const dayOfMonth = (day: Day): string => `${Number(day.slice(8, 10))}日`

/** 11月26日 周四下午 至 11月30日 周一; the second month is left out where it is the same and `short` is asked. */
export function spanWords({ from, to }: Span, short = true): string {
  const first = dayWords(from.day) + HALF_WORDS[from.half]
  if (from.day === to.day) return first
  const sameMonth = short && from.day.slice(0, 7) === to.day.slice(0, 7)
  const last = sameMonth ? `${dayOfMonth(to.day)} ${weekdayWords(to.day)}` : dayWords(to.day)
  return `${first} 至 ${last}${HALF_WORDS[to.half]}`
}

/** 11月26日—30日, for lists. */
export function datesWords({ from, to }: Span): string {
  if (from.day === to.day) return dateWords(from.day) + HALF_WORDS[from.half]
  const sameMonth = from.day.slice(0, 7) === to.day.slice(0, 7)
  return `${dateWords(from.day)}—${sameMonth ? dayOfMonth(to.day) : dateWords(to.day)}`
}

/** 事假 2天半 */
export function titleWords({ kind, days }: Pick<Application, 'kind' | 'days'>): string {
  return `${kindWords(kind)} ${lengthWords(days)}`
}

/** 26日 周四 */
export function shortDayWords(day: Day): string {
  return `${dayOfMonth(day)} ${weekdayWords(day)}`
}

/** 2 and 天半, so that the number can be set large. */
export function bigNumber(days: number): { count: string; unit: string } {
  const whole = Math.floor(days)
  if (whole === 0) return { count: '', unit: '半天' }
  return { count: String(whole), unit: days > whole ? '天半' : '天' }
}

export function postingWords(role: Posting['role']): string {
  return role === 'secretary' ? '第一书记' : '队员'
}

const ROLE_WORDS: Partial<Record<Role, string>> = {
  'township-leader': '分管领导',
  'township-clerk': '乡镇干事',
  'village-secretary': '村支书',
  'county-organiser': '县驻村办',
  'city-supervisor': '市级督导',
  'region-supervisor': '自治区督导',
}

export const roleWords = (role: Role): string => ROLE_WORDS[role] ?? ''

/** 镇里, 乡里, 县里 …: how people name the level of a unit. */
export function levelWords(office: string): string {
  const last = office.slice(-1)
  return '镇乡县市区旗州村'.includes(last) ? `${last}里` : office
}

/** 马玉兰; 马玉兰、陈国栋; an office where it is an office that decides. */
export function whoWords(step: Pick<Step, 'role' | 'names' | 'office'>): string {
  if (step.role === 'county-organiser') return roleWords(step.role)
  const [first, second, third] = step.names
  if (!first) return `${step.office}${roleWords(step.role)}`
  if (!second) return first
  return third ? `${first}、${second}等${step.names.length}人` : `${first}、${second}`
}

/** 今天 18:06, 昨天 18:06, 11月21日 18:06 */
export function momentWords(at: number, now: number): string {
  const ago = daysBetween(dayOf(at), dayOf(now))
  if (ago === 0) return `今天 ${clockOf(at)}`
  return `${ago === 1 ? '昨天' : dateWords(dayOf(at))} ${clockOf(at)}`
}

const DEED_WORDS: Record<Deed['what'], string> = {
  approved: '你同意了',
  rejected: '你没同意',
  handedOver: '你转给了',
  revoked: '你撤销了',
  confirmed: '你确认回来了',
}

/** 昨天 18:20 你同意了; 11月23日 18:20 你转给了陈国栋; of another year with the year. */
export function deedWords({ what, at, to = '' }: Deed, now: number): string {
  const year = yearOf(dayOf(at)) === yearOf(dayOf(now)) ? '' : `${yearOf(dayOf(at))}年`
  const recent = daysBetween(dayOf(at), dayOf(now)) < 2
  return `${recent ? '' : year}${momentWords(at, now)} ${DEED_WORDS[what]}${to}`
}

const MINUTES_OF_HOUR = 60
const MINUTES_OF_DAY = 1440

/** 等了 22 分, 等了 25 小时, 等了 3 天 */
export function waitedWords(since: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000))
  if (minutes < 1) return '刚提交'
  if (minutes < MINUTES_OF_HOUR) return `等了 ${minutes} 分`
  if (minutes < 2 * MINUTES_OF_DAY) return `等了 ${Math.floor(minutes / MINUTES_OF_HOUR)} 小时`
  return `等了 ${Math.floor(minutes / MINUTES_OF_DAY)} 天`
}

export const emptyWords = (day: Day): string => `${shortDayWords(day)}，村里一个人都不在`

/** 27日村里没人; 27日、30日村里没人; 27日等 4 天村里没人 */
export function emptyShort(days: readonly Day[]): string {
  if (days.length === 0) return ''
  if (days.length > 2) return `${dayOfMonth(days[0]!)}等 ${days.length} 天村里没人`
  return `${days.map(dayOfMonth).join('、')}村里没人`
}

export const FLAG_WORDS: Record<Flag, string> = {
  emergency: '急事，先走后补',
  overYearCap: '超过一年的天数',
  calendarUnknown: '那一年的放假安排还没公布',
  decidedLate: '假期过后才批',
}

const TAG_OF: Record<Exclude<Status, 'submitted'>, TagView> = {
  approved: { tone: 'pine', text: '已同意', sign: 'in' },
  rejected: { tone: 'brick', text: '没同意', sign: 'dash' },
  withdrawn: { tone: 'stone', text: '已撤回', sign: 'dash' },
  revoked: { tone: 'stone', text: '已撤销', sign: 'dash' },
  returned: { tone: 'stone', text: '已销假', sign: 'in' },
  closed: { tone: 'stone', text: '已结束', sign: 'dash' },
}

/** What came of somebody's own deed, for whoever may not see any more how it stands. */
export function deedTag({ what }: Deed): TagView {
  if (what === 'handedOver') return { tone: 'stone', text: '已转交', sign: 'dash' }
  return TAG_OF[what === 'confirmed' ? 'returned' : what]
}

/** 等镇里决定, 已同意 … */
export function tagOf(status: Status, waiting: Step | undefined): TagView {
  if (status !== 'submitted') return TAG_OF[status]
  return { tone: 'wheat', text: `等${levelWords(waiting?.office ?? '')}决定`, sign: 'wait' }
}

/** The same with how a granted one stands: 超期没销假, 等镇里确认. */
export function tagFor(application: Application): TagView {
  if (isOverdue(application)) return { tone: 'brick', text: '到期没销假', sign: 'dash' }
  const claim = openClaim(application)
  if (claim) return { tone: 'wheat', text: `等${levelWords(claim.office)}确认`, sign: 'wait' }
  return tagOf(application.status, application.path[waitingStep(application)])
}

/** 说回来了，请假 11月26日—30日 */
export const claimWords = (span: Span): string => `说回来了，请假 ${datesWords(span)}`

export const NOTE_WORDS = {
  row: (place: number, when: string): string => `证明第 ${place + 1} 张，${when}`,
  hint: '只有批假的人能看，假期结束三个月后删掉。',
  gone: '证明过了保存期，已经删掉了。',
  first: '拍证明（诊断、结婚证等）',
  more: '再拍一张',
}

/** 马玉兰暂时收不到微信提醒, and what helps; `others` were reached. */
export function unreachedWords(
  names: readonly string[],
  others: readonly string[],
  { unbound, own, confirms }: { unbound: boolean; own: boolean; confirms: boolean },
): { text: string; more: string } {
  const who = names.join('、')
  const text = unbound ? `${who}还没绑定微信，收不到提醒` : `${who}暂时收不到微信提醒`
  if (!own)
    return { text, more: unbound ? '请打个电话，把邀请码给他。' : '请打个电话，请他重新打开微信提醒。' }
  const act = confirms ? '确认' : '决定'
  const more =
    others.length > 0
      ? `${others.join('、')}收到了，也可以${act}。`
      : '假条在小程序里等着，打个电话说一声更快。'
  return { text, more }
}

export const WAITS_FOR_YOU: TagView = { tone: 'wheat', text: '等你决定', sign: 'wait' }

/** The square before a row: trips in sky, leave in wheat. */
export function tileOf(kind: Kind): { tone: Tone; sign: Sign } {
  return kind === 'trip' || kind === 'recalled'
    ? { tone: 'sky', sign: 'trip' }
    : { tone: 'wheat', sign: 'leave' }
}

export function yearWords(used: number, cap: number): string {
  return `今年${used > 0 ? `已请 ${lengthWords(used)}` : '还没请过假'}，一年 ${cap} 天以内。`
}

export const WITHDRAW_NOTE = '提交后，决定前都可以撤回。'
export const SETTLED_WORDS: Record<'approved' | 'rejected', string> = { approved: '同意', rejected: '不同意' }

/** Under the dates of the calendar, and below it. */
export const CALENDAR_WORDS = {
  own: '已请',
  rest: '休',
  empty: '没人',
  today: '今天',
  absence: ({ words, approved }: Absence): string => (approved ? words : `${words}（等批）`),
}

/** 周末 2 天不算, 休息 3 天不算 */
export function restWords(days: readonly Day[], weekend: boolean): string {
  if (days.length === 0) return ''
  return `${weekend ? '周末' : '休息'} ${days.length} 天不算`
}

export const fromWords = (day: Day): string => `${shortDayWords(day)}起`
export const toWords = (day: Day): string => `${shortDayWords(day)}止`

/** 不超过 3 天：镇里批，县里知道 */
export function pathTitle(reach: string, path: readonly Step[]): string {
  const deciding = path.filter((step) => step.duty === 'decide').map((step) => levelWords(step.office))
  const told = path.filter((step) => step.duty === 'inform').map((step) => levelWords(step.office))
  const decides = deciding.map((level, index) => `${level}${index > 0 ? '再批' : '批'}`)
  return `${reach}：${[...decides, ...told.map((level) => `${level}知道`)].join('，')}`
}

export const REACH = {
  upTo: (days: number): string => `不超过 ${lengthWords(days).replace('天', ' 天')}`,
  over: (days: number): string => `超过 ${lengthWords(days).replace('天', ' 天')}`,
  any: '不管几天',
  trip: '公出',
  whole: (days: number): string => `连着前后的假一共 ${lengthWords(days)}`,
  unknown: '放假安排还没公布，按最长的算',
}

export const STEP_ROLES = {
  you: '你',
  hands: '提交',
  decides: (title: string): string => `${title}，来决定`,
  officeDecides: '来决定',
  then: '同意后再决定',
  told: '会知道，不用批',
}

export const WARNINGS = {
  empty: (days: readonly Day[]): string =>
    days.length > 1
      ? `${dayWords(days[0]!)}等 ${days.length} 天，村里一个人都不在`
      : `${dayWords(days[0]!)}，村里一个人都不在`,
  /** 李晓燕公出，王磊年休。可以照常提交，马玉兰会看到。 */
  emptyMore: (others: readonly string[], who: string): string =>
    `${others.length > 0 ? `${others.join('，')}。` : ''}可以照常提交，${who}会看到。`,
  emergency: '从已经过去的日子开始',
  emergencyMore: (who: string): string => `算急事补请，${who}会看到。`,
  cap: (cap: number): string => `这样一年就超过 ${cap} 天了`,
  capMore: (who: string): string => `可以照常提交，${who}会看到。`,
  unknown: '那一年的放假安排还没公布',
  unknownMore: '先按周末休息算天数，审批按最长的走。',
}

export const submitTo = (who: string): string => `提交给${who}`

/** What a screen reader says of a sign of the team. */
export const SIGN_WORDS: Record<Sign, string> = {
  in: '在村',
  trip: '公出',
  leave: '请假',
  rest: '休息',
  wait: '请假等批',
  dash: '派驻期满',
}

export const staysWords = (stays: number): string => (stays === 0 ? '没人' : `${stays} 人`)

export const timelineWords = {
  submitted: (who: string): string => `${who} 提交`,
  ruled: (who: string, outcome: string): string => `${who} ${outcome}`,
  withdrew: (who: string): string => `${who} 撤回`,
  knows: (who: string): string => `${who} 已知道`,
  yours: '你来决定',
  waits: (who: string): string => `等${who}决定`,
  then: (who: string): string => `然后${who}决定`,
  told: (who: readonly string[]): string => (who.length > 0 ? `${who.join('、')}会知道结果，不用再批` : ''),
}

export const confirmTitle = (name: string): string => `同意${name}请假？`
export const confirmNote = (told: string): string => `同意后，${told}马上知道。`
export const confirmThen = (who: string): string => `同意后，还要等${who}决定。`
export const rejectNote = (name: string): string => `${name}会看到这段话，可以改了再提。`
export const WITHDRAW_QUESTION = { title: '撤回这张假条？', message: '撤回后没有人会批，可以重新提。' }

/** What is often said when somebody does not agree, filled with the days that stand out. */
export function rejectPhrases(empty: readonly Day[]): Array<{ name: string; text: string }> {
  const [day] = empty
  const stay = day
    ? `${dayOfMonth(day)}村里一个人都没有，错开一天行不行？`
    : '这几天村里要留人，换个时间行不行？'
  return [
    { name: '村里要留人', text: stay },
    { name: '换几天再请', text: '这几天走不开，换几天再请。' },
    { name: '先补材料', text: '先把材料补上，再提一次。' },
  ]
}

/** `who` is empty where it is the reader. */
export const settledWhat = (who: string, granted: boolean, own: boolean): string => {
  if (own) return `${who}${granted ? '同意了' : '没有同意'}`
  if (who === '') return granted ? '你同意了' : '你没有同意'
  return `${who}已经${granted ? '同意了' : '决定不同意'}`
}

export function settledForApplicant(granted: boolean, reason: string): string {
  return granted ? '路上注意安全，按时回来。' : `${reason}\u3000可以改了再提。`
}

export function settledForOthers(name: string, mine: boolean): string {
  return mine ? `${name}已经知道。` : '这张不用再办了。'
}

/** `name` is empty for the applicant. */
export function withdrawnWords(name: string): { what: string; next: string } {
  return name === ''
    ? { what: '你撤回了这张假条', next: '没有人会再批，要请可以重新提。' }
    : { what: `${name}撤回了这张假条`, next: '这张不用再办了。' }
}

export const STATS = {
  days: '本月在村',
  nights: '本月夜宿',
  year: '今年已请',
  of: (target: number, unit: string): string => `/ ${target}${unit ? ` ${unit}` : ''}`,
}
