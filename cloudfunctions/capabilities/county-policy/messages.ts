import type { LeaveTier, Slot, SwitchName } from '../../kernel/county-policy'
import { clockOf, dayOf, type Day } from '../../kernel/day'
import { dateWords, dayWords } from '../../kernel/words'
import type { NumberField } from './rules/numbers'

/** The words of the county's policy: plain sentences for everybody bound by it. */

export interface SwitchWords {
  title: string
  sign: string
  /** What is kept and for how long, while it is on. */
  kept: (days: number) => string
  /** What is left when it is off. */
  without: string
  /** 照片留 */
  retention: string
  warning: string
}

export const switchWords: Record<SwitchName, SwitchWords> = {
  checkIn: {
    title: '签到',
    sign: 'in',
    kept: () => '签到的时间和结论记在台账里',
    without: '台账按出勤记，不在村的请假就行',
    retention: '记录留',
    warning: '除了安全和应急，不能硬要人签到。打开后，每个人都会看到文号和用途，从明天起开始问。',
  },
  location: {
    title: '签到取位置',
    sign: 'place',
    kept: (days) => `坐标 ${days} 天后删掉，留结论和距离`,
    without: '签到只报“在村”，不取位置',
    retention: '坐标留',
    warning: '位置是个人的敏感信息。只在签到的时候取一次，从不跟踪。打开后，每个人签到时会看到文号和用途。',
  },
  photo: {
    title: '签到拍照',
    sign: 'camera',
    kept: (days) => `照片 ${days} 天后删掉`,
    without: '签到不收照片',
    retention: '照片留',
    warning: '照片非必要不能要。打开后，每个人签到时会看到文号和用途。',
  },
  spotCheck: {
    title: '抽查',
    sign: 'dice',
    kept: (days) => `答复 ${days} 天后删掉位置，留结论`,
    without: '不抽查，有事打电话',
    retention: '答复留',
    warning: '抽到谁由种子和现场报的数字算出来，谁也挑不了。打开后，每个人都会看到文号和用途。',
  },
  usedInAppraisal: {
    title: '结果用于考核',
    sign: 'award',
    kept: (days) => `用作依据的结果留 ${days} 天`,
    without: '台账和测评只给自己看、给工作用',
    retention: '依据留',
    warning: '小程序不能当考核的主要依据。打开后，很低的满意度只会请人去核实，最后由人来定。',
  },
}

export const labels = { document: '文号', purpose: '用途', kept: '保留', without: '关上后' }

/** 2027年1月31日 */
export const fullDate = (day: Day): string => `${day.slice(0, 4)}年${dateWords(day)}`
/** The year is said where it is not this one. */
export const dateOf = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? dateWords(day) : fullDate(day)

export const status = {
  on: (until: string): string => `开着，到 ${until}`,
  soon: (days: number): string => (days === 0 ? '今天过完就到期' : `还有 ${days} 天到期`),
  coming: (from: string): string => `登记好了，${from}起打开`,
  held: '签到关着，它也不起作用',
  off: '关着，没有登记文件',
  expired: (until: string): string => `${until}到期，已自动关上`,
}
export const boardNote = '没有文件依据就打不开。到期后零点自动关上。'
export const sheetWords = {
  open: (title: string): string => `打开“${title}”`,
  renew: (title: string): string => `“${title}”换一份文件`,
  missing: (label: string): string => `还差：${label}几天`,
  days: (days: number): string => `${days} 天`,
  needsCheckIn: '位置和照片只在签到的时候取，请先打开签到。',
  off: (title: string): string => `关上“${title}”`,
  offWarning: (without: string): string => `马上就不再收了：${without}。以前的日子照原来的算。`,
}

export const done = {
  on: (title: string): string => `“${title}”打开了`,
  coming: (title: string): string => `“${title}”登记好了，明天起打开`,
  renewed: (title: string, until: string): string => `“${title}”换好了，到 ${until}`,
  off: (title: string): string => `“${title}”关上了`,
  numbers: '改好了',
  restDays: '休息日改好了',
  year: (year: number): string => `${year}年的放假安排导入了`,
  yearText: (rest: number, work: number): string =>
    `放假 ${rest} 天，调休上班 ${work} 天。全区的台账和请假都按它算。`,
}

