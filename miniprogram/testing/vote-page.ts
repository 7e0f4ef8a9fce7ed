import type { PollView } from '../../cloudfunctions/capabilities/satisfaction/contract'
import type { Answers } from './answers'
import { openPage } from './simulated-page'

const grades: PollView['overall']['options'] = [
  { value: 'satisfied', label: '满意' },
  { value: 'not', label: '不满意' },
]
/** A short poll: one grade, one of the four matters, one proposal. */
export const samplePoll: PollView = {
  state: 'open',
  title: '柳湾村测评',
  overall: { text: '您对周建平书记满意吗？', options: grades },
  aspects: {
    text: '这四件事，您满意吗？',
    rows: [{ id: 'lives', label: '常住村里', question: '常住村里，您满意吗？' }],
    options: grades,
  },
  stay: { text: '您建议留任还是调整？', options: [{ value: 'stay', label: '建议留任' }] },
  sentence: { ask: '还有一句话想说吗？', hint: '可以不写。' },
  promise: '村里镇里查不到。',
  sealKey: '09'.repeat(32),
  thanks: { title: '柳湾村测评', what: '投好了', next: [], after: { title: '', text: '' } },
}

/** The vote page as a slip opens it; `pick` answers a question. */
export async function openVote(query: Record<string, string>, answers: Answers, wx: object = {}) {
  const page = await openPage('packages/poll/vote', { query, answers, wx })
  const pick = (question: string, value: string) =>
    page.begin('onPick', { currentTarget: { dataset: { question, value } } })
  return { ...page, pick }
}
