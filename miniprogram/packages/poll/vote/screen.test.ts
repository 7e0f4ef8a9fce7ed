import type { PollView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { choicesOf, nothing, pick, type Picks } from './ballot'
import { sameStep, screenOf, stepsOf } from './screen'

const options = [
  { value: 'satisfied', label: '满意' },
  { value: 'basically', label: '基本满意' },
  { value: 'not', label: '不满意' },
  { value: 'unknown', label: '不了解' },
] as PollView['overall']['options']
const poll: PollView = {
  state: 'open',
  title: '柳湾村测评',
  overall: { text: '您对周建平书记满意吗？', options },
  aspects: {
    text: '这四件事，您满意吗？',
    rows: (['lives', 'works', 'fair', 'helps'] as const).map((id) => ({
      id,
      label: id,
      question: `${id}？`,
    })),
    options,
  },
  stay: {
    text: '留任还是调整？',
    options: [
      { value: 'change', label: '建议调整' },
      { value: 'stay', label: '建议留任' },
    ],
  },
  sentence: { ask: '还有一句话想说吗？', hint: '可以不写。' },
  promise: '',
  sealKey: '',
  thanks: { title: '', what: '', next: [], after: { title: '', text: '' } },
}
const satisfied = pick(nothing, 'overall', 'satisfied')
const titles = (picks: Picks, large: boolean): string[] =>
  Array.from({ length: stepsOf(poll, large) }, (_, step) => screenOf(poll, picks, step, large).title)

describe('the pages of the poll', () => {
  it('there are three, and with large text one a question', () => {
    expect(titles(nothing, false)).toEqual([poll.overall.text, poll.aspects.text, poll.stay.text])
    expect(titles(nothing, true)).toEqual([
      poll.overall.text,
      'lives？',
      'works？',
      'fair？',
      'helps？',
      poll.stay.text,
    ])
  })

  it('the bar says why it cannot be used until the first question is answered', () => {
    expect(screenOf(poll, nothing, 0, false)).toMatchObject({ primary: '先选一个', off: true, back: false })
    expect(screenOf(poll, satisfied, 0, false)).toMatchObject({ primary: '下一步', off: false })
    expect(screenOf(poll, satisfied, 0, true)).toMatchObject({ primary: '下一题', off: false })
  })

  it('with one question a page, who has answered the first one need not leaf through the others', () => {
    expect(screenOf(poll, nothing, 0, true).only).toBe('')
    expect(screenOf(poll, satisfied, 0, true).only).toBe('只投这一题')
    expect(screenOf(poll, satisfied, 1, true).only).toBe('')
    expect(screenOf(poll, satisfied, 0, false).only).toBe('')
  })

  it('every other question may be left open, and the last page casts', () => {
    expect(screenOf(poll, satisfied, 1, false)).toMatchObject({
      primary: '都不选，下一步',
      off: false,
      back: true,
    })
    expect(screenOf(poll, satisfied, 3, true)).toMatchObject({
      question: 'fair',
      primary: '不选，下一题',
      off: false,
    })
    expect(screenOf(poll, satisfied, 2, false)).toMatchObject({ primary: '投出去', off: false })
  })

  it('a sentence is asked for on the last page alone, and stays while pages are turned', () => {
    const said = { ...satisfied, sentence: '路灯坏了' }
    expect(screenOf(poll, said, 1, false).sentence).toBeNull()
    expect(screenOf(poll, said, 2, false).sentence).toEqual({ text: '路灯坏了', ...poll.sentence })
    expect(choicesOf(said)).toEqual({ overall: 'satisfied', aspects: {}, sentence: '路灯坏了' })
    expect(choicesOf({ ...said, sentence: ' \n' })).toEqual({ overall: 'satisfied', aspects: {} })
  })

  it('the four faces are always there, in the same order, and only the picked one is on', () => {
    const { choices } = screenOf(poll, satisfied, 0, false)
    expect(choices.map((choice) => choice.label)).toEqual(['满意', '基本满意', '不满意', '不了解'])
    expect(choices.map((choice) => choice.on)).toEqual([true, false, false, false])
  })

  it('staying is offered in the order the cloud drew', () => {
    const { choices } = screenOf(poll, satisfied, 2, false)
    expect(choices.map((choice) => choice.value)).toEqual(['change', 'stay'])
  })

  it('changing the text size loses neither the place nor an answer', () => {
    expect([0, 1, 2].map((step) => sameStep(poll, step, true))).toEqual([0, 1, 5])
    expect([0, 1, 2, 3, 4, 5].map((step) => sameStep(poll, step, false))).toEqual([0, 1, 1, 1, 1, 2])
  })
})

describe('picking', () => {
  it('a second tap takes back an answer that is not needed, but never the first one', () => {
    expect(pick(satisfied, 'overall', 'satisfied').overall).toBe('satisfied')
    const fair = pick(satisfied, 'fair', 'not')
    expect(fair.aspects).toEqual({ fair: 'not' })
    expect(pick(fair, 'fair', 'not').aspects).toEqual({})
    expect(pick(pick(satisfied, 'stay', 'stay'), 'stay', 'stay').stay).toBeNull()
  })

  it('there is no ballot before the first question, and open questions are not in it', () => {
    expect(choicesOf(nothing)).toBeNull()
    expect(choicesOf(satisfied)).toEqual({ overall: 'satisfied', aspects: {} })
    expect(choicesOf(pick(pick(satisfied, 'helps', 'unknown'), 'stay', 'change'))).toEqual({
      overall: 'satisfied',
      aspects: { helps: 'unknown' },
      stay: 'change',
    })
  })
})
