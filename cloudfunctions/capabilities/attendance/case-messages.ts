import { clockOf, dayOf } from '../../kernel/day'
import { dateWords, dayWords } from '../../kernel/words'
import type { SignName, Tone } from './contract'
import { partWords } from './messages'
import type { Case, CaseKind, Part } from './rules/case'

/** The words of makeups, contests and attestations: to staff 你, short, without blame. */

export const kindWords: Record<CaseKind, string> = { makeup: '补签', contest: '异议' }
export const whatWords = ({ kind, day, part }: Pick<Case, 'kind' | 'day' | 'part'>): string =>
  `${kindWords[kind]} ${dateWords(day)}，${partWords[part]}`
export const whenWords = ({ day, part }: Pick<Case, 'day' | 'part'>): string =>
  `${dayWords(day)}，${partWords[part]}`
export const byWords = (name: string, ms: number): string => `${name}，${dateWords(dayOf(ms))} ${clockOf(ms)}`

export const atWords = (ms: number): string => `${dateWords(dayOf(ms))} ${clockOf(ms)}`

export const statusTags: Record<Case['status'], { tone: Tone; sign: SignName; text: string }> = {
  witnessing: { tone: 'wheat', sign: 'wait', text: '等证明人' },
  waiting: { tone: 'wheat', sign: 'wait', text: '等答复' },
  accepted: { tone: 'pine', sign: 'in', text: '算在村' },
  refused: { tone: 'brick', sign: 'none', text: '没有同意' },
  declined: { tone: 'stone', sign: 'dash', text: '证明人没见到' },
  withdrawn: { tone: 'stone', sign: 'dash', text: '撤回了' },
}
export const overdueTag = { tone: 'brick' as const, sign: 'wait' as const, text: '过期没答复' }

export const actWords = { contest: '我有异议', makeup: '申请补签', attest: '证明这天在村' }
export const parts: Array<{ value: Part; text: string }> = [
  { value: 'day', text: partWords.day },
  { value: 'morning', text: partWords.morning },
  { value: 'evening', text: partWords.evening },
]

export const form = {
  makeup: {
    hint: '那天怎么忘了签，一句话就行',
    submit: '交给证明人',
    note: (left: number): string => `证明人点头以后，由乡镇分管领导决定。这个月还能补 ${left} 次。`,
  },
  contest: {
    hint: '台账哪里不对，一句话就行',
    submit: '交上去',
    note: (due: string): string => `乡镇干事会在${due}前答复，过了这一天县里会看到。原来的记录都留着。`,
  },
  attest: {
    hint: '为什么由你证明，比如手机丢了、没有信号',
    submit: '我证明',
    note: '台账上会写明是你证明的和你写的原因，他本人看得到。',
  },
}
export const noWitnessInVillage = {
  what: '村里还没有能作证明的人',
  next: '请村支书或镇干事直接给你证明，或者点“我有异议”。',
}
export const roleNotes = { secretary: '村党支部书记', member: '工作队' }

export const done = {
  asked: '交上去了',
  attested: '记好了',
  confirmed: '谢谢，记下了',
  declined: '记下了',
  accepted: '算在村了',
  refused: '答复了',
  withdrawn: '撤回了',
}

export const timeline = {
  asked: { makeup: '申请补签', contest: '提出异议' },
  witness: (name: string): string => `等${name}证明`,
  confirmed: (name: string): string => `${name}证明那天在村`,
  declined: (name: string): string => `${name}那天没有见到`,
  ruling: (role: string, kind: CaseKind): string => `等${role}${kind === 'makeup' ? '决定' : '答复'}`,
  dueOn: (day: string): string => `${dateWords(day)}前答复，过了县里会看到`,
  overdue: '过了答复的日子，县里已经看到',
  accepted: (name: string): string => `${name}同意，算在村`,
  refused: (name: string): string => `${name}没有同意`,
  withdrawn: '本人撤回了',
  moves: {
    reminded: (who: string) => `催了${who}一次`,
    early: (name: string) => `${name}两天没有回话，领导可以先决定`,
    raised: (role: string) => `两天没有决定，${role}也可以决定`,
    vacant: (from: string, role: string) => `${from}空着，转给${role}`,
    witness: (from: string, name: string) => `${from}不在村里了，改请${name}作证`,
    noWitness: (from: string) => `${from}不在村里了，直接等领导决定`,
    nobody: '暂时没有人能办，有人上任就接着办',
    found: '有人上任了，接着办',
  },
}