export const notices = {
  on: (by: string, title: string): string => `${by}打开了“${title}”`,
  renewed: (by: string, title: string): string => `${by}给“${title}”换了一份文件`,
  off: (by: string, title: string): string => `${by}关上了“${title}”`,
  onText: (document: string, until: string): string => `依据 ${document}，到 ${until}。`,
  offText: (reason: string): string => `原因：${reason}`,
  expires: (title: string): string => `“${title}”快到期了`,
  expiresText: (until: string): string =>
    `文件到 ${until} 为止，过了那天零点自动关上。还要用，请登记新的文件。`,
}

const ROLE: Record<string, string> = { 'township-leader': '乡镇分管领导', 'county-organiser': '县驻村办' }
const SLOT: Record<Slot['id'], string> = { morning: '早上', evening: '晚上' }

export const slotText = ({ id, from, to }: Slot): string => `${SLOT[id]} ${from}–${to}`
/** 早上 05:00–12:00 签一次，晚上 18:00–24:00 签一次 */
export const askedSlots = (slots: readonly Slot[]): string =>
  slots.map((slot) => `${slotText(slot)} 签一次`).join('，')
export const slotsText = (slots: readonly Slot[]): string => slots.map(slotText).join('，')

export const nightsText = (nights: number): string => `${nights} 夜`
export const metresText = (metres: number): string => `${metres} 米`
export const ballotsText = (ballots: number): string => `${ballots} 票`
export const minutesText = (minutes: number): string => `${minutes} 分钟`
export const timesText = (times: number): string => `${times} 次`
export const workdaysText = (days: number): string => `${days} 个工作日`
export const piecesText = (pieces: number): string => `${pieces} 件`
export const daysText = (days: number): string => (days === 0.5 ? '半天' : `${days} 天`)

/** 1 天以内：乡镇分管领导批 */
export function tierText(tier: LeaveTier, before: LeaveTier | undefined): string {
  const { maxDays, decides, informs } = tier
  const more = before?.maxDays ? `超过 ${daysText(before.maxDays)}` : '不管几天'
  const length = maxDays === null ? more : `${daysText(maxDays)}以内`
  const deciders = decides.map((role) => ROLE[role]).join('批了再由')
  const told = informs.length > 0 ? `，批完告诉${informs.map((role) => ROLE[role]).join('、')}` : ''
  return `${length}：${deciders}批${told}`
}
export const tiersText = (tiers: readonly LeaveTier[]): string =>
  tiers.map((tier, i) => tierText(tier, tiers[i - 1])).join('；')

