import type { Notice } from '../../kernel/aggregate'
import { lengthWords } from '../../kernel/words'
import type { Application, LeaveBookState, Matter } from './rules/book'

/** Everything told about a leave that is neither a first request nor a decision on it. */
export type LifeMatter = Exclude<Matter, 'toDecide' | 'reminder' | 'approved' | 'rejected' | 'informed'>

/** One message: its inbox title, one sentence more, and the 20 characters of a card's last field. */
export interface LifeWords {
  title: string
  more: string
  hint: string
}

type Said = (state: LeaveBookState, application: Application, step: number) => LifeWords

const backWords = ({ granted, days }: Application): string =>
  granted ? `没休的 ${lengthWords(granted.days - days)}还回来了` : '都按批的天数记好了'

/** What each says: who and when, neither which leave it is nor why. */
const LIFE_WORDS: Record<LifeMatter, Said> = {
  escalated: ({ name }, { path }, step) => ({
    title: `${name}的假条等了两天，你也可以决定`,
    more: `${path[step]?.office ?? ''}还没有决定`,
    hint: '等了两天，你也可以决定',
  }),
  handedOver: ({ name }, { path }, step) => {
    const by = path[step]?.handedTo?.byName ?? ''
    return { title: `${by}请你决定${name}的假条`, more: `${by}转给你`, hint: `${by}转给你决定` }
  },
  vacant: ({ name, villageName }, { path }, step) => ({
    title: `${villageName}${name}的假条往上转了`,
    more: `该管审批的位子现在没有人，转到${path[step]?.also?.office ?? path[step]?.office ?? ''}`,
    hint: '审批的位子没有人，请补上',
  }),
  revoked: (_, { revoked }) => ({
    title: `${revoked?.name ?? ''}撤销了你的假`,
    more: '点开看原因',
    hint: '点开看原因，可以再提',
  }),
  givenBack: ({ name, villageName }, { revoked }) => ({
    title: `${villageName}${name}的假撤销了`,
    more: `${revoked?.name ?? ''}撤销，不用你办`,
    hint: '已经撤销，不用再办',
  }),
  lastDay: () => ({ title: '今天是请假的最后一天', more: '回到村里签到就销假', hint: '回到村里签到就销假' }),
  overdue: () => ({
    title: '假期过了，还没销假',
    more: '回来了就签到，没信号就点“我回来了”',
    hint: '回来了请签到销假',
  }),
  overdueLeader: ({ name, villageName }) => ({
    title: `${villageName}${name}到期还没销假`,
    more: '请打个电话问一问',
    hint: '到期没销假，请问一问',
  }),
  overdueCounty: ({ name, villageName }) => ({
    title: `${villageName}${name}到期还没销假`,
    more: '镇里已经知道，请看一看',
    hint: '到期没销假，镇里已知道',
  }),
  claimed: ({ name, villageName }) => ({
    title: `${villageName}${name}说回来了，等你确认`,
    more: '没有签到，请核实以后确认',
    hint: '说回来了，等你确认',
  }),
  claimReminder: ({ name, villageName }) => ({
    title: `${villageName}${name}说回来了，还在等你确认`,
    more: '已经等了一天，核实以后确认',
    hint: '等了一天，等你确认',
  }),
  claimEscalated: ({ name, villageName }, { claim }) => ({
    title: `${villageName}${name}说回来了，你也可以确认`,
    more: `${claim?.office ?? ''}两天没有确认`,
    hint: '等了两天，你也可以确认',
  }),
  returned: (_, application) => ({
    title: '假销好了',
    more: backWords(application),
    hint: backWords(application),
  }),
  back: ({ name, villageName }) => ({
    title: `${villageName}${name}回来了`,
    more: '假已经销了，不用你办',
    hint: '已经回来，不用再办',
  }),
  closed: () => ({ title: '派驻期满，假条结束了', more: '不用再办', hint: '派驻期满，不用再办' }),
}

export function lifeWords(
  what: LifeMatter,
  state: LeaveBookState,
  application: Application,
  step: number,
): LifeWords {
  return LIFE_WORDS[what](state, application, step)
}

/** The card of each: what waits for a decision, the answer to the applicant, or only to know. */
export function templateOf(what: LifeMatter): Notice['template'] {
  if (what === 'escalated' || what === 'handedOver') return 'leave-to-decide'
  return what === 'revoked' ? 'leave-decided' : 'leave-informed'
}
