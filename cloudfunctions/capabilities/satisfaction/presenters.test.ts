import fc from 'fast-check'
import { nextName, percentWords } from './messages'
import { closeNotices } from './round-notices'
import { roundView } from './presenters'
import type { VillageResult } from './rules/result'
import type { RoundState } from './rules/round'
import { TEMPLATES } from '../notifications/templates'

const closesAt = Date.UTC(2026, 10, 25, 10)
const printed = { batch: 'k', by: 'p1', name: '刘敏', at: closesAt - 86_400_000, slips: 90, file: null }
const round = (change: Partial<RoundState> = {}): RoundState => ({
  name: '2026年第二轮',
  countyId: 'u990101',
  phase: 'open',
  openedBy: 'p1',
  opensAt: Date.UTC(2026, 10, 20, 1),
  closesAt,
  graceMinutes: 10,
  ballotsPerAccount: 1,
  slipsPerVillage: 90,
  standards: { minimumBallots: 10, vetoThreshold: 0.7 },
  villages: ['柳湾村', '东渠村', '北滩村'].map((name, i) => ({
    villageId: `u${i}`,
    boxId: `xabcd000${i}`,
    code: `99010110120${i}`,
    name,
    township: '红柳镇',
    postingId: `g${i}`,
    secretary: '周建平',
    households: 212,
  })),
  prints: { u0: { done: printed, doing: null }, u1: { done: null, doing: null } },
  result: null,
  keysHeld: true,
  ...change,
})
const shown = (villageId: string, rate: number, high: number, verify = false): VillageResult => ({
  villageId,
  state: 'shown',
  ballots: 82,
  counts: { satisfied: 60, basically: 10, not: 5, unknown: 7 },
  interval: { rate, low: rate - 0.08, high },
  aspects: { lives: 0.8, works: null, fair: 0.9, helps: 1 },
  stay: null,
  verify,
})
const published = round({
  phase: 'published',
  result: {
    villages: [
      shown('u0', 0.9219, 0.9649),
      shown('u1', 0.55, 0.69999, true),
      { villageId: 'u2', state: 'hidden' },
    ],
    total: null,
    townships: [{ township: '红柳镇', total: null }],
  },
})
const view = (state: RoundState, now: number, mayRun = true) => roundView('rabcd', state, now, mayRun)

describe('shares in words', () => {
  it('are cut to one decimal and never rounded across a line', () => {
    expect([0.69999, 0.7, 0.29, 1, 0, 0.9219].map(percentWords)).toEqual([
      '69.9%',
      '70.0%',
      '29.0%',
      '100.0%',
      '0.0%',
      '92.1%',
    ])
  })

  it('never say more than the share is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const share = Math.min(a, b) / b
        expect(Number(percentWords(share).slice(0, -1)) / 100).toBeLessThanOrEqual(share + 1e-9)
      }),
    )
  })
})

