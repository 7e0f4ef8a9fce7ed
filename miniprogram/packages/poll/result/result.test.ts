import type { ViewOf } from '../cloud/call'
import { offline, openPage, refusal, type Answer, type PageOptions } from '../../../testing/simulated-page'

type PosterView = ViewOf<'poll.result'>

const bars = ['满意', '不满意'].map((name) => ({ name, text: '50.0%', share: 0.5, face: 'satisfied' }))
const published: PosterView = {
  village: '柳湾村',
  moved: '',
  coming: null,
  meaning: ['满意率怎么算。'],
  result: {
    round: '2026年第二轮',
    about: '11月20日—25日投的，评的是周建平书记',
    hidden: null,
    verification: '县里正派人进村了解情况，有了决定会写在这里。',
    shown: {
      rate: '84.2%',
      inTen: '十个人里有八个多满意',
      range: '满意率多半在 70.1% 到 92.4% 之间。',
      ballots: '收回 30—49 张',
      grades: bars,
      aspects: [{ name: '处事公道', text: '不公布', share: null, face: '' }],
      stay: [],
    },
  },
}
const hidden: PosterView = {
  ...published,
  meaning: [],
  result: {
    ...published.result!,
    shown: null,
    verification: '',
    hidden: { what: '这一轮的结果不公布', next: '谢谢您投了票。' },
  },
}
/** The page of a poster, on a phone whose cloud gives these answers in turn. */
const open = (answers: Answer[], rest: PageOptions = {}) =>
  openPage(__dirname, { query: { scene: encodeURIComponent('v990101101201') }, answers, ...rest })

it('asks for the scanned village and shows bones until the answer is there', async () => {
  const { all, settle, sent } = await open([published], { settled: false })
  expect(all('.poll__bone')).not.toEqual([])
  await settle()
  expect(all('.poll__bone')).toEqual([])
  expect(sent.map(({ input }) => input)).toEqual([{ scene: 'v990101101201' }])
})

it('shows the rate with its words, the bars and the verification of a published village', async () => {
  const { text } = await open([published])
  for (const words of ['84.2%', '十个人里有八个多满意', '多半在 70.1% 到 92.4%', '收回 30—49 张', '派人进村'])
    expect(text()).toContain(words)
  expect(text()).toContain('这四件事')
  expect(text()).not.toContain('留任还是调整')
})

it('a hidden village shows one kind sentence and no bar at all', async () => {
  const { text } = await open([hidden])
  expect(text()).toContain('这一轮的结果不公布')
  expect(text()).not.toMatch(/大家怎么说|满意率|%/)
})

it('before the first publication it says what comes', async () => {
  const coming = { what: '还没有公布', next: '正在投，11月25日 周三 18:00 结束。' }
  const { text } = await open([{ ...published, result: null, meaning: [], coming }])
  expect(text()).toContain('还没有公布')
  expect(text()).toContain('18:00 结束')
})

it('without a network it offers to try again, and then shows the result', async () => {
  const { act, text } = await open([offline, offline, published])
  expect(text()).toContain('没连上网')
  expect(text()).toContain('再试一次')
  await act('open')
  expect(text()).toContain('84.2%')
  expect(text()).not.toContain('没连上网')
})

it('an unknown code is not tried again', async () => {
  const { text } = await open([refusal('poll.unknownPoster', '这个码认不出来')])
  expect(text()).toContain('这个码认不出来')
  expect(text()).toContain('知道了')
  expect(text()).not.toContain('再试一次')
})

it('大字 enlarges the page and is kept for the next time', async () => {
  const storage = new Map<string, unknown>()
  const { begin, data } = await open([published], { storage })
  expect(data['pageStyle']).toBe('--k:1')
  begin('onSize')
  expect(data['pageStyle']).toContain('--k:1.35')
  expect([...storage.values()]).toEqual([true])
})