export const rowWhen = {
  witnessing: '等你说一声见没见过',
  waiting: (dueOn: string | undefined, witness: Case['witness']): string => {
    if (dueOn) return `${dateWords(dueOn)}前答复`
    return witness ? `${witness.name}${witness.yes ? '已经证明' : '没有回话'}` : ''
  },
}

export const sources = { attest: '有人证明', makeup: '补签', contest: '异议成立' }
/** 柳支书（村党支部书记）证明：手机丢了 */
export const attestedBy = (name: string, role: string, why: string): string =>
  `${name}（${role}）证明：${why}`
export const madeUpBy = (name: string, witness: string, why: string): string =>
  `${witness ? `${witness}证明，` : ''}${name}同意：${why}`
export const seeIt = '看看'

export const notices = {
  toWitness: (name: string) => ({ title: `${name}请你作个证`, hint: '点开说一声那天见没见过' }),
  toRule: (name: string) => ({ title: `${name}的补签等你决定`, hint: '证明人已经点头' }),
  toAnswer: (name: string) => ({ title: `${name}对台账有异议`, hint: '5个工作日内答复' }),
  remindWitness: (name: string) => ({ title: `${name}还在等你作证`, hint: '见过没见过，说一声就行' }),
  toRuleEarly: (name: string) => ({ title: `${name}的补签你可以先决定`, hint: '证明人两天没有回话' }),
  toRuleAlone: (name: string) => ({ title: `${name}的补签等你决定`, hint: '证明人不在村里了' }),
  remindSeat: (name: string, kind: CaseKind) =>
    kind === 'makeup'
      ? { title: `${name}的补签还在等你`, hint: '已经等了一天' }
      : { title: `${name}的异议今天要答复`, hint: '过了今天县里会看到' },
  raised: (name: string) => ({ title: `${name}的补签你也可以决定`, hint: '镇里两天没有决定' }),
  movedHere: (name: string, kind: CaseKind) => ({
    title: `${name}的${kindWords[kind]}转给你了`,
    hint: kind === 'makeup' ? '原来的席位空着，等你决定' : '原来的席位空着，等你答复',
  }),
  seatVacant: (name: string, kind: CaseKind) => ({
    title: `${name}的${kindWords[kind]}转交了`,
    hint: '镇里有席位空着，请补上人',
  }),
  overdue: (name: string) => ({ title: `${name}的异议过期没有答复`, hint: '镇里没有按时答复' }),
  attested: (by: string) => ({ title: `${by}证明你在村`, hint: '点开看台账' }),
  accepted: (by: string) => ({ title: `${by}同意了，算在村`, hint: '台账已经更正' }),
  refused: (by: string) => ({ title: `${by}没有同意`, hint: '点开看原因' }),
  declined: (by: string) => ({ title: `${by}那天没有见到你`, hint: '可以换一个证明人' }),
}

/** To the person whose case it is: who it waits at now. */
export const ownNotices = {
  nowWitness: ({ kind }: Case, who: string) => ({
    title: `你的${kindWords[kind]}改请${who}作证`,
    hint: '原来的证明人不在村里了',
  }),
  nowSeat: ({ kind }: Case, who: string) => ({
    title: `你的${kindWords[kind]}现在等${who}`,
    hint: '原来等的人不在了，不用再交',
  }),
  nowEarly: (_item: Case, who: string) => ({
    title: `你的补签${who}可以先决定`,
    hint: '证明人两天没有回话',
  }),
  nowRaised: (_item: Case, who: string) => ({
    title: `你的补签${who}也可以决定`,
    hint: '镇里两天没有决定',
  }),
  nowNobody: ({ kind }: Case) => ({
    title: `你的${kindWords[kind]}暂时没有人能办`,
    hint: '有人上任就会接着办，不用再交',
  }),
}
