import { overallCell, countsOf } from './cells'
import { resultOf, type VillageResult } from './result'
import type { RoundState } from './round'
import { withSince } from './since'

const standards = { minimumBallots: 10, vetoThreshold: 0.7, usedInAppraisal: false }
const DAY = 86_400_000

/** A round of 柳湾村 over one day, in which `yes` were satisfied and `no` were not. */
function round(day: number, yes: number, no: number, change: Partial<RoundState> = {}): RoundState {
  const outcome = countsOf((cell) =>
    cell === overallCell('satisfied') ? yes : cell === overallCell('not') ? no : 0,
  )
  return {
    name: `第${day}天那一轮`,
    countyId: 'c1',
    phase: 'published',
    openedBy: 'p1',
    opensAt: day * DAY,
    closesAt: (day + 1) * DAY,
    graceMinutes: 10,
    ballotsPerAccount: 1,
    slipsPerVillage: 300,
    standards,
    questions: 1,
    villages: [
      {
        villageId: 'u1',
        boxId: 'x1',
        code: '990101101201',
        name: '柳湾村',
        township: '红柳镇',
        postingId: 'g1',
        secretary: '周建平',
        households: 0,
      },
    ],
    result: resultOf([{ villageId: 'u1', township: '红柳镇', population: null, outcome }], standards, 300),
    keysHeld: false,
    ...change,
  }
}
function sinceIn(now: RoundState, ...earlier: RoundState[]) {
  const [village] = withSince(now.result!, now, earlier).villages as [VillageResult]
  return village.state === 'shown' ? village.since : 'hidden'
}

describe('a village against the round before', () => {
  it('is higher or lower where the interval of the difference leaves out none, by the points between the shown rates', () => {
    expect(sinceIn(round(9, 92, 8), round(2, 70, 30))).toEqual({
      round: '第2天那一轮',
      way: 'higher',
      tenths: 220,
    })
    // 72.2 % as shown after 93.3 %: a reader who subtracts finds 21.1 points.
    expect(sinceIn(round(9, 65, 25), round(2, 84, 6))).toEqual({
      round: '第2天那一轮',
      way: 'lower',
      tenths: 211,
    })
  })

  it('is much the same where chance alone may have made the difference, and no number is given', () => {
    expect(sinceIn(round(9, 80, 20), round(2, 75, 25))).toEqual({
      round: '第2天那一轮',
      way: 'alike',
      tenths: 0,
    })
    expect(sinceIn(round(9, 80, 20), round(2, 80, 20))).toMatchObject({ way: 'alike' })
  })

  it('is compared with the last round that asked in it and was over before this one began', () => {
    const elsewhere = round(6, 70, 30, { villages: [{ ...round(6, 1, 1).villages[0]!, villageId: 'u2' }] })
    const meanwhile = round(8.5, 70, 30)
    const draft = round(7, 70, 30, { phase: 'draft', result: null })
    expect(
      sinceIn(round(9, 92, 8), round(2, 60, 40), meanwhile, elsewhere, draft, round(4, 70, 30)),
    ).toMatchObject({
      round: '第4天那一轮',
      tenths: 220,
    })
    expect(sinceIn(round(9, 92, 8))).toBeUndefined()
  })

  it.each<[string, Partial<RoundState>]>([
    ['another secretary was posted', { villages: [{ ...round(2, 1, 1).villages[0]!, postingId: 'g0' }] }],
    ['other questions were asked', { questions: 2 }],
    ['the round before is not published', { phase: 'closed', result: null }],
    ['it was another county', { countyId: 'c2' }],
    [
      'it was void then',
      { result: { villages: [{ villageId: 'u1', state: 'void', why: 'replaced' }], total: null } },
    ],
  ])('is compared with nothing where %s', (_what, change) => {
    expect(sinceIn(round(9, 92, 8), round(2, 70, 30))).toBeDefined()
    expect(sinceIn(round(9, 92, 8), round(2, 70, 30, change))).toBeUndefined()
  })

  it('what was hidden then stays hidden, and no older figure is fetched in its place', () => {
    expect(sinceIn(round(9, 92, 8), round(4, 4, 2), round(2, 70, 30))).toBeUndefined()
    const [one, other] = [round(4, 4, 2), round(4, 20, 0)].map((before) =>
      withSince(round(9, 92, 8).result!, round(9, 92, 8), [before]),
    )
    expect(one).toEqual(other)
  })

  it('what is hidden now is not compared', () => {
    const hidden = round(9, 4, 2)
    expect(sinceIn(hidden, round(2, 70, 30))).toBe('hidden')
    expect(withSince(hidden.result!, hidden, [round(2, 70, 30)])).toEqual(hidden.result)
  })

  it('rounds that were opened before versions were kept asked the first', () => {
    const { questions: _, ...old } = round(2, 70, 30)
    expect(sinceIn(round(9, 92, 8), old)).toMatchObject({ way: 'higher' })
    expect(sinceIn({ ...round(9, 92, 8), questions: 2 }, old)).toBeUndefined()
  })

  it('two points apart count where every household answered both times, unless the shown rates are the same', () => {
    const whole = (day: number, yes: number, no: number): RoundState => {
      const state = round(day, yes, no)
      const outcome = countsOf((cell) =>
        cell === overallCell('satisfied') ? yes : cell === overallCell('not') ? no : 0,
      )
      const count = { villageId: 'u1', township: '红柳镇', population: yes + no, outcome }
      return { ...state, result: resultOf([count], standards, 3000) }
    }
    expect(sinceIn(whole(9, 40, 10), whole(2, 39, 11))).toMatchObject({ way: 'higher', tenths: 20 })
    expect(sinceIn(whole(9, 1601, 400), whole(2, 1600, 400))).toMatchObject({ way: 'alike', tenths: 0 })
  })
})
