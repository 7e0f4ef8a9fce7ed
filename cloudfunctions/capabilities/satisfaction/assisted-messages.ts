import type { PollView, ThanksView } from './contract'
import { pollView, thanksView } from './messages'
import type { Box } from './rules/box'

/** The same questions, and what is said and asked besides on a surveyor's phone. */
export function assistedPollView(
  box: Box,
  state: PollView['state'],
  sealKey: string,
  turned: boolean,
): PollView {
  return {
    ...pollView(box, state, sealKey, turned),
    thanks: assistedThanksView(box),
    assisted: {
      tag: '代填',
      consent: {
        title: '留个电话好吗？',
        text: '过些天县里抽几户打电话，只问是不是您自己点的，不问您选了什么。号码最多留到公布后 30 天。不想留，就不留。',
        hint: '您家的电话',
        wrong: '电话写得不对，请再看看。不想留，可以空着。',
        give: '留电话，投出去',
        none: '不留，投出去',
      },
    },
  }
}

export function assistedThanksView(box: Box): ThanksView {
  return {
    ...thanksView(box),
    next: ['请把手机还给调查员。', '您选了什么，书记查不到，', '村里、镇里、调查员也查不到。'],
    back: '下一户',
  }
}
