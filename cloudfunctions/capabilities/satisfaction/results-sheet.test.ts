import readXlsx from 'read-excel-file/node'
import { RESULT_HEADINGS, resultRows, resultsFile } from './results-sheet'
import { roundView } from './presenters'
import { countsOf } from './rules/cells'
import { resultOf } from './rules/result'
import type { RoundState } from './rules/round'

const standards = { minimumBallots: 10, vetoThreshold: 0.7, usedInAppraisal: false }
const ballots = (satisfied: number, not: number) =>
  countsOf((cell) => (cell === 'overall_satisfied' ? satisfied : cell === 'overall_not' ? not : 0))
const village = (villageId: string, code: string, name: string) => ({
  villageId,
  boxId: `x${villageId}`,
  code,
  name,
  township: '红柳镇',
  postingId: `p${villageId}`,
  secretary: '田永福',
  households: 300,
})
const round: RoundState = {
  name: '2026年第二轮',
  countyId: 'c1',
  phase: 'published',
  openedBy: 'o1',
  opensAt: 0,
  closesAt: 1,
  graceMinutes: 10,
  ballotsPerAccount: 1,
  slipsPerVillage: 300,
  standards,
  villages: [
    village('few', '0003', '东渠村'),
    village('same', '0002', '西渠村'),
    village('shown', '0001', '=HYPERLINK("x")'),
    village('gone', '0004', '+柳湾村'),
  ],
  result: resultOf(
    [
      { villageId: 'few', township: '红柳镇', population: 300, outcome: ballots(3, 1) },
      { villageId: 'same', township: '红柳镇', population: 300, outcome: ballots(25, 0) },
      { villageId: 'shown', township: '红柳镇', population: 300, outcome: ballots(40, 5) },
      { villageId: 'gone', township: '红柳镇', population: 300, outcome: 'replaced' },
    ],
    standards,
    300,
  ),
  keysHeld: false,
}

describe('the table of a round’s results', () => {
  it('lists villages by code, and the round together below them', () => {
    expect(resultRows(round).map(([code, name]) => code || name)).toEqual([
      '0001',
      '0002',
      '0003',
      '0004',
      '全轮合计',
    ])
  })

  it('few answers, one opinion and a box that does not count look the same, and none gives a number', () => {
    const [, same, few, gone] = resultRows(round)
    expect(same!.slice(4)).toEqual(few!.slice(4))
    expect(gone!.slice(4)).toEqual(few!.slice(4))
    expect(few!.slice(4)).toEqual(['不公布', '不公布', '不公布', ...Array(8).fill('')])
  })

  it('says nothing before the round is published', () => {
    expect(resultRows({ ...round, phase: 'closed', result: null })).toEqual([])
  })

  it('gives of a shown village what the page gives', () => {
    const [row] = resultRows(round)
    const { villages } = roundView('r1', round, 2, false)
    const page = villages.find(({ villageId }) => villageId === 'shown')!
    const [low, high] = page.text.match(/[\d.]+(?=%)/g)!.map((percent) => ({ share: Number(percent) / 100 }))
    expect(row!.slice(5, 9)).toEqual([
      { count: 45 },
      { share: 0.888 },
      { share: expect.closeTo(low!.share, 6) as number },
      { share: expect.closeTo(high!.share, 6) as number },
    ])
    expect(page).toMatchObject({ rate: '88.8%', text: expect.stringContaining('收回 45 张') as string })
  })

  it('gives the totals that the page gives, those of townships where there are several', () => {
    const villages = round.villages.map((each) => ({
      ...each,
      township: each.villageId === 'shown' ? '红柳镇' : '沙梁乡',
    }))
    const townships = [
      { township: '沙梁乡', total: null },
      { township: '红柳镇', total: { ballots: 45, rate: 0.888 } },
    ]
    const result = { ...round.result!, townships, total: { ballots: 74, rate: 0.931 } }
    const rows = resultRows({ ...round, villages, result }).slice(4)
    expect(rows.map((row) => row.slice(1, 7))).toEqual([
      ['乡镇合计', '沙梁乡', '', '不公布', '不公布', '不公布'],
      ['乡镇合计', '红柳镇', '', '公布', { count: 45 }, { share: 0.888 }],
      ['全轮合计', '', '', '公布', { count: 74 }, { share: 0.931 }],
    ])
    expect(rows.every((row) => row.length === RESULT_HEADINGS.length)).toBe(true)
  })

  it('says how a village stands against the round before in its last column', () => {
    const since = { round: '2026年第一轮', way: 'lower' as const, tenths: 31 }
    const compared = round.result!.villages.map((each) =>
      each.state === 'shown' ? { ...each, since } : each,
    )
    const [row] = resultRows({ ...round, result: { ...round.result!, villages: compared } })
    expect(row!.at(-1)).toBe('比2026年第一轮低 3.1 个百分点')
    expect(RESULT_HEADINGS.at(-1)).toBe('比上一轮')
    expect(resultRows(round)[0]!.at(-1)).toBe('')
  })

  it('is read back as it was meant, by another reader: texts as texts, ballots and shares as numbers', async () => {
    const file = await resultsFile(round)
    const [villages, method] = await readXlsx(file)
    expect(villages!.sheet).toBe('结果')
    expect(villages!.data[0]).toEqual(RESULT_HEADINGS)
    const meant = resultRows(round).map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : 'count' in cell ? cell.count : cell.share)),
    )
    expect(villages!.data.slice(1).map((row) => row.map((cell) => cell ?? ''))).toEqual(meant)
    expect(villages!.data[1]![1]).toBe('=HYPERLINK("x")')
    expect(villages!.data[1]!.slice(4, 7)).toEqual(['公布', 45, 0.888])
    const texts = villages!.data.slice(1).map((row) => row.slice(0, 4))
    expect(texts.flat().every((cell) => cell === null || typeof cell === 'string')).toBe(true)
    expect(method!.data[0]).toEqual(['2026年第二轮'])
  })

  it('gives a share no finer than it is shown, so the file tells no more than the page', () => {
    const finer = round.result!.villages.map((each) =>
      each.state === 'shown' ? { ...each, interval: { rate: 0.88888, low: 0.70999, high: 0.99999 } } : each,
    )
    const [row] = resultRows({ ...round, result: { ...round.result!, villages: finer } })
    expect(row!.slice(6, 9)).toEqual([{ share: 0.888 }, { share: 0.709 }, { share: 0.999 }])
  })
})
