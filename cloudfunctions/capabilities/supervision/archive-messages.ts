import { addDays, addMonths, clockOf, dayOf, type Day, type Month } from '../../kernel/day'
import type { DayState } from '../attendance'
import { monthTitle } from './messages'

/** The words of 月度考勤台账 and 请销假登记表, as the archive knows them. */

/** The mark of a day on paper, and what it means. A day that is ahead or not decided yet is left blank. */
export const MARKS: Record<DayState, { mark: string; text: string }> = {
  present: { mark: '√', text: '在村' },
  partial: { mark: '△', text: '半天在村' },
  trip: { mark: '出', text: '公出' },
  recalled: { mark: '借', text: '借用' },
  leave: { mark: '假', text: '请假' },
  rest: { mark: '休', text: '休息' },
  unexplained: { mark: '？', text: '待说明' },
  'not-posted': { mark: '—', text: '不在派驻期' },
  unknown: { mark: '○', text: '放假安排还没公布' },
  today: { mark: '', text: '' },
  future: { mark: '', text: '' },
}

export const LEGEND = `图例：${Object.values(MARKS)
  .filter(({ mark }) => mark !== '')
  .map(({ mark, text }) => `${mark} ${text}`)
  .join('\u3000')}\u3000空白 还没到或还没过完`

/** Numbers of a row in the order of the columns; all are days but the nights. */
export const TOTALS = [
  ['days', '在村'],
  ['nights', '夜宿'],
  ['leave', '请假'],
  ['trips', '公出'],
  ['recalled', '借用'],
  ['unexplained', '待说明'],
  ['targetDays', '应在村'],
  ['targetNights', '应夜宿'],
] as const

export const NOTE =
  '在村含工作日的公出；请假、公出、借用按工作日算；应在村、应夜宿已按派驻日期、请假和照顾折算，是参考，不排名、不打分。'

export const ledgerWords = {
  sheet: '月度考勤台账',
  title: (name: string, month: Month): string => `${name}${monthTitle(month)}驻村工作考勤台账`,
  headings: ['序号', '乡镇', '村', '姓名', '派出单位', '职务'],
  dates: '日期',
  totals: '合计（天、夜）',
  fileName: (name: string, month: Month): string => `${clean(name)}${monthTitle(month)}考勤台账.xlsx`,
}

export const registerWords = {
  sheet: '请销假登记表',
  title: (name: string, span: { from: Month; to: Month }): string => `${name}${spanTitle(span)}请销假登记表`,
  headings: [
    '序号',
    '乡镇',
    '村',
    '姓名',
    '派出单位',
    '职务',
    '种类',
    '开始',
    '结束',
    '天数',
    '审批人',
    '销假日期',
    '状态',
  ],
  note: '天数按工作日算，半天记 0.5。本人撤回的不列，事由不写。',
  /** For whoever oversees and does not decide. */
  noKinds: '病假还是事假等，只有批假的人看得到，这里只写“请假”。',
  fileName: (name: string, span: { from: Month; to: Month }): string =>
    `${clean(name)}${spanTitle(span)}请销假登记表.xlsx`,
}

export const SIGNATURES = ['填表人：', '审核人：', '单位盖章：', '年\u3000\u3000月\u3000\u3000日']

export const spanTitle = ({ from, to }: { from: Month; to: Month }): string =>
  from === to ? monthTitle(from) : `${monthTitle(from)}至${monthTitle(to)}`

/** 单位：清河县 月份：2026年11月 台账时间：2026年11月24日 10:00 */
export const headWords = (name: string, when: string, at: number): string =>
  `单位：${name}\u3000\u3000月份：${when}\u3000\u3000台账时间：${longDay(dayOf(at))} ${clockOf(at)}`

export const longDay = (day: Day): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const HALVES = { full: '', morning: '上午', afternoon: '下午' }
export const edgeWords = ({ day, half }: { day: Day; half: keyof typeof HALVES }): string =>
  day + HALVES[half]

export const lastDayOf = (month: Month): Day => addDays(`${addMonths(month, 1)}-01`, -1)

/** A slash would be a folder on the phone. */
const clean = (name: string): string => name.replace(/[\\/:*?"<>|]/g, ' ')

export const progressWords = {
  /** 清河县 做了 3 / 12 个乡镇 */
  going: (done: number, total: number): string => `做了 ${done} / ${total} 个乡镇`,
  made: (people: number): string => `做好了，${people} 人`,
  note: '文件存一天就删。谁在什么时候做的，记在台账里。',
}

export const archiveWords = {
  running: '这个月还没完，做出来的是到现在为止的。',
  empty: { what: '这里还没有乡镇', next: '先导入花名册，再回来做台账。' },
}
