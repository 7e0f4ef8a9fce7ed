import type { Refusal, Reply, ViewOf } from '../../../cloud/call'

export type Back = NonNullable<NonNullable<ViewOf<'home.get'>['leave']>['back']>
type Told = Pick<ViewOf<'leave.return'>, 'what' | 'next'>

/** What an answer to 我回来了 comes to. */
export interface After {
  /** For the page, which shows it when the button is gone; null while nothing is settled. */
  told: Told | null
  /** Under the button: it may be tapped again as it is; null otherwise. */
  trouble: Refusal['text'] | null
  /** The id that the next tap is sent under; empty where that would be another intention. */
  requestId: string
}

/** No answer, or one that says nothing about the leave itself: the same return may be asked for again. */
const PASSING = ['network.offline', 'server.failed', 'record.busy']

export function after(reply: Reply<ViewOf<'leave.return'>>): After {
  if (reply.ok) return { told: reply.data, trouble: null, requestId: '' }
  if (reply.code === 'network.offline')
    return { told: null, trouble: words.offline, requestId: reply.requestId }
  if (PASSING.includes(reply.code)) return { told: null, trouble: reply.text, requestId: reply.requestId }
  return { told: reply.text, trouble: null, requestId: '' }
}

export const words = {
  button: '我回来了',
  sending: '正在报',
  which: '还没销假的：',
  offline: { what: '没连上网，还没报上去', next: '有信号了再点一次“我回来了”，不会记两遍。' },
}