describe('a round on the screen', () => {
  it('before its hour says when it may be closed, and nothing about turnout', () => {
    const open = view(round(), closesAt - 1)
    expect(open.act).toEqual({ kind: 'close', text: '结束这一轮', why: '11月25日 周三 18:10 以后才能结束' })
    expect(open.where).toBe('红柳镇，11月20日—25日')
    expect(open.villages.map((village) => village.text)).toEqual([
      '印了 90 张纸条',
      '还没印纸条',
      '还没印纸条',
    ])
  })

  it('shows whoever runs it how far the slips are printed, as long as anybody can vote, and nobody else', () => {
    expect(view(round(), closesAt - 1).slips?.text).toBe('印好 1 个村，还有 2 个村')
    expect(view(round(), closesAt - 1, false).slips).toBeNull()
    expect(view(round(), closesAt).slips).toBeNull()
    expect(view(published, closesAt - 1).slips).toBeNull()
  })

  it('leads the organiser from closing to publishing, and nobody else', () => {
    expect(view(round(), closesAt + 600_000).act).toMatchObject({ kind: 'close', why: '' })
    expect(view(round({ phase: 'closed' }), closesAt).act).toMatchObject({ kind: 'publish', why: '' })
    expect(view(published, closesAt).act).toBeNull()
    expect(view(round({ phase: 'closed' }), closesAt, false).act).toBeNull()
  })

  it('shows villages in the order of their codes with the range they lie in', () => {
    const { villages } = view(published, closesAt)
    expect(villages.map((village) => village.name)).toEqual(['柳湾村', '东渠村', '北滩村'])
    expect(villages[0]).toMatchObject({ rate: '92.1%', tone: 'pine', text: '多半在 84.1%—96.4%，收回 82 张' })
    expect(villages[0]!.aspects.map((aspect) => aspect.text)).toEqual(['80.0%', '不公布', '90.0%', '100.0%'])
  })

  it('names the village that people must look at, with the unrounded side of the line', () => {
    expect(view(published, closesAt).verifications).toEqual([
      {
        villageId: 'u1',
        title: '东渠村要入村核查',
        text: '上限 69.9% 不到 70%，由人核实再定',
        link: '看核查',
      },
    ])
  })

  it('of a hidden village says no number of its own, and gives no total', () => {
    const shownView = view(published, closesAt)
    expect(shownView.villages[2]).toMatchObject({
      state: 'hidden',
      rate: '',
      point: 0,
      aspects: [],
      stay: '',
    })
    expect(shownView.notes).toEqual(['合计不公布，免得倒推出哪个村'])
    expect(shownView.hiddenNote).toContain('不说是哪一种')
  })

  it('gives every township its total, or why not, and none beside the round’s own where there is only one', () => {
    const villages = published.villages.map((village, i) => ({
      ...village,
      township: i < 2 ? '红柳镇' : '沙梁乡',
    }))
    const townships = [
      { township: '红柳镇', total: { ballots: 164, rate: 0.9339 } },
      { township: '沙梁乡', total: null },
    ]
    const several = view({ ...published, villages, result: { ...published.result!, townships } }, closesAt)
    expect(several.townships).toEqual([
      { name: '红柳镇', text: '收回 164 张，合计满意率 93.3%' },
      { name: '沙梁乡', text: '合计不公布，免得倒推出哪个村' },
    ])
    expect(several.villages.map(({ township }) => township)).toEqual(['红柳镇', '红柳镇', '沙梁乡'])
    expect(view(published, closesAt).townships).toEqual([])
    expect(view(round(), closesAt)).toMatchObject({ townships: [], hiddenNote: '' })
  })

  it('shows a round that was published before there were township totals', () => {
    const villages = published.villages.map((village, i) => ({
      ...village,
      township: `第${Math.min(i, 1)}乡`,
    }))
    const total = { ballots: 164, rate: 0.93337 }
    // 140 of 150 of each shown village: 93.3 %.
    const old: RoundState['result'] = { villages: [shown('u0', 0.9219, 0.96), shown('u1', 0.9, 0.95)], total }
    const whole = view({ ...published, villages: villages.slice(0, 2), result: old }, closesAt)
    expect(whole.notes).toEqual(['收回 164 张，合计满意率 93.3%'])
    expect(whole.townships.map(({ text }) => text)).toEqual(Array(2).fill('收回 82 张，合计满意率 93.3%'))
    const one: VillageResult = { villageId: 'u2', state: 'hidden' }
    const hidden = view(
      { ...published, villages, result: { villages: [...old.villages, one], total: null } },
      closesAt,
    )
    expect(hidden.townships.map(({ text }) => text)).toEqual([
      '收回 82 张，合计满意率 93.3%',
      '合计不公布，免得倒推出哪个村',
    ])
    expect(hidden.villages[0]!.since).toBe('')
  })

  it('says how a village stands against the round before, by its name', () => {
    const than = (way: 'higher' | 'lower' | 'alike', tenths: number) => {
      const village = { ...shown('u0', 0.9219, 0.9649), since: { round: '2026年第一轮', way, tenths } }
      const result = { ...published.result!, villages: [village, ...published.result!.villages.slice(1)] }
      return view({ ...published, result }, closesAt).villages.map(({ since }) => since)
    }
    expect(than('higher', 32)).toEqual(['比2026年第一轮高 3.2 个百分点', '', ''])
    expect(than('lower', 110)[0]).toBe('比2026年第一轮低 11.0 个百分点')
    expect(than('alike', 0)[0]).toBe('和2026年第一轮差不多')
  })

  it('a void village looks like a hidden one to everybody but whoever runs the round', () => {
    const of = (result: VillageResult) => ({
      ...published,
      result: { ...published.result!, villages: [...published.result!.villages.slice(0, 2), result] },
    })
    const hidden = of({ villageId: 'u2', state: 'hidden' })
    for (const why of ['replaced', 'broken'] as const) {
      const gone = of({ villageId: 'u2', state: 'void', why })
      expect(view(gone, closesAt, false)).toEqual(view(hidden, closesAt, false))
      expect(view(gone, closesAt).villages[2]).toMatchObject({ state: 'hidden', tag: { text: '不算' } })
    }
  })
})

it('before the publication, too, only whoever runs the round reads that a village is void', () => {
  const going = round({ voided: { u2: 'replaced' } })
  expect(view(going, closesAt).villages[2]).toMatchObject({ tag: { text: '不算' } })
  expect(view(going, closesAt, false)).toEqual(view(round(), closesAt, false))
})

describe('the notice of the close', () => {
  it('goes to whoever opened the round, unless they closed it, and fills every field of its template', () => {
    expect(closeNotices(round(), 'rabcd', 'p1', closesAt)).toEqual([])
    const [notice] = closeNotices(round(), 'rabcd', 'system', closesAt)
    const template = TEMPLATES.find(({ name }) => name === notice!.template)!
    expect(Object.keys(notice!.data)).toEqual(template.fields.map((field) => field.key))
    expect(notice).toMatchObject({ to: 'p1', data: { time3: '2026年11月25日 18:00' } })
    for (const value of Object.values(notice!.data)) expect(Array.from(value).length).toBeLessThanOrEqual(20)
  })
})

it('the next round of a year is counted in words', () => {
  expect(nextName(2026, 1)).toBe('2026年第二轮')
  expect(nextName(2026, 10)).toBe('2026年第11轮')
})
