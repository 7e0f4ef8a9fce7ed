import readXlsx from 'read-excel-file/node'
import { posterView } from './poster-presenter'
import { roundView } from './presenters'
import { assistedRows, ASSISTED_HEADINGS, resultRows, resultsFile } from './results-sheet'
import { countsOf } from './rules/cells'
import { resultOf, type Count } from './rules/result'
import type { RoundState } from './rules/round'

const standards = { minimumBallots: 10, vetoThreshold: 0.7, usedInAppraisal: false }
const ballots = (satisfied: number, not: number) =>
  countsOf((cell) => (cell === 'overall_satisfied' ? satisfied : cell === 'overall_not' ? not : 0))
const NAMES = ['柳湾村', '沙井村', '东渠村', '石桥村']
const village = (name: string, i: number) => ({
  ...{ villageId: `u${i}`, boxId: `x${i}`, code: `000${i}`, name, township: i < 2 ? '红柳镇' : '沙梁乡' },
  ...{ postingId: `g${i}`, secretary: '田永福', households: 300 },
})
const count = (i: number, outcome: Count['outcome'], assisted?: ReturnType<typeof ballots>): Count => ({
  ...{ villageId: `u${i}`, township: i < 2 ? '红柳镇' : '沙梁乡', population: 300, outcome, slips: 60 },
  ...(assisted ? { assisted: { outcome: assisted, slips: 60 } } : {}),
})
const round: RoundState = {
  ...{ name: '2026年第二轮', countyId: 'c1', phase: 'published', openedBy: 'o1', opensAt: 0, closesAt: 1 },
  ...{ graceMinutes: 10, ballotsPerAccount: 1, slipsPerVillage: 60, standards, keysHeld: false },
  villages: NAMES.map(village),
  result: resultOf(
    [
      count(0, ballots(20, 5), ballots(9, 3)),
      count(1, ballots(18, 6), ballots(2, 1)),
      count(2, 'replaced', ballots(9, 3)),
      count(3, ballots(15, 5)),
    ],
    standards,
    60,
  ),
}
const view = (mayRun = true) => roundView('r1', round, 2, mayRun)

describe('assisted ballots on the page of a published round', () => {
  it('stand under the village’s own result with their range and how many there might have been', () => {
    const [liuwan] = view().villages
    expect(liuwan).toMatchObject({ rate: '80.0%', text: expect.stringContaining('收回 25 张') as string })
    expect(liuwan!.assisted).toMatchObject({ state: 'shown', rate: '75.0%' })
    expect(liuwan!.assisted!.text).toMatch(/^多半在 46\.7%—91\.1%，收回 12 张（最多 18 张）$/)
  })

  it('that are few and those of a void village look the same to everybody, and others are not spoken of', () => {
    const [, few, gone, none] = view().villages
    expect(few!.assisted).toEqual({
      ...{ state: 'hidden', rate: '', text: '代填的单独算，这轮不公布', aspects: [], stay: '' },
    })
    expect(gone!.assisted).toEqual(few!.assisted)
    expect(none).not.toHaveProperty('assisted')
    expect(view(false).villages.map(({ assisted }) => assisted)).toEqual(
      view().villages.map(({ assisted }) => assisted),
    )
  })

  it('have totals of their own, or the reason why not', () => {
    expect(view().notes[1]).toBe('代填的合计不公布，免得倒推出哪个村')
    expect(view().townships.map(({ assisted }) => assisted)).toEqual([
      '代填的合计不公布，免得倒推出哪个村',
      '代填的合计不公布，免得倒推出哪个村',
    ])
    const both = resultOf(
      [count(0, ballots(20, 5), ballots(9, 3)), count(1, ballots(18, 6), ballots(10, 2))],
      standards,
      60,
    )
    const whole = roundView('r1', { ...round, villages: round.villages.slice(0, 2), result: both }, 2, true)
    // 19 of 24.
    expect(whole.notes[1]).toBe('代填收回 24 张，满意率 79.1%，单独算')
  })

  it('lead whoever runs the round to its surveyors while people vote, and to the calls afterwards', () => {
    const open = { ...round, phase: 'open' as const, closesAt: 10, result: null }
    const surveyor = { personId: 'p', name: '郭静', villageIds: ['u0', 'u1'], by: 'o1', at: 0, endedAt: null }
    expect(roundView('r1', open, 2, true).surveyors).toEqual({
      text: '没有手机、看不清字的，可以念给他听，让他自己点',
    })
    expect(roundView('r1', { ...open, surveyors: [surveyor] }, 2, true).surveyors).toEqual({
      text: '1 位，2 个村',
    })
    for (const [state, mayRun] of [
      [open, false],
      [round, true],
    ] as const)
      expect(roundView('r1', state, 2, mayRun)).not.toHaveProperty('surveyors')
    expect(roundView('r1', { ...round, calls: 4 }, 2, true).callbacks).toEqual({ text: '抽了 4 户，看答复' })
    expect(roundView('r1', { ...round, calls: 4 }, 2, false)).not.toHaveProperty('callbacks')
  })
})

describe('assisted ballots in the Excel file', () => {
  it('lie on a sheet of their own and change nothing of the other', async () => {
    const { assisted: _apart, ...result } = round.result!
    expect(resultRows(round)).toEqual(resultRows({ ...round, result }))
    expect(assistedRows(round).map((row) => row.slice(1, 8))).toEqual([
      ['柳湾村', '红柳镇', '田永福', '公布', { count: 12 }, { count: 18 }, { share: 0.75 }],
      ['沙井村', '红柳镇', '田永福', '不公布', '不公布', '', '不公布'],
      ['东渠村', '沙梁乡', '田永福', '不公布', '不公布', '', '不公布'],
      ['乡镇合计', '红柳镇', '', '不公布', '不公布', '', '不公布'],
      ['乡镇合计', '沙梁乡', '', '不公布', '不公布', '', '不公布'],
      ['全轮合计', '', '', '不公布', '不公布', '', '不公布'],
    ])
    for (const row of assistedRows(round)) expect(row).toHaveLength(ASSISTED_HEADINGS.length)
    const sheets = await readXlsx(await resultsFile(round))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['结果', '代填', '说明'])
    const without = await readXlsx(await resultsFile({ ...round, result }))
    expect(without.map(({ sheet }) => sheet)).toEqual(['结果', '说明'])
    expect(assistedRows({ ...round, result })).toEqual([])
  })
})

describe('assisted ballots on a village’s board', () => {
  const board = (at: number) =>
    posterView(
      '柳湾村',
      '柳湾村',
      [
        {
          ...{ name: round.name, stage: 'published', opensAt: 0, closesAt: 1, secretary: '田永福' },
          ...{ verification: null, result: round.result!.villages[at]! },
          assisted: round.result!.assisted!.villages.find(({ villageId }) => villageId === `u${at}`) ?? null,
        },
      ],
      2,
    ).result!

  it('are said to be apart, with their number only where it is published', () => {
    expect(board(0).shown).toMatchObject({ ballots: '收回 25 张' })
    expect(board(0).assisted).toMatch(/单独算，不在上面的数里：收回 12 张，满意率 75\.0%，多半在/)
    expect(board(1).assisted).toMatch(/单独算，不在上面的数里。这一轮不公布。$/)
    expect(board(1).assisted).not.toMatch(/\d/)
    expect(board(3)).not.toHaveProperty('assisted')
  })
})
