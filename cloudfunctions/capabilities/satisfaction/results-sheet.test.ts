import readXlsx from 'read-excel-file/node'
import { bandOf, RESULT_HEADINGS, resultRows, resultsFile } from './results-sheet'
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
      { villageId: 'few', population: 300, outcome: ballots(3, 1) },
      { villageId: 'same', population: 300, outcome: ballots(25, 0) },
      { villageId: 'shown', population: 300, outcome: ballots(40, 5) },
      { villageId: 'gone', population: 300, outcome: 'replaced' },
    ],
    standards,
  ),
  keysHeld: false,
}

describe('the table of a round’s results', () => {
  it('lists villages by code', () => {
    expect(resultRows(round).map(([code]) => code)).toEqual(['0001', '0002', '0003', '0004'])
  })

  it('a village with few answers and a unanimous one look the same', () => {
    const [, same, few] = resultRows(round)
    expect(same!.slice(4)).toEqual(few!.slice(4))
    expect(few!.slice(5).every((cell) => cell === '')).toBe(true)
  })

  it('says nothing before the round is published', () => {
    expect(resultRows({ ...round, phase: 'closed', result: null })).toEqual([])
  })

  it.each([
    [9, '不到 10 张'],
    [10, '10—19 张'],
    [49, '30—49 张'],
    [50, '50—99 张'],
    [200, '200 张以上'],
  ])('%i ballots are %s', (n, band) => expect(bandOf(n)).toBe(band))

  it('never gives the number of ballots itself', () => {
    const [shown] = resultRows(round)
    expect(shown![5]).toBe('30—49 张')
    expect(shown![6]).toBe('88.8%')
  })

  it('is read back as it was meant, by another reader, with texts only', async () => {
    const file = await resultsFile(round)
    const [villages, method] = await readXlsx(file)
    expect(villages!.sheet).toBe('结果')
    expect(villages!.data[0]).toEqual(RESULT_HEADINGS)
    expect(villages!.data.slice(1).map((row) => row.map((cell) => cell ?? ''))).toEqual(resultRows(round))
    expect(villages!.data[1]![1]).toBe('=HYPERLINK("x")')
    expect(villages!.data.flat().every((cell) => cell === null || typeof cell === 'string')).toBe(true)
    expect(method!.data[0]).toEqual(['2026年第二轮'])
  })
})
