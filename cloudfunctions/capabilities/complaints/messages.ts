import { dayOf, clockOf, type Day } from '../../kernel/day'
import { dateWords, dayWords } from '../../kernel/words'
import type { TagView } from './contract'
import type { Complaint, ComplaintKind, Matter } from './rules/complaint'
import type { About, AnswerSeat } from './rules/seats'

/** The words of complaints and suggestions: to staff 你, short, without blame. */

export const kindWords: Record<ComplaintKind, string> = {
  complaint: '投诉',
  suggestion: '建议',
  problem: '问题反映',
}
export const kindTiles: Record<ComplaintKind, { tone: TagView['tone']; sign: TagView['sign'] }> = {
  complaint: { tone: 'wheat', sign: 'warn' },
  suggestion: { tone: 'pine', sign: 'edit' },
  problem: { tone: 'sky', sign: 'message' },
}
export const aboutWords: Record<About, string> = { work: '村里、镇里的工作', office: '县驻村办' }

/** 清河县驻村办, 河西市督导 */
export const officeWords = ({ role, unitName }: AnswerSeat): string =>
  role === 'county-organiser' ? `${unitName}驻村办` : `${unitName}督导`

export const form = {
  answers: (office: string): string => `由${office}答复`,
  named: '写上我的名字',
  unnamed: '不写名字',
  namedNotes: {
    named: '答复的人会看到你的姓名和职务。',
    unnamed: '答复的人看不到你是谁，答复照样回到你的“消息”里。文字里也别写出自己是谁。',
  },
  note: (until: string, workdays: number): string =>
    `${until}前答复（${workdays} 个工作日）。到期没有答复，会转到上一级，不会不了了之。`,
}

export const atWords = (ms: number): string => `${dateWords(dayOf(ms))} ${clockOf(ms)}`
export const untilWords = (day: Day): string => `${dateWords(day)}前答复`
export const longUntil = (day: Day): string => dayWords(day)

export const unnamed = '没有写名字'
export const gone = '文字已经按规定删除。'
export const me = '我'

export const tags = {
  waiting: { tone: 'wheat', text: '等答复', sign: 'wait' },
  overdue: { tone: 'brick', text: '过期没答复', sign: 'wait' },
  toAnswer: { tone: 'wheat', text: '等你答复', sign: 'wait' },
  answered: { tone: 'pine', text: '有答复', sign: 'tick' },
  closed: { tone: 'stone', text: '结束了', sign: 'tick' },
  withdrawn: { tone: 'stone', text: '撤回了', sign: 'dash' },
} as const satisfies Record<string, TagView>

export const rowWhen = {
  waiting: (filed: number, due: Day): string => `${dateWords(dayOf(filed))}写的，${untilWords(due)}`,
  settled: (filed: number, at: number): string =>
    `${dateWords(dayOf(filed))}写的，${dateWords(dayOf(at))}答复`,
  ended: (filed: number): string => `${dateWords(dayOf(filed))}写的`,
}

export const facts = {
  from: (name: string, standing: string): string => `写的人：${standing}${standing ? ' ' : ''}${name}`,
  fromUnnamed: '写的人：没有写名字，答复会送到他的“消息”里',
  answers: (office: string): string => `答复的：${office}`,
  shownAs: (named: boolean): string =>
    named ? '写了名字，答复的人看得到' : '没有写名字，答复的人看不到你是谁',
}

export const next = {
  waiting: (day: Day): string => `${dayWords(day)}前答复，到期没有答复会转到上一级。`,
  overdue: '过了答复的日子还没有答复，正在一级一级往上转。',
  toAnswer: (day: Day): string => `请在${dayWords(day)}前答复。`,
  toAnswerLate: (day: Day): string => `${dateWords(day)}该答复的，请尽快答复。`,
  answered: (canAsk: boolean, closesAt: number): string =>
    `${canAsk ? '不清楚可以追问一次，' : ''}清楚了就结束。${dateWords(dayOf(closesAt))}会自己结束。`,
  answeredOffice: '等写的人看过、结束，或者追问一次。',
  closed: (deleteAt: number): string => `已经结束，文字和是谁写的到${dateWords(dayOf(deleteAt))}一起删除。`,
}

export const counts = (all: number, answered: number, late: number): string =>
  all === 0
    ? '今年还没有收到过。'
    : `今年收到 ${all} 件，${answered} 件有了答复${late > 0 ? `，其中 ${late} 件过了期` : ''}。`

export const done = {
  filed: '交上去了',
  answered: '答复送到了',
  followedUp: '追问送到了',
  closed: '结束了',
  withdrawn: '撤回了',
}

interface Said {
  title: string
  text: string
  hint: string
}

/** What a message says: never a word of what was written, and never who wrote it. */
export function noticeWords(what: Matter, complaint: Complaint, office: string): Said {
  const kind = kindWords[complaint.kind]
  const until = complaint.due ? untilWords(complaint.due.on) : ''
  switch (what) {
    case 'toAnswer':
      return { title: `有一件${kind}等你答复`, text: `${until}。`, hint: until }
    case 'asked':
      return { title: `有人对答复追问了一次`, text: `是一件${kind}，${until}。`, hint: until }
    case 'soon':
      return { title: `还有一件${kind}没有答复`, text: `${until}，还有三个工作日。`, hint: until }
    case 'today':
      return { title: `有一件${kind}今天要答复`, text: '过了今天会转到上一级。', hint: '今天要答复' }
    case 'raised':
      return {
        title: `有一件${kind}过期没有答复，转到你这里`,
        text: '原来答复的人还可以答复，你也可以。',
        hint: '过期没有答复，请你答复',
      }
    case 'answered':
      return {
        title: '你反映的事有答复了',
        text: `${office}答复了，不清楚可以追问一次。`,
        hint: '点开看答复',
      }
    case 'raisedOwn':
      return {
        title: '你反映的事转到上一级了',
        text: `到期没有答复，现在${office}也在办。`,
        hint: '到期没有答复，上一级在办',
      }
    case 'closedOwn':
      return {
        title: '你反映的事结束了',
        text: '答复以后半个月没有追问，就结束了。',
        hint: '答复后半个月没有追问',
      }
  }
}

export const entry = (count: number): { text: string; note: string } => ({
  text: '投诉建议',
  note: count > 0 ? `${count} 件等你答复` : '有人写来的，在这里答复',
})
