import { posterView } from './poster-presenter'
import type { PosterRound } from './rules/poster'
import type { VillageResult } from './rules/result'

const HOUR = 3_600_000
/** 25 November 2026, 18:00 at UTC+8. */
const CLOSES = Date.UTC(2026, 10, 25, 10)
const OPENS = CLOSES - 5 * 24 * HOUR

const shown: VillageResult = {
  villageId: 'u1',
  state: 'shown',
  ballots: 40,
  counts: { satisfied: 20, basically: 12, not: 6, unknown: 2 },
  interval: { rate: 32 / 38, low: 0.7012, high: 0.9249 },
  aspects: { lives: 0.8, works: 2 / 3, fair: null, helps: 1 },
  stay: 0.75,
  verify: false,
}
const published = (more: Partial<PosterRound> = {}): PosterRound => ({
  name: '2026年第二轮',
  stage: 'published',
  opensAt: OPENS,
  closesAt: CLOSES,
  secretary: '周建平',
  result: shown,
  verification: null,
  ...more,
})
const open = published({ name: '2026年第三轮', stage: 'open', result: null })
const view = (rounds: PosterRound[], now = CLOSES + HOUR) => posterView('柳湾村', '柳湾村', rounds, now)

describe('a published village on its board', () => {
  it('shows the rate with what it means, in percent and in words a villager counts with', () => {
    const { result, coming, meaning } = view([published()])
    expect(result).toMatchObject({
      round: '2026年第二轮',
      about: '11月20日—25日投的，评的是周建平书记',
      hidden: null,
      verification: '',
    })
    expect(result!.shown).toMatchObject({
      rate: '84.2%',
      inTen: '十个人里有八个多满意',
      range: '没有每家都问。每家都问的话，满意率多半在 70.1% 到 92.4% 之间。',
      ballots: '收回 40 张',
    })
    expect(coming).toBeNull()
    expect(meaning.join()).toContain('“不了解”的不算在里面')
  })

  it('draws all four answers, the aspects, and staying, each as its words say', () => {
    const { grades, aspects, stay } = view([published()]).result!.shown!
    expect(grades.map(({ name, text, face }) => [name, text, face])).toEqual([
      ['满意', '50.0%', 'satisfied'],
      ['基本满意', '30.0%', 'basically'],
      ['不满意', '15.0%', 'not'],
      ['不了解', '5.0%', 'unknown'],
    ])
    expect(aspects.map(({ name, text, share }) => [name, text, share])).toEqual([
      ['常住村里', '80.0%', 0.8],
      ['肯办实事', '66.6%', 0.666],
      ['处事公道', '不公布', null],
      ['帮扶管用', '100.0%', 1],
    ])
    expect(stay.map(({ name, text }) => [name, text])).toEqual([
      ['建议留任', '75.0%'],
      ['建议调整', '25.0%'],
    ])
  })

  it('leaves staying out where it would say too much', () => {
    const result = { ...shown, stay: null }
    expect(view([published({ result })]).result!.shown!.stay).toEqual([])
  })

  it.each([
    [null, '县里正派人进村了解情况，有了决定会写在这里。'],
    ['stands', '县里派人进村了解过，决定：结果成立。'],
    ['set-aside', '县里派人进村了解过，决定：这个结果不采用。'],
    ['again', '县里派人进村了解过，决定：再测一次。'],
  ] as const)('says in one neutral sentence what became of a verification: %s', (ruling, sentence) => {
    expect(view([published({ verification: { ruling } })]).result!.verification).toBe(sentence)
  })

  it.each([
    [1, '说了看法的都满意'],
    [0.999, '十个人里有九个多满意'],
    [0.2, '十个人里有两个满意'],
    [0.05, '十个人里不到一个满意'],
    [0, '没有人说满意'],
  ])('a rate of %d reads: %s', (rate, sentence) => {
    const result = { ...shown, interval: { rate, low: 0, high: 1 } }
    expect(view([published({ result })]).result!.shown!.inTen).toBe(sentence)
  })
})

it('a village that is not published reads the same whatever the reason, and carries no number', () => {
  const reasons: Array<VillageResult | null> = [
    { villageId: 'u1', state: 'hidden' },
    { villageId: 'u1', state: 'void', why: 'replaced' },
    { villageId: 'u1', state: 'void', why: 'broken' },
    null,
  ]
  const views = reasons.map((result) => view([published({ result, verification: { ruling: null } })]))
  expect(new Set(views.map((each) => JSON.stringify(each))).size).toBe(1)
  const { result, meaning } = views[0]!
  expect(result).toMatchObject({ shown: null, hidden: { what: '这一轮的结果不公布' }, verification: '' })
  expect(meaning).toEqual([])
})

describe('before a publication', () => {
  const next = (rounds: PosterRound[], now: number) => view(rounds, now).coming

  it('says when the round closes and never how many have voted', () => {
    expect(next([open], CLOSES - HOUR)).toEqual({
      what: '还没有公布',
      next: '正在投，11月25日 周三 18:00 结束。结束以前不给任何人看结果，公布以后再扫这个码，就看得到。',
    })
    expect(next([open], OPENS - HOUR)?.next).toMatch(/^11月20日 周五 18:00 开始投/)
  })

  it('says that it is over and waits, from the hour on', () => {
    for (const rounds of [[open], [{ ...open, stage: 'over' as const }]])
      expect(next(rounds, CLOSES)?.next).toMatch(/^这一轮已经投完了，等县里公布/)
  })

  it('says of a round that nobody published in time that it came to nothing', () => {
    const lapsed = { ...open, stage: 'lapsed' as const }
    expect(next([lapsed], CLOSES + 91 * 24 * HOUR)).toEqual({
      what: '这一轮没有公布',
      next: '县里太久没有公布，这一轮作废了，票都没有打开。',
    })
  })

  it('says what will appear in a village that was never asked', () => {
    expect(next([], CLOSES)?.what).toBe('还没有公布过结果')
  })

  it('keeps the published result beside a round that runs', () => {
    const both = view([{ ...open, closesAt: CLOSES + HOUR }, published()], CLOSES)
    expect(both.result?.round).toBe('2026年第二轮')
    expect(both.coming?.what).toBe('又有一轮测评')
  })
})

it('an old poster of a merged village says whose result it leads to', () => {
  const { village, moved } = posterView('石桥村', '柳湾村', [published()], CLOSES)
  expect(village).toBe('柳湾村')
  expect(moved).toBe('石桥村已经并入柳湾村，这里是柳湾村的结果。')
})