/** 70%, without the dust of binary fractions. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

export const ruleSections = {
  collected: '收什么，凭什么',
  asked: '要求多少',
  leave: '请假怎么批',
  rest: '哪天休息',
  poll: '满意度测评',
  complaints: '投诉建议',
}

export const rules = {
  checkIn: (slots: string): string => `签到：${slots}，不排名、不打分。`,
  location: (days: number): string =>
    `位置：签到的时候取一次，从不跟踪。坐标 ${days} 天后删掉，只留结论和距离。`,
  photo: (days: number): string => `照片：签到的时候拍，${days} 天后删掉。`,
  spotCheck: (perMonth: number, minutes: number): string =>
    `抽查：每人每月最多 ${perMonth} 次，收到后 ${minutes} 分钟里答复，没答上会有人打电话。`,
  usedInAppraisal: '考核：结果可以当参考，最后由人来定。',
  off: (title: string, without: string): string => `${title}：关着，${without}。`,
  by: (document: string, purpose: string, until: string): string =>
    `依据 ${document}，用途：${purpose}，到 ${until}`,
  targets: (days: number, nights: number): string =>
    `一个月在村 ${days} 天、夜宿 ${nights} 夜。放假、请假、照顾的都先扣掉，只作参考。`,
  noTargets: '没有定在村天数和夜宿的目标。',
  night: '晚上签了，第二天早上也签了，算一夜。',
  accuracy: (metres: number): string => `位置误差超过 ${metres} 米算“信号弱”，不算不在村。`,
  tier: (text: string): string => `${text}。`,
  yearCap: (days: number): string => `一年请假满 ${days} 天会注明，公出和借用不算在里面。`,
  backdate: (days: number): string =>
    days === 0 ? '请假不能补前面的日子。' : `急事可以补前 ${days} 天的假，会注明。`,
  makeupOff: '县里没有开补签。有不对的日子可以点“我有异议”。',
  makeup: '忘了签可以补签，一个月 3 次，要有人证明。',
  ballots: (minimum: number): string => `一个村不到 ${minimum} 票，结果不公布，免得认出是谁投的。`,
  perAccount: (ballots: number): string => `一个微信在一个村最多投 ${ballots} 票。`,
  roundsOff: '县里没有开满意度测评。',
  veto: (share: string): string => `满意度低于 ${share} 会请别的乡镇的人去核实，核实以后由人来定。`,
  complaintAnswer: (days: number): string =>
    `在“我的”里写，${days} 个工作日里答复，到期没有答复会转到上一级。关于县驻村办的，直接送到上一级。`,
  complaintKept: (days: number): string =>
    `可以不写名字。结束 ${days} 天后文字和是谁写的一起删掉，只留件数。`,
  complaintPhone: (phone: string): string => `也可以打县驻村办的电话 ${phone}。`,
  restDay: (name: string, days: string): string => (name ? `${name}：${days}` : days),
  noRestDays: '县里没有另外定休息日。',
  weekends: '周末和国家的放假照国务院公布的算。',
  unknownYear: (years: string): string =>
    `${years}的放假安排还没公布，那一年的日子不会算作“待说明”，请假先按最长的一级批。`,
  pending: (from: string): string => `${from}起按新的算`,
  pendingText: (from: string, text: string): string => `${from}起：${text}`,
}
export const versionText = (version: number): string => `第 ${version} 版`
export const yearText = (year: number): string => `${year}年`

export const fieldWords: Record<NumberField, (value: never) => string> = {
  slots: (value: Slot[]) => `签到时段 ${slotsText(value)}`,
  targetDays: (value: number) => `在村目标 ${value} 天`,
  targetNights: (value: number) => `夜宿目标 ${value} 夜`,
  weakAccuracy: (value: number) => `位置误差的界线 ${value} 米`,
  tiers: (value: LeaveTier[]) => `请假 ${tiersText(value)}`,
  yearCap: (value: number) => `一年请假上限 ${value} 天`,
  backdateDays: (value: number) => `补假往前 ${value} 天`,
  minimumBallots: (value: number) => `最少 ${value} 票才公布`,
  ballotsPerAccount: (value: number) => `一个微信最多 ${value} 票`,
  graceMinutes: (value: number) => `结束后宽限 ${value} 分钟`,
  vetoThreshold: (value: number) => `一票否决的线 ${percent(value)}`,
  spotPerMonth: (value: number) => `抽查每人每月 ${value} 次`,
  spotMinutes: (value: number) => `抽查 ${value} 分钟里答复`,
  complaintDays: (value: number) => `投诉建议 ${value} 个工作日里答复`,
  complaintKept: (value: number) => `投诉建议结束后留 ${value} 天`,
  complaintOpen: (value: number) => `每人最多 ${value} 件没办完的`,
  leaverDays: (value: number) => `离任 ${value} 天后删手机号和微信`,
  complaintPhone: (value: string) => (value ? `县驻村办电话 ${value}` : '没有写县驻村办电话'),
  makeup: (value: boolean) => `补签${value ? '开着' : '关着'}`,
  rounds: (value: boolean) => `满意度测评${value ? '开着' : '关着'}`,
}

export const history = {
  registered: (title: string): string => `打开了“${title}”`,
  renewed: (title: string): string => `“${title}”换了一份文件`,
  off: (title: string): string => `关上了“${title}”`,
  numbers: '改了规则里的数',
  restDays: '改了县里的休息日',
  operator: '建县时定了规则',
  document: (number: string, until: string): string => `${number}，到 ${until}`,
  purpose: (purpose: string): string => `用途：${purpose}`,
  kept: (days: number): string => `保留 ${days} 天`,
  reason: (reason: string): string => `原因：${reason}`,
  now: (before: string, after: string): string => `原来${before}，现在${after}`,
  from: (day: Day): string => `时段、目标和误差从${dateWords(day)}起算`,
  added: (text: string): string => `加上 ${text}`,
  dropped: (text: string): string => `去掉 ${text}`,
  operatorName: '系统管理员',
  reminded: '快到期，提醒了县驻村办',
}
export const whenWords = (by: string, ms: number): string => `${by}，${fullDate(dayOf(ms))} ${clockOf(ms)}`
export const restDayText = (day: Day, name: string): string =>
  name ? `${fullDate(day)} ${name}` : fullDate(day)
export const restDayShort = (day: Day): string => dayWords(day)
/** Offered as names; any other may be typed. */
export const REST_DAY_NAMES = ['开斋节', '古尔邦节', '藏历新年', '三月三', '自治区成立日']
